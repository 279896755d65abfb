using System.Text.Json;

namespace NanoStim.LoadJudge;

/// <summary>The limits of docs/limits.json, which the page of the safety case is tested against as well.</summary>
public sealed class LimitFile
{
    private static readonly JsonSerializerOptions s_names = new() { PropertyNameCaseInsensitive = true };

    private readonly Dictionary<string, double> _values;

    private LimitFile(Content content)
    {
        Figures = [.. content.Figures, .. content.Chosen];
        Classes = content.Classes;
        Gaps = content.Gaps;
        Programs = content.Programs;
        _values = Figures.ToDictionary(figure => figure.Name, figure => figure.Value, StringComparer.Ordinal);
        Ems = new ModeFigures(this, "ems");
        Microcurrent = new ModeFigures(this, "microcurrent");
        Both = new SharedFigures(this);
    }

    /// <summary>The file that this assembly was built with.</summary>
    public static LimitFile Shipped { get; } = Read();

    /// <summary>All figures, of the page and chosen.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>Classes of faults by the time to off.</summary>
    public IReadOnlyList<OffClass> Classes { get; }

    /// <summary>Gaps that the page names.</summary>
    public IReadOnlyList<KnownGap> Gaps { get; }

    /// <summary>Programs in the order of the MODE button.</summary>
    public IReadOnlyList<JudgedProgram> Programs { get; }

    /// <summary>Figures of EMS.</summary>
    public ModeFigures Ems { get; }

    /// <summary>Figures of microcurrent.</summary>
    public ModeFigures Microcurrent { get; }

    /// <summary>Figures of both modes.</summary>
    public SharedFigures Both { get; }

    /// <summary>The same limits for a device that has another program, after its own.</summary>
    public LimitFile With(JudgedProgram program) => new(new Content([.. Figures], [], [.. Classes], [.. Gaps], [.. Programs, program]));

    /// <summary>A figure by its name.</summary>
    /// <exception cref="KeyNotFoundException">The file has none of that name.</exception>
    public double Of(string name) => _values[name];

    /// <summary>A figure by its name; <paramref name="without"/> where a mode has none.</summary>
    internal double Of(string name, double without) => _values.GetValueOrDefault(name, without);

    private static LimitFile Read()
    {
        using Stream stream = typeof(LimitFile).Assembly.GetManifestResourceStream("limits.json")!;
        return new LimitFile(JsonSerializer.Deserialize<Content>(stream, s_names)!);
    }

    private sealed record Content(Figure[] Figures, Figure[] Chosen, OffClass[] Classes, KnownGap[] Gaps, JudgedProgram[] Programs);
}
