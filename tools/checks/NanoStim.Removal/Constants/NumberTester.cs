using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoStim.Removal.Constants;

/// <summary>
/// Compiles a device project with one number planted and runs its suites against it, all in this process. A number can make a loop endless, so
/// <see cref="NumberCampaign"/> runs it in a process of its own.
/// </summary>
public sealed class NumberTester
{
    /// <summary>What is asked for to see the tests pass with nothing planted.</summary>
    internal const string Nothing = "nothing";

    // Tests that have noticed another number of the same file run first.
    private const int Remembered = 12;

    private readonly string _checkout;
    private readonly Dictionary<string, PlantedNumber> _numbers;
    private readonly Dictionary<string, DeviceCompiler> _compilers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _noticing = new(StringComparer.Ordinal);

    /// <summary>Reads a checkout, of which everything has been built.</summary>
    public NumberTester(string checkout)
    {
        _checkout = checkout;
        _numbers = NumberSources.Of(checkout).ToDictionary(number => number.Id, StringComparer.Ordinal);
    }

    /// <summary>Answers each line of the input, a planted number's id, with a line: the outcome, and the test.</summary>
    public void Serve(TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { Length: > 0 } id)
        {
            NumberResult result = id.StartsWith(Nothing, StringComparison.Ordinal) ? TestPlain(TestedProject.Of(id[(Nothing.Length + 1)..] + "/")) : Test(_numbers[id]);
            output.WriteLine($"{result.Outcome}\t{result.Test.ReplaceLineEndings(" ")}");
            output.Flush();
        }
    }

    private NumberResult TestPlain(TestedProject project)
    {
        Dictionary<string, byte[]> images = new(StringComparer.Ordinal) { [project.Name] = Compiled(project.Name, project.Folder, "", null, "", []) };
        return Run(Nothing, Nothing, project, images, isShared: false);
    }

    private NumberResult Test(PlantedNumber number)
    {
        TestedProject project = TestedProject.Of(number.File);
        string path = Path.Combine(_checkout, number.File);
        (string errors, byte[] image) = Compiler(project.Name, project.Folder, "").Compile(path, number.Apply(File.ReadAllText(path)), new Dictionary<string, byte[]>());
        return errors.Length > 0
            ? new NumberResult(number.Id, NumberOutcome.NotCompiled, errors)
            : Run(number.Id, number.File, project, new Dictionary<string, byte[]>(StringComparer.Ordinal) { [project.Name] = image }, number.IsShared);
    }

    private NumberResult Run(string id, string file, TestedProject project, Dictionary<string, byte[]> images, bool isShared)
    {
        foreach (TestedSuite suite in project.Suites.Where(suite => suite.IsFor(file)))
        {
            Dictionary<string, byte[]> loaded = new(images, StringComparer.Ordinal);
            if (suite.Linked.Length > 0)
            {
                loaded[suite.Name] = isShared ? Compiled(suite.Name, $"tests/{suite.Name}", suite.Linked, null, "", images) : Plain(suite, images);
            }

            string failed = Run(file, suite, loaded);
            if (failed.Length > 0)
            {
                return new NumberResult(id, NumberOutcome.Noticed, $"{suite.Name["NanoStim.".Length..]}: {failed}");
            }
        }

        return new NumberResult(id, NumberOutcome.Survived, "");
    }

    private string Run(string file, TestedSuite suite, Dictionary<string, byte[]> images)
    {
        SuiteContext context = new(Path.GetDirectoryName(Built(suite.Name))!, images);
        try
        {
            Assembly assembly = context.LoadFromAssemblyName(new AssemblyName(suite.Name));
            Assembly nunit = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(Built(suite.Name))!, "nunit.framework.dll"));
            string key = $"{suite.Name} {suite.Classes} {file}";
            List<string> first = _noticing.TryGetValue(key, out List<string>? known) ? known : _noticing[key] = [];
            string failed = first.Count > 0 ? new SuiteRun(assembly, nunit, Classes(first)).Run(SuiteFilter.OfTests(first)).Failed : "";
            if (failed.Length == 0)
            {
                (failed, int ran) = new SuiteRun(assembly, nunit, []).Run(SuiteFilter.OfClasses(suite.Classes));
                if (ran == 0)
                {
                    throw new RemovalException($"{suite.Name}: no test was found. Build the solution, then try again.");
                }
            }

            if (failed.Length > 0)
            {
                first.Remove(failed);
                first.Insert(0, failed);
                first.RemoveRange(Math.Min(first.Count, Remembered), Math.Max(0, first.Count - Remembered));
            }

            return failed;
        }
        finally
        {
            context.Unload();
        }
    }

    // To look for tests in these only is quicker.
    private static IEnumerable<string> Classes(IEnumerable<string> tests) => tests.Select(test => test.Split('(')[0]).Select(test => test[..test.LastIndexOf('.')]).Distinct();

    private byte[] Plain(TestedSuite suite, Dictionary<string, byte[]> images)
    {
        if (!_plain.TryGetValue(suite.Name, out byte[]? image))
        {
            _plain[suite.Name] = image = Compiled(suite.Name, $"tests/{suite.Name}", suite.Linked, null, "", images);
        }

        return image;
    }

    private byte[] Compiled(string name, string folder, string linked, string? path, string text, Dictionary<string, byte[]> replaced)
    {
        (string errors, byte[] image) = Compiler(name, folder, linked).Compile(path, text, replaced);
        return errors.Length == 0 ? image : throw new RemovalException($"{name} does not compile: {errors}");
    }

    private DeviceCompiler Compiler(string name, string folder, string linked)
    {
        if (!_compilers.TryGetValue(name, out DeviceCompiler? compiler))
        {
            bool isDevice = File.Exists(Path.Combine(_checkout, folder, name + ".nfproj"));
            string generated = Path.Combine(_checkout, "artifacts", "obj", name, "debug");
            string[] others = linked.Length == 0 ? [] : [Path.Combine(_checkout, linked), .. Generated(generated, name)];
            compiler = new DeviceCompiler(Path.Combine(_checkout, folder), Built(name), isDevice ? LanguageVersion.CSharp12 : LanguageVersion.Latest, others);
            _compilers[name] = compiler;
        }

        return compiler;
    }

    // What MSBuild writes for a project of the host.
    private static IEnumerable<string> Generated(string folder, string name) =>
        new[] { $"{name}.GlobalUsings.g.cs", $"{name}.AssemblyInfo.cs" }.Select(file => Path.Combine(folder, file)).Where(File.Exists);

    private string Built(string name)
    {
        string path = Path.Combine(_checkout, "artifacts", "bin", name, "debug", name + ".dll");
        return File.Exists(path) ? path : throw new RemovalException($"{path} was not built; write 'dotnet build nanoStim.sln', then try again.");
    }
}
