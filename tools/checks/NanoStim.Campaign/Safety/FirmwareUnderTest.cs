using System.Reflection;
using System.Runtime.Loader;

namespace NanoStim.Campaign.Safety;

/// <summary>
/// Loads the firmware of another build, and the bench and the campaign a second time, bound to it. The models of chip and circuit and the
/// claims are this program's own: a fork cannot bring its own judge.
/// </summary>
public sealed class FirmwareUnderTest : AssemblyLoadContext
{
    private static readonly string[] s_again = ["NanoStim.Campaign", "NanoStim.VirtualBench"];

    private readonly string _folder;

    /// <param name="folder">A folder with the assemblies of <see cref="Required"/>.</param>
    public FirmwareUnderTest(string folder)
        : base("firmware under test", isCollectible: true) => _folder = Path.GetFullPath(folder);

    /// <summary>File names of the assemblies that are taken from the folder.</summary>
    public static IReadOnlyList<string> Required { get; } = ["NanoStim.Firmware.dll", "NanoStim.Hal.dll", "NanoStim.Hal.Esp32.dll"];

    /// <summary>Runs the attacks of <see cref="AttackProbe"/> on the firmware.</summary>
    /// <exception cref="NotSupportedException">The firmware does not have a member that the bench needs.</exception>
    public IReadOnlyList<AttackResult> Attack(int randomRuns, int seed, int jobs, Action<int, int>? progress)
    {
        try
        {
            MethodInfo run = LoadFromAssemblyName(typeof(AttackProbe).Assembly.GetName())
                .GetType(typeof(AttackProbe).FullName!, throwOnError: true)!
                .GetMethod(nameof(AttackProbe.Run))!;
            string[][] results = run.CreateDelegate<Func<int, int, int, Action<int, int>?, string[][]>>()(randomRuns, seed, jobs, progress);
            return [.. results.Select(AttackResult.FromFields)];
        }
        catch (Exception different) when (Cause(different) is TypeLoadException or MissingMemberException or FileLoadException or BadImageFormatException)
        {
            throw new NotSupportedException($"the firmware does not fit this version of the bench: {Cause(different).Message}", different);
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = assemblyName.Name + ".dll";
        if (s_again.Contains(assemblyName.Name))
        {
            return LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, file));
        }

        // Its own libraries come from the folder, too; what this program has as well is shared.
        string own = Path.Combine(_folder, file);
        bool isOwn = Required.Contains(file) || !File.Exists(Path.Combine(AppContext.BaseDirectory, file));
        if (!isOwn || !File.Exists(own))
        {
            return null;
        }

        // Not by path, which would keep the file locked.
        using MemoryStream image = new(File.ReadAllBytes(own));
        return LoadFromStream(image);
    }

    private static Exception Cause(Exception exception) => exception switch
    {
        AggregateException { InnerException: { } inner } => Cause(inner),
        TypeInitializationException { InnerException: { } inner } => Cause(inner),
        TargetInvocationException { InnerException: { } inner } => Cause(inner),
        _ => exception,
    };
}
