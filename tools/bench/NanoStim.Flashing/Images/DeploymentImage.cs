using System.Text.RegularExpressions;

namespace NanoStim.Flashing.Images;

/// <summary>
/// The file that nanoff writes to the deployment partition: .pe files one behind the other, each filled up with zeros to a multiple
/// of four bytes, what is referred to before what refers to it, the program last. The layout is that of the official build task
/// (GenerateBinaryOutputTask of nf-Visual-Studio-extension f205702).
/// </summary>
public sealed partial class DeploymentImage
{
    private const string OwnPrefix = "NanoStim.";

    private readonly byte[] _bytes;

    private DeploymentImage(IReadOnlyList<PeAssembly> assemblies, byte[] bytes, ImageRecord? record, IReadOnlyList<PeAssembly> leftOut)
    {
        Assemblies = assemblies;
        LeftOut = leftOut;
        _bytes = bytes;
        HasRecord = record is not null;
        Record = record ?? ImageRecord.Of(bytes.AsSpan(0, End(assemblies)), CommitOf(assemblies));
    }

    /// <summary>Commit and checksum; worked out where the image has no record of its own.</summary>
    public ImageRecord Record { get; }

    /// <summary>Whether the image says commit and checksum itself.</summary>
    public bool HasRecord { get; }

    /// <summary>In the order of the image; the last one is the program.</summary>
    public IReadOnlyList<PeAssembly> Assemblies { get; }

    /// <summary>Assemblies that were offered and that nothing in the program refers to.</summary>
    public IReadOnlyList<PeAssembly> LeftOut { get; }

    /// <summary>The image.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>In bytes.</summary>
    public int Size => _bytes.Length;

    /// <summary>Checksum of the image.</summary>
    public uint Checksum => Crc32.Of(_bytes);

    /// <summary>The assembly where the program starts.</summary>
    public PeAssembly Program => Assemblies.Single(assembly => assembly.HasEntryPoint);

