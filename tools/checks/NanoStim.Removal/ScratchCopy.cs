using System.Text.Json;
using System.Xml.Linq;

namespace NanoStim.Removal;

/// <summary>A copy of a checkout in which controls are removed one at a time. The checkout itself is never changed.</summary>
public sealed class ScratchCopy
{
    private const string Filter = "removal.slnf";
    private static readonly TimeSpan s_buildTime = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan s_testTime = TimeSpan.FromMinutes(10);

    private static readonly string[] s_quick = ["-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:WarningLevel=0"];

    // Where the controls are, and the project that is built of it. The values of the circuit are a resource of the virtual board.
    private static readonly Dictionary<string, string> s_owners = new(StringComparer.Ordinal)
    {
        ["firmware/NanoStim.Firmware/"] = "NanoStim.Firmware",
        ["hal/NanoStim.Hal.Esp32/"] = "NanoStim.Hal.Esp32",
        ["tools/sim/NanoStim.VirtualBoard/"] = "NanoStim.VirtualBoard",
        ["hardware/front-end.param"] = "NanoStim.VirtualBoard",
    };

    private readonly string _checkout;
    private readonly Dictionary<string, DeviceCompiler> _compilers = new(StringComparer.Ordinal);

    /// <summary>Brings a copy up to date: every file that git knows or would add. What was built in it stays, so that the next build is short.</summary>
    /// <exception cref="RemovalException">The checkout is no repository of git.</exception>
    public ScratchCopy(string checkout, string folder)
    {
        _checkout = checkout;
        Folder = folder;
        (int? code, string files) = ChildProcess.Run(checkout, s_buildTime, "git", "ls-files", "-co", "--exclude-standard");
        if (code != 0)
        {
            throw new RemovalException($"{checkout}: git cannot list its files. Write the folder of a checkout.");
        }

        foreach (string file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            CopyIfChanged(file);
        }
    }

    /// <summary>The folder of the copy.</summary>
    public string Folder { get; }

    /// <summary>Builds the suites and what they need.</summary>
    /// <returns>The errors; nothing when it was built.</returns>
    public string Build(IEnumerable<string> suites, bool restore)
    {
        string[] projects = [.. suites.Select(suite => $"tests/{suite}/{suite}.csproj")];
        File.WriteAllText(Path.Combine(Folder, Filter), JsonSerializer.Serialize(new { solution = new { path = "nanoStim.sln", projects } }));
        List<string> command = ["dotnet", "build", Filter, .. s_quick];
        if (!restore)
        {
            command.Add("--no-restore");
        }

        (int? code, string output) = ChildProcess.Run(Folder, s_buildTime, command);
        return Errors(code, output);
    }

    /// <summary>
    /// Builds the one project that a file belongs to and gives its assembly to every suite: seconds instead of a minute. Not for an edit of a
    /// constant, which the compiler has copied into other assemblies.
    /// </summary>
    /// <returns>The errors; nothing when it was built, or where no project is built of the file.</returns>
    public string BuildOwner(string file)
    {
        string? project = OwnerOf(file);
        if (project is null)
        {
            return "";
        }

        string assembly = Path.GetFileNameWithoutExtension(project) + ".dll";
        string errors = project.StartsWith("tools/", StringComparison.Ordinal) ? BuildProject(project) : Compile(project, file);
        if (errors.Length == 0)
        {
            Spread(assembly);
        }

        return errors;
    }

    /// <summary>Keeps the assemblies as they are now, to be put back by <see cref="Restore"/>.</summary>
    public void KeepAssemblies()
    {
        // Before anything is removed: a compiler keeps all other files as it has read them.
        Directory.CreateDirectory(Kept);
        foreach ((string folder, string name) in s_owners.Where(owner => !owner.Value.EndsWith("VirtualBoard", StringComparison.Ordinal)))
        {
            _compilers[$"{folder}{name}.csproj"] = new DeviceCompiler(At(folder), Built(name + ".dll"));
        }

        foreach (string name in s_owners.Values)
        {
            File.Copy(Built(name + ".dll"), Path.Combine(Kept, name + ".dll"), overwrite: true);
        }
    }

