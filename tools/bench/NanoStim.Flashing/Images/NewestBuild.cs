namespace NanoStim.Flashing.Images;

/// <summary>The device build in the checkout that one is in.</summary>
public static class NewestBuild
{
    /// <summary>How to get an image, as docs/flashing.md says it.</summary>
    public const string HowToGetOne =
        "Take the image of a release:\n  nanostim flash --release TAG\nor build one on Windows with Visual Studio 2026, or 2022 from version 17.14 on, and the .NET nanoFramework extension:\n  nuget restore nanoStim.sln\n  msbuild firmware\\NanoStim.App\\NanoStim.App.nfproj -p:Configuration=Release\n  nanostim image firmware\\NanoStim.App\\bin\\Release --output nanostim.bin\n  nanostim flash --image nanostim.bin\n(docs/flashing.md).";

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
        HowToGetOne);
}
