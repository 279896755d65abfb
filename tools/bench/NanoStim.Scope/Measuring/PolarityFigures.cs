using System.Globalization;

namespace NanoStim.Scope.Measuring;

/// <summary>In which order the polarities come.</summary>
/// <param name="Text">In words; null without pulses.</param>
/// <param name="PulsesPerPolarity">Pulses of one polarity in a row, where there are two.</param>
/// <param name="InterphaseGapSeconds">Between the two phases of a pulse; null where a pulse has one phase.</param>
internal sealed record PolarityFigures(string? Text, double? PulsesPerPolarity, double? InterphaseGapSeconds)
{
    // The gap within a pair is clearly shorter than the one between pairs; otherwise the phases follow each other evenly.
    private const double Clearly = 0.8;

    public static PolarityFigures Of(SignalKind kind, IReadOnlyCollection<Pulse> up, IReadOnlyCollection<Pulse> down, PulseTrainSurvey train)
    {
        if (kind is SignalKind.Logic or SignalKind.Flat || up.Count + down.Count == 0)
        {
            return new PolarityFigures(null, null, null);
        }

        if (up.Count == 0 || down.Count == 0)
        {
            return new PolarityFigures(up.Count > 0 ? "monophasic positive" : "monophasic negative", null, null);
        }

        double? row = train.Runs.Count > 0 ? Statistics.Median(train.Runs.Select(run => (double)run)) : null;
        if (row > 1)
        {
            return new PolarityFigures(string.Create(CultureInfo.InvariantCulture, $"alternating, {row:0.#} pulses of each polarity in turn"), row, null);
        }

        double toUp = Statistics.Median(up.Where(pulse => pulse.SideBefore < 0).Select(pulse => pulse.Gap));
        double toDown = Statistics.Median(down.Where(pulse => pulse.SideBefore > 0).Select(pulse => pulse.Gap));
        double gap = double.IsNaN(toUp) ? toDown : double.IsNaN(toDown) ? toUp : Math.Min(toUp, toDown);
        if (kind == SignalKind.Alternating)
        {
            return new PolarityFigures("bipolar, without rest", row, double.IsNaN(gap) ? null : Math.Max(0, gap));
        }

        string text = toDown < Clearly * toUp || double.IsNaN(toUp)
            ? "biphasic, positive phase first"
            : toUp < Clearly * toDown || double.IsNaN(toDown) ? "biphasic, negative phase first" : "alternating, one pulse of each polarity in turn";
        return new PolarityFigures(text, row, double.IsNaN(gap) || text.StartsWith('a') ? null : Math.Max(0, gap));
    }
}