    /// <summary>Runs tests of one suite.</summary>
    /// <returns>The outcomes; where the suite did not end in its time, every test counts as failed.</returns>
    public SuiteOutcome Test(string suite, IReadOnlyList<string> tests)
    {
        string results = Path.Combine(Folder, "artifacts", "removal-results");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        string filter = string.Join('|', tests.Select(test => $"FullyQualifiedName~.{test}"));
        string assembly = $"artifacts/bin/{suite}/debug/{AssemblyOf(suite)}.dll";
        if (!File.Exists(Path.Combine(Folder, assembly)))
        {
            throw new RemovalException($"{Folder}/{assembly} was not built; delete {Folder} and start again.");
        }

        (int? code, _) = ChildProcess.Run(Folder, s_testTime, "dotnet", "test", assembly, "--filter", filter, "--logger", "trx", "--results-directory", results);
        return code is null ? new SuiteOutcome(tests.Count, tests) : SuiteOutcome.Read(results, tests);
    }

    /// <summary>Removes a control.</summary>
    public void Remove(Removal removal) => File.WriteAllText(At(removal.File), RemovalList.Apply(removal, File.ReadAllText(At(removal.File))));

    /// <summary>Puts the file back as it is in the checkout, and the assemblies as they were kept.</summary>
    public void Restore(Removal removal)
    {
        CopyIfChanged(removal.File);
        if (OwnerOf(removal.File) is { } project)
        {
            string name = Path.GetFileNameWithoutExtension(project) + ".dll";
            File.Copy(Path.Combine(Kept, name), Built(name), overwrite: true);
            Spread(name);
        }
    }

    private string BuildProject(string project)
    {
        (int? code, string output) = ChildProcess.Run(Folder, s_buildTime, ["dotnet", "build", project, "--no-restore", "--no-dependencies", .. s_quick]);
        return Errors(code, output);
    }

    private string Compile(string project, string file) =>
        _compilers[project].Compile(Path.GetRelativePath(Path.GetDirectoryName(project)!, file));

    private string AssemblyOf(string suite)
    {
        XDocument project = XDocument.Load(At($"tests/{suite}/{suite}.csproj"));
        return project.Descendants("AssemblyName").FirstOrDefault()?.Value ?? suite;
    }

    private static string Errors(int? code, string output) =>
        code == 0 ? "" : string.Join("; ", output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(3));

    private string Kept => Path.Combine(Folder, "artifacts", "removal-kept");

    private static string? OwnerOf(string file) =>
        s_owners.Where(owner => file.StartsWith(owner.Key, StringComparison.Ordinal)).Select(owner => OwnerProject(owner)).FirstOrDefault();

    private static string OwnerProject(KeyValuePair<string, string> owner) =>
        owner.Value == "NanoStim.VirtualBoard" ? "tools/sim/NanoStim.VirtualBoard/NanoStim.VirtualBoard.csproj" : $"{owner.Key}{owner.Value}.csproj";

    private string Built(string assembly) => Path.Combine(Folder, "artifacts", "bin", Path.GetFileNameWithoutExtension(assembly), "debug", assembly);

    private void Spread(string assembly)
    {
        string built = Built(assembly);
        foreach (string copy in Directory.EnumerateFiles(Path.Combine(Folder, "artifacts", "bin"), assembly, SearchOption.AllDirectories).Where(copy => copy != built))
        {
            File.Copy(built, copy, overwrite: true);
        }
    }

    private string At(string file) => Path.Combine(Folder, file);

    private void CopyIfChanged(string file)
    {
        string from = Path.Combine(_checkout, file);
        string to = At(file);
        if (!File.Exists(from))
        {
            File.Delete(to);
            return;
        }

        byte[] bytes = File.ReadAllBytes(from);
        if (!File.Exists(to) || !bytes.AsSpan().SequenceEqual(File.ReadAllBytes(to)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllBytes(to, bytes);
        }
    }
}
