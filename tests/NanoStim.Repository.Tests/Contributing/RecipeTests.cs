using System.Reflection;
using System.Text.RegularExpressions;
using NanoStim.Hal;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.Contributing;

/// <summary>Follows the recipes of CONTRIBUTING.md in a copy of the sources and looks whether what they add is there.</summary>
internal sealed partial class RecipeTests
{
    private const string Firmware = "firmware/NanoStim.Firmware";

    [Test]
    public void Program_is_added_and_can_be_delivered()
    {
        SourceCopy sources = Follow("Add a program");
        Assembly firmware = sources.Load(Firmware, typeof(IStimulatorBoard));
        Type catalogue = Class(firmware, "Programs.ProgramCatalogue");
        object? program = Call(catalogue, "Find", "ms-example");

        Assert.That(program, Is.Not.Null);
        Assert.That(Call(catalogue, "OfId", 99), Is.SameAs(program));
        Assert.That(sources["tests/NanoStim.UnitTests/CatalogueTests.cs"], Does.Match(@"\[DataRow\(99, ""ms-example""\)\]\s+public void Stored_id_of_a_program"));
        object plan = Activator.CreateInstance(Class(firmware, "Pulses.PulsePlan"))!;
        Assert.That(Call(Class(firmware, "Programs.ProgramCheck"), "Check", program, new MinimalBoard().Pulses, plan)!.ToString(), Is.EqualTo("Ok"));
    }

    [Test]
    public void Fault_is_added_with_its_name_and_texts()
    {
        SourceCopy sources = Follow("Add a fault of the firmware");
        Assembly firmware = sources.Load(Firmware, typeof(IStimulatorBoard));
        object entry = Call(Class(firmware, "Safety.FaultCatalogue"), "Of", Enum.ToObject(Class(firmware, "Safety.FaultCode"), 99))!;

        Assert.That(entry.GetType().GetProperty("Name")!.GetValue(entry), Is.EqualTo("example-fault"));
        Assert.That(sources["tests/NanoStim.UnitTests/FaultNameTests.cs"], Does.Match(@"\[DataRow\(99, ""example-fault""\)\]\s+public void Name_of_the_number"));
    }

    [Test]
    public void Mode_is_added_with_its_limits_and_its_line_in_the_boot_report()
    {
        SourceCopy sources = Follow("Add a mode");
        Assembly firmware = sources.Load(Firmware, typeof(IStimulatorBoard));
        object mode = Enum.Parse(Class(firmware, "Modes.StimulationMode"), "Example");
        object limits = Call(Class(firmware, "Modes.ModeCatalogue"), "Of", mode)!;
        Type identity = Class(firmware, "Identity.FirmwareIdentity");
        int lines = (int)identity.GetProperty("LineCount")!.GetValue(null)!;

        Assert.That(limits.GetType().GetField("Name")!.GetValue(limits), Is.EqualTo("example"));
        Assert.That(limits.GetType().GetField("Mode")!.GetValue(limits), Is.EqualTo(mode));
        Assert.That(Call(identity, "Line", lines - 1), Does.StartWith("example: max "));
        Assert.That(sources[Firmware + "/NanoStim.Firmware.nfproj"], Does.Contain(@"<Compile Include=""Modes\ExampleMode.cs"" />"));
        Assert.That(sources.Touched.Where(path => path.Contains("/Safety/", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("Add a program")]
    [TestCase("Add a fault of the firmware")]
    [TestCase("Add a mode")]
    public void Recipe_touches_as_many_files_as_its_heading_says(string title)
    {
        Recipe recipe = new(title);

        Assert.That(recipe.Edits.Select(edit => edit.Path).Distinct().Count(), Is.EqualTo(recipe.Files));
        Assert.That(recipe.Edits, Has.Count.EqualTo(NumberedLine().Count(Section(title))), "a step could not be read");
    }

    [Test]
    public void Step_whose_place_is_gone_is_refused()
    {
        RecipeEdit edit = new(Firmware + "/Stimulator.cs", ", before `no such line`:", "int added;\n");

        Assert.That(() => edit.Apply(new SourceCopy()), Throws.InvalidOperationException.With.Message.Contains("no such line"));
    }

    [Test]
    public void Edit_that_does_not_compile_is_refused()
    {
        SourceCopy sources = new() { [Firmware + "/Stimulator.cs"] = "class Stimulator { int broken = \"text\"; }" };

        Assert.That(() => sources.Load(Firmware, typeof(IStimulatorBoard)), Throws.InvalidOperationException.With.Message.Contains("CS0029"));
    }

    private static SourceCopy Follow(string title)
    {
        SourceCopy sources = new();
        new Recipe(title).Apply(sources);
        return sources;
    }

    private static string Section(string title)
    {
        string page = Repository.Read(Recipe.Page);
        int from = page.IndexOf($"## {title}", StringComparison.Ordinal);
        int to = page.IndexOf("\n## ", from + 1, StringComparison.Ordinal);
        return page[from..to];
    }

    private static Type Class(Assembly firmware, string name) => firmware.GetType("NanoStim.Firmware." + name, throwOnError: true)!;

    private static object? Call(Type type, string method, params object?[] arguments) =>
        type.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments);

    [GeneratedRegex(@"^\d+\. ", RegexOptions.Multiline)]
    private static partial Regex NumberedLine();
}
