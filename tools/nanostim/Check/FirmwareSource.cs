using System.Diagnostics;
using NanoStim.Campaign.Safety;

namespace NanoStim.Cli.Check;

/// <summary>Where the firmware under test comes from. Disposing it deletes what was built for the check.</summary>
internal sealed class FirmwareSource : IDisposable
{
    private static readonly string[] s_projects = ["hal/NanoStim.Hal.Esp32/NanoStim.Hal.Esp32.csproj", "firmware/NanoStim.Firmware/NanoStim.Firmware.csproj"];

    private readonly string? _built;

    private FirmwareSource(string name, string assemblies, string? built)
    {
        Name = name;
        Firmware = new FirmwareUnderTest(assemblies);
        _built = built;
    }

    /// <summary>The firmware as messages call it.</summary>
    public string Name { get; }

    /// <summary>The firmware.</summary>
    public FirmwareUnderTest Firmware { get; }

    /// <summary>The firmware of a checkout, of a folder with assemblies, or, with neither, of this program.</summary>
    /// <exception cref="UsageException">There is no firmware in the folder, or it cannot be built.</exception>
    public static FirmwareSource Of(string? checkout, string? assemblies, TextWriter progress)
    {
        if (checkout is not null)
        {
            return Built(checkout, progress);
        }

        if (assemblies is null)
        {
            return new FirmwareSource("the firmware of this nanostim", AppContext.BaseDirectory, null);
        }

        string[] missing = [.. FirmwareUnderTest.Required.Where(file => !File.Exists(Path.Combine(assemblies, file)))];
        return missing.Length == 0
            ? new FirmwareSource(assemblies, assemblies, null)
            : throw new UsageException($"--assemblies: {assemblies} does not contain {string.Join(", ", missing)}. Build a host project that refers to NanoStim.Firmware and NanoStim.Hal.Esp32, and write its output folder.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Firmware.Unload();
        if (_built is not null)
        {
            Directory.Delete(_built, recursive: true);
        }
    }

    private static FirmwareSource Built(string checkout, TextWriter progress)
    {
        string? missing = s_projects.FirstOrDefault(project => !File.Exists(Path.Combine(checkout, project)));
        if (missing is not null)
        {
            throw new UsageException($"--checkout: {checkout} is not a checkout of nanoStim: it does not contain {missing}. Write the folder that contains nanoStim.sln, or use --assemblies.");
        }

        string built = Directory.CreateTempSubdirectory("nanostim-check-").FullName;
        string assemblies = Path.Combine(built, "assemblies");
        try
        {
            foreach (string project in s_projects)
            {
                progress.WriteLine($"nanostim: building {project} of {checkout}");
                Build(Path.GetFullPath(Path.Combine(checkout, project)), built, assemblies);
            }
        }
        catch
        {
            Directory.Delete(built, recursive: true);
            throw;
        }

        return new FirmwareSource(checkout, assemblies, built);
    }

    private static void Build(string project, string artifacts, string output)
    {
        ProcessStartInfo start = new("dotnet", ["build", project, "--configuration", "Release", "--verbosity", "quiet", "-nologo", $"-p:ArtifactsPath={artifacts}", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "--output", output])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = StartOf(start);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new UsageException($"--checkout: {project} does not build:\n{text.Trim()}");
        }
    }

    private static Process StartOf(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new UsageException("--checkout: the .NET SDK is required to build the firmware, and 'dotnet' was not found on the path.", missing);
        }
    }
}