    /// <summary>Makes an image of a program and everything it refers to.</summary>
    /// <param name="offered">The assemblies of a device build; what the program does not need is left out.</param>
    /// <exception cref="FlashingException">It would not run; the message says why.</exception>
    public static DeploymentImage Pack(IReadOnlyCollection<PeAssembly> offered)
    {
        PeAssembly program = OneProgram(offered);
        List<PeAssembly> ordered = [];
        List<string> missing = [];
        Collect(program, offered, ordered, [], missing);
        Refuse(missing);

        int end = End(ordered);
        byte[] bytes = new byte[end + ImageRecord.Size];
        int at = 0;
        foreach (PeAssembly assembly in ordered)
        {
            assembly.Bytes.CopyTo(bytes.AsSpan(at));
            at += PeLayout.Align(assembly.Size);
        }

        ImageRecord record = ImageRecord.Of(bytes.AsSpan(0, end), CommitOf(ordered));
        record.Bytes(end).CopyTo(bytes, end);
        return new DeploymentImage(ordered, bytes, record, [.. offered.Except(ordered).OrderBy(assembly => assembly.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Takes an image that was made before, by this or by the official build task, after the same checks.</summary>
    /// <param name="bytes">The image.</param>
    /// <param name="from">Where it is from, for the message.</param>
    /// <exception cref="FlashingException">It would not run; the message says why.</exception>
    public static DeploymentImage Read(byte[] bytes, string from)
    {
        IReadOnlyList<PeAssembly> assemblies = DeploymentArea.Load(bytes);
        if (assemblies.Count == 0)
        {
            throw new FlashingException(
                FlashRefusal.Image,
                $"{from}: there is no device assembly in it that firmware 1.x would load.",
                "The image is the .bin file beside NanoStim.App.exe in the output of the device build, or what 'nanostim image' makes. nanoCLR.bin is the firmware and not an application.");
        }

        string[] twice = [.. assemblies.GroupBy(assembly => assembly.Name).Where(same => same.Count() > 1).Select(same => same.Key)];
        if (twice.Length > 0)
        {
            throw new FlashingException(FlashRefusal.Image, $"{from}: {string.Join(", ", twice)} is in it more than once.", "Make the image again with 'nanostim image'.");
        }

        OneProgram(assemblies);
        Refuse([.. assemblies.SelectMany(assembly => assembly.References
            .Where(reference => !assemblies.Any(reference.IsMetBy))
            .Select(reference => Missing(assembly, reference, assemblies)))]);
        return new DeploymentImage(assemblies, bytes, ImageRecord.Read(bytes, End(assemblies), from), []);
    }

    /// <summary>
    /// The image with the rest of its partition erased (0xFF), so that nothing that stood there before is loaded with it.
    /// </summary>
    /// <param name="partitionSize">In bytes.</param>
    public byte[] FilledUp(int partitionSize)
    {
        byte[] filled = new byte[Math.Max(partitionSize, Size)];
        filled.AsSpan().Fill(0xFF);
        _bytes.CopyTo(filled, 0);
        return filled;
    }

    private static int End(IEnumerable<PeAssembly> assemblies) => assemblies.Sum(assembly => PeLayout.Align(assembly.Size));

    /// <summary>The commit that the build of the firmware has written into it.</summary>
    private static string CommitOf(IEnumerable<PeAssembly> assemblies) => assemblies
        .Where(assembly => assembly.Name.StartsWith(OwnPrefix, StringComparison.Ordinal))
        .SelectMany(assembly => assembly.Strings)
        .FirstOrDefault(text => Commit().IsMatch(text)) ?? "unknown";

    [GeneratedRegex(@"^[0-9a-f]{12}\+?$")]
    private static partial Regex Commit();

    private static PeAssembly OneProgram(IReadOnlyCollection<PeAssembly> assemblies)
    {
        PeAssembly[] programs = [.. assemblies.Where(assembly => assembly.HasEntryPoint)];
        return programs.Length switch
        {
            1 => programs[0],
            0 => throw new FlashingException(FlashRefusal.Image, "None of the assemblies has a Main: there is nothing to start.", "Name the output folder of NanoStim.App, with NanoStim.App.pe in it."),
            _ => throw new FlashingException(
                FlashRefusal.Image,
                $"More than one assembly has a Main: {string.Join(", ", programs.Select(program => program.Name))}. Which one the CLR would start depends on their order.",
                "Name the .pe files to pack instead of the folder."),
        };
    }

    private static void Collect(PeAssembly assembly, IReadOnlyCollection<PeAssembly> offered, List<PeAssembly> ordered, HashSet<string> seen, List<string> missing)
    {
        if (!seen.Add(assembly.Name))
        {
            return;
        }

        foreach (AssemblyReference reference in assembly.References.OrderBy(reference => reference.Name, StringComparer.Ordinal))
        {
            PeAssembly[] fitting = [.. offered.Where(reference.IsMetBy)];
            if (fitting.Length == 0)
            {
                missing.Add(Missing(assembly, reference, offered));
            }
            else
            {
                Collect(fitting[0], offered, ordered, seen, missing);
            }
        }

        ordered.Add(assembly);
    }

    private static string Missing(PeAssembly assembly, AssemblyReference reference, IReadOnlyCollection<PeAssembly> offered)
    {
        PeAssembly? other = offered.FirstOrDefault(each => each.Name == reference.Name);
        return other is null
            ? $"{assembly.Name} needs {reference}, which is not there"
            : $"{assembly.Name} needs {reference}, and there is {other.Version} (major and minor version must agree)";
    }

    private static void Refuse(List<string> missing)
    {
        if (missing.Count > 0)
        {
            throw new FlashingException(
                FlashRefusal.Image,
                $"The CLR would not start this program: {string.Join("; ", missing.Distinct())}.",
                "Build the device solution as a whole ('nuget restore', then 'msbuild'), so that every .pe file is from the same packages.");
        }
    }
}
