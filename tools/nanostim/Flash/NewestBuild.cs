using NanoStim.Flashing;

namespace NanoStim.Cli.Flash;

/// <summary>The device build in the checkout that one is in.</summary>
internal static class NewestBuild
{
    private const string Program = "NanoStim.App.pe";

    /// <summary>Output folder with the newest program.</summary>
    /// <param name="from">Where to begin; parents are looked at as well.</param>
    /// <exception cref="FlashingException">Nothing has been built.</exception>
    public static string Folder(string from)
    {
        for (string? folder = from; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "nanoStim.sln")))
            {
                string output = Path.Combine(folder, "firmware", "NanoStim.App", "bin");
                string? program = Directory.Exists(output)
                    ? Directory.EnumerateFiles(output, Program, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
                    : null;
                return Path.GetDirectoryName(program) ?? throw Nothing($"There is no device build in {output}.");
            }
        }

        throw Nothing("There is no --image, and this folder is not inside a checkout of nanoStim.");
    }

    private static FlashingException Nothing(string reason) => new(
        FlashRefusal.Image,
        reason,
        "Take the image of a release, and name it:\n  nanostim flash --image nanostim-VERSION.bin\nor build it on a computer with the nanoFramework project system (docs/flashing.md).");
}
