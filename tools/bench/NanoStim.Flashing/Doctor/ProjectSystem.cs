using NanoStim.Flashing.Nanoff;

namespace NanoStim.Flashing.Doctor;

/// <summary>
/// The nanoFramework project system, which builds .nfproj files. On Windows it comes with the Visual Studio extension, anywhere with
/// that of VS Code, which then needs msbuild and nuget of Mono.
/// </summary>
internal static class ProjectSystem
{
    private const string Topic = "Device build";
    private const string VisualStudioExtension = ".NET nanoFramework Extension";
    private const string InstallForVsCode = "code --install-extension nanoframework.vscode-nanoframework";
    private const string Instead = "Or build nothing here: take the image that continuous integration has built (docs/flashing.md).";

    private static readonly string[] VsCodeFolders = [".vscode", ".vscode-server", ".vscode-oss", ".vscode-insiders"];
    private static readonly string MsBuildFile = Path.Combine("nanoFramework", "v1.0", "NFProjectSystem.CSharp.targets");

    public static Finding Look(Machine machine)
    {
        if (machine.System == OperatingSystemKind.Windows && VisualStudio() is { } finding)
        {
            return finding;
        }

        if (VsCode(machine) is not { } folder)
        {
            string fix = machine.System == OperatingSystemKind.Windows
                ? $"Visual Studio 2026 (or 2022 from version 17.14 on) > Extensions > Manage Extensions > '{VisualStudioExtension}', or\n  {InstallForVsCode}\n{Instead}"
                : $"{InstallForVsCode}\n{Mono(machine)}\n{Instead}";
            return new Finding(Topic, FindingState.Optional, "the nanoFramework project system is not installed", fix);
        }

        string[] missing = machine.System == OperatingSystemKind.Windows ? [] : [.. new[] { "msbuild", "nuget" }.Where(command => machine.Find(command) is null)];
        return missing.Length == 0
            ? new Finding(Topic, FindingState.Good, $"project system of VS Code ({folder})")
            : new Finding(Topic, FindingState.Optional, $"project system of VS Code ({folder}), without {string.Join(" and ", missing)}", $"{Mono(machine)}\n{Instead}");
    }

    /// <summary>The project system inside the newest VS Code extension.</summary>
    private static string? VsCode(Machine machine) => VsCodeFolders
        .Select(folder => Path.Combine(machine.Home, folder, "extensions"))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateDirectories(folder, "nanoframework.vscode-nanoframework-*").OrderDescending(StringComparer.Ordinal))
        .Select(extension => Path.Combine(extension, "dist", "utils"))
        .FirstOrDefault(utilities => File.Exists(Path.Combine(utilities, MsBuildFile)));

    /// <summary>Distributions' own mono-complete has no msbuild, says the extension's documentation; Mono's has.</summary>
    private static string Mono(Machine machine) => machine.System == OperatingSystemKind.MacOS
        ? "brew install mono nuget"
        : "sudo apt-get install mono-complete nuget   (from the repository of https://www.mono-project.com/download/stable/, the distribution's has no msbuild)";

    private static Finding? VisualStudio()
    {
        string programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86);
        string locator = Path.Combine(programs, "Microsoft Visual Studio", "Installer", "vswhere.exe");
        if (!File.Exists(locator))
        {
            return null;
        }

        string installation = ToolRun.Captured(locator, ["-latest", "-property", "installationPath"], _ => { }).Output.Trim();
        return File.Exists(Path.Combine(installation, "MSBuild", MsBuildFile))
            ? new Finding(Topic, FindingState.Good, $"project system of Visual Studio ({installation})")
            : null;
    }
}
