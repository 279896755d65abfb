namespace NanoStim.Flashing.Images;

/// <summary>Images and device builds on disk.</summary>
public static class ImageFiles
{
    /// <summary>An image from what was named: one .bin file, or .pe files and folders of them.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <exception cref="FlashingException">There is no image in that, or it would not run.</exception>
    public static DeploymentImage Load(IReadOnlyCollection<string> paths)
    {
        if (paths.Any(string.IsNullOrWhiteSpace))
        {
            throw new FlashingException(FlashRefusal.Usage, "'' is not the name of a file or folder.", "Name the output folder of the device build, .pe files, or an image (.bin).");
        }

        string? bin = paths.FirstOrDefault(path => HasExtension(path, ".bin"));
        if (bin is not null)
        {
            return paths.Count == 1
                ? DeploymentImage.Read(Bytes(bin), bin)
                : throw new FlashingException(FlashRefusal.Image, $"{bin} is an image already; it cannot be packed with something else.", "Name either one .bin file, or .pe files and folders.");
        }

        return DeploymentImage.Pack(Distinct([.. paths.SelectMany(PeFiles)]));
    }

    private static IEnumerable<string> PeFiles(string path)
    {
        if (Directory.Exists(path))
        {
            string[] files = [.. Directory.EnumerateFiles(path, "*.pe").Order(StringComparer.Ordinal)];
            return files.Length > 0
                ? files
                : throw new FlashingException(FlashRefusal.Image, $"{path}: no .pe file in this folder.", "Name the output folder of the device build, for example firmware/NanoStim.App/bin/Release.");
        }

        return HasExtension(path, ".pe") || !File.Exists(path)
            ? [path]
            : throw new FlashingException(FlashRefusal.Image, $"{path}: neither a folder, nor a .pe file, nor a .bin file.", "A device build makes .pe files beside its .dll files; those are what the CLR runs.");
    }

    private static List<PeAssembly> Distinct(IReadOnlyCollection<string> files)
    {
        List<PeAssembly> assemblies = [];
        foreach (string file in files)
        {
            PeAssembly assembly = PeAssembly.Read(Bytes(file), file);
            PeAssembly? same = assemblies.FirstOrDefault(each => each.Name == assembly.Name);
            if (same is null)
            {
                assemblies.Add(assembly);
            }
            else if (!same.Bytes.SequenceEqual(assembly.Bytes))
            {
                throw new FlashingException(FlashRefusal.Image, $"{file}: there is another {assembly.Name} ({same.Version}) with other contents.", "Name the files of one build only.");
            }
        }

        return assemblies;
    }

    private static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw File.Exists(file)
                ? new FlashingException(FlashRefusal.Image, $"{file}: {unreadable.Message}", "Name a file that can be read.")
                : new FlashingException(FlashRefusal.Usage, $"{file}: there is no such file.", "Name an image (.bin), .pe files of a device build, or the folder they are in.");
        }
    }
}
