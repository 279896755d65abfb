using System.Text.RegularExpressions;
using NUnit.Framework;
using YamlDotNet.RepresentationModel;

namespace NanoStim.Tool.Tests;

/// <summary>The GitHub action that checks a firmware, and the other files of .github that no build reads.</summary>
internal sealed partial class ActionTests
{
    private const string Action = ".github/actions/check-safety/action.yml";

    private readonly YamlMappingNode _action = Load(Action);

    [TestCase("", "", "[check][safety][--runs][100][--seed][1][--junit][out file.xml]")]
    [TestCase("my fork", "", "[check][safety][--runs][100][--seed][1][--junit][out file.xml][--checkout][my fork]")]
    [TestCase("", "bin", "[check][safety][--runs][100][--seed][1][--junit][out file.xml][--assemblies][bin]")]
    [Platform(Exclude = "Win", Reason = "the step runs in bash")]
    public void Step_calls_the_command_with_the_inputs(string checkout, string assemblies, string call)
    {
        using TemporaryFolder folder = new();
        folder.Write("nanostim", "#!/bin/sh\nprintf '[%s]' \"$@\"\nexit 3\n", executable: true);
        Directory.CreateDirectory(folder.File(".github", "actions", "check-safety"));
        Dictionary<string, string> inputs = new()
        {
            ["GITHUB_ACTION_PATH"] = folder.File(".github", "actions", "check-safety"),
            ["CHECKOUT"] = checkout,
            ["ASSEMBLIES"] = assemblies,
            ["RUNS"] = Default("runs"),
            ["SEED"] = Default("seed"),
            ["JUNIT"] = "out file.xml",
        };

        Finished step = Finished.Run("/bin/bash", ["-e", "-o", "pipefail", "-c", Text(RunStep, "run")], inputs);

        Assert.That(step.Output, Is.EqualTo(call), step.ToString());
        Assert.That(step.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Every_input_reaches_the_step()
    {
        string environment = RunStep["env"].ToString();

        Assert.That(Inputs, Is.Not.Empty);
        Assert.That(Inputs.Where(input => !environment.Contains($"inputs.{input} ", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Example_of_the_documentation_uses_the_inputs_that_there_are()
    {
        string page = Checkout.Read("docs/check-safety.md").Replace("\r\n", "\n", StringComparison.Ordinal);
        YamlMappingNode example = Parse(Fence().Match(page).Groups[1].Value);
        YamlMappingNode uses = Steps(example["jobs"]["safety"]).Single(step => step.Children.ContainsKey("uses") && Text(step, "uses").Contains("check-safety", StringComparison.Ordinal));

        Assert.That(Text(uses, "uses"), Does.EndWith($"/{Path.GetDirectoryName(Action)!.Replace('\\', '/')}@v0"));
        Assert.That(((YamlMappingNode)uses["with"]).Children.Keys.Select(key => key.ToString()), Is.SubsetOf(Inputs));
    }

    [TestCase("defect.yml")]
    [TestCase("capture.yml")]
    [TestCase("proposal.yml")]
    public void Issue_template_has_what_GitHub_requires(string file)
    {
        YamlMappingNode template = Load(".github/ISSUE_TEMPLATE/" + file);
        YamlMappingNode[] fields = [.. ((YamlSequenceNode)template["body"]).Cast<YamlMappingNode>().Where(field => Text(field, "type") != "markdown")];

        Assert.That(Text(template, "name"), Is.Not.Empty);
        Assert.That(Text(template, "description"), Is.Not.Empty);
        Assert.That(fields, Is.Not.Empty);
        Assert.That(fields.Select(field => Text(field, "id")), Is.Unique);
        Assert.That(fields.Select(field => Text((YamlMappingNode)field["attributes"], "label")), Has.All.Not.Empty);
    }

    private IEnumerable<string> Inputs => ((YamlMappingNode)_action["inputs"]).Children.Keys.Select(key => key.ToString());

    private YamlMappingNode RunStep => Steps(_action["runs"]).Single(step => step.Children.ContainsKey("run"));

    private string Default(string input) => Text((YamlMappingNode)_action["inputs"][input], "default");

    private static IEnumerable<YamlMappingNode> Steps(YamlNode node) => ((YamlSequenceNode)node["steps"]).Cast<YamlMappingNode>();

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value ?? "";

    private static YamlMappingNode Load(string path) => Parse(Checkout.Read(path));

    private static YamlMappingNode Parse(string text)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
