using NanoStim.Scope.Measuring;

namespace NanoStim.Scope.Judging;

/// <summary>Compares what a channel shows with what a program says, line by line.</summary>
public sealed class CaptureJudge
{
    private readonly Expectation _expected;
    private readonly ChannelMeasurement _shown;
    private readonly double _perUnit;
    private readonly List<JudgeLine> _lines = [];

    private CaptureJudge(Expectation expected, ChannelMeasurement shown)
    {
        _expected = expected;
        _shown = shown;
        _perUnit = (shown.AmpsPerUnit ?? throw new ArgumentException("No current is known for this channel.", nameof(shown))) * 1e6;
    }

    /// <summary>Judges a channel.</summary>
    /// <param name="expected">What the program says.</param>
    /// <param name="shown">A channel with a known current.</param>
    /// <exception cref="ArgumentException">The current is not known.</exception>
    public static IReadOnlyList<JudgeLine> Judge(Expectation expected, ChannelMeasurement shown)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(shown);
        return new CaptureJudge(expected, shown).Lines();
    }

    private List<JudgeLine> Lines()
    {
        Polarity();
        Timing();
        Amplitude();
        Charge();
        Train();
        Limits();
        return _lines;
    }

    private void Polarity()
    {
        bool up = _shown.Positive is not null;
        bool down = _shown.Negative is not null;
        double row = _shown.PulsesPerPolarity ?? 1;
        (bool fits, string words) = _expected.Polarity switch
        {
            PolarityOrder.Biphasic => (up && down && row <= 1, "a positive and a negative phase in each period"),
            PolarityOrder.MonophasicPositive => (up && !down, "monophasic positive"),
            PolarityOrder.MonophasicNegative => (down && !up, "monophasic negative"),
            _ => (up && down && Math.Abs(row - _expected.PulsesPerPolarity) < 0.5, $"{_expected.PulsesPerPolarity} pulses of each polarity in turn"),
        };
        bool unseen = _expected.Polarity == PolarityOrder.Alternating && _shown.PulsesPerPolarity is null && (up || down);
        Add("polarity", "polarity pattern", words, _shown.PolarityPattern ?? "no pulses", "none", unseen ? null : fits);
    }

    private void Timing()
    {
        Near("frequency", "frequency", "Hz", _expected.FrequencyHertz, _shown.FrequencyHertz, JudgeTolerances.Frequency * _expected.FrequencyHertz, _shown.Uncertainty.FrequencyHertz);
        double width = Math.Max(JudgeTolerances.PhaseWidth * _expected.PhaseWidthMicros, _expected.WidthStepMicros) * 1e-6;
        foreach ((string id, string name, SideMeasurement? side) in Sides("width", "phase width"))
        {
            Near(id, name, "s", _expected.PhaseWidthMicros * 1e-6, side?.WidthMicros * 1e-6, width, _shown.Uncertainty.PhaseWidthMicros * 1e-6);
        }

        if (_expected.InterphaseGapMicros is { } gap && _shown.Uncertainty.PhaseWidthMicros <= gap)
        {
            Near("gap", "interphase gap", "s", gap * 1e-6, _shown.InterphaseGapMicros * 1e-6, JudgeTolerances.GapMicros * 1e-6, _shown.Uncertainty.InterphaseGapMicros * 1e-6);
        }
        else if (_expected.InterphaseGapMicros is { } fine)
        {
            Add("gap", "interphase gap", SiText.Of(fine * 1e-6, "s"), SiText.Of(_shown.InterphaseGapMicros * 1e-6, _shown.Uncertainty.InterphaseGapMicros * 1e-6, "s"), "sampled too coarsely", null);
        }
    }

    private void Amplitude()
    {
        double expected = _expected.AmplitudeMicroAmps * 1e-6;
        foreach ((string id, string name, SideMeasurement? side) in Sides("amplitude", "amplitude"))
        {
            Near(id, name, "A", expected, side?.Plateau * _perUnit * 1e-6, JudgeTolerances.Amplitude * expected, _shown.Uncertainty.PlateauMicroAmps * 1e-6);
        }
    }

    private void Charge()
    {
        double phase = _expected.AmplitudeMicroAmps * _expected.PhaseWidthMicros * 1e-12;
        double tolerance = JudgeTolerances.Amplitude + Math.Max(JudgeTolerances.PhaseWidth, _expected.WidthStepMicros / _expected.PhaseWidthMicros);
        double? uncertainty = _shown.Uncertainty.PhaseChargeNanoCoulombs * 1e-9;
        foreach ((string id, string name, SideMeasurement? side) in Sides("phase-charge", "charge per phase"))
        {
            Near(id, name, "C", phase, Coulombs(side), tolerance * phase, uncertainty);
        }

        if (!_expected.IsBalanced)
        {
            return;
        }

        if (Coulombs(_shown.Positive) is { } up && Coulombs(_shown.Negative) is { } down)
        {
            Near("balance", "positive less negative phase", "C", 0, up - down, JudgeTolerances.Balance * phase, 2 * uncertainty);
        }
        else
        {
            Add("balance", "positive less negative phase", "0 C", "one phase is missing", "-", false);
        }

        NetCharge();
    }

    private void NetCharge()
    {
        if (_shown.NetChargeNanoCoulombs is not { } net || _shown.MovedChargeNanoCoulombs is not { } moved)
        {
            return;
        }

        // A capture that ends between the two polarities has one phase, or one row of pulses, more than the other.
        double row = _expected.PulsesPerPolarity * _expected.AmplitudeMicroAmps * _expected.PhaseWidthMicros * 1e-3;
        double phases = moved > 0 ? row / moved : 1;
        if (phases > 0.2 && Math.Abs(net) > JudgeTolerances.NetCharge * moved)
        {
            Add("net-charge", "net charge", "0 C", SiText.Of(net * 1e-9, _shown.Uncertainty.NetChargeNanoCoulombs * 1e-9, "C"), "too few pulses in the capture", null);
            return;
        }

        Near("net-charge", "net charge", "C", 0, net * 1e-9, (JudgeTolerances.NetCharge * moved + row) * 1e-9, _shown.Uncertainty.NetChargeNanoCoulombs * 1e-9);
    }

    private void Train()
    {
        if (_expected.OnSeconds is not { } on)
        {
            return;
        }

        double highest = _shown.Bursts.Select(burst => burst.Height).DefaultIfEmpty().Max();
        double margin = 3 / _expected.FrequencyHertz;
        double end = _shown.Bursts.Count > 0 ? _shown.StartSeconds + _shown.DurationSeconds : 0;
        List<Burst> bursts = [.. _shown.Bursts.Where(burst => burst.Height > 0.8 * highest && IsOfThisTrain(burst))];
        List<Burst> whole = [.. bursts.Where(burst => burst.Start > _shown.StartSeconds + margin && burst.End < end - margin)];
        List<Burst> begun = [.. bursts.Where(burst => burst.Start > _shown.StartSeconds + margin)];
        Duration("on-time", "on time, ramp up included", on, AfterContactCheck(whole).Select(burst => burst.OnSeconds));
        Duration("ramp-up", "ramp up", _expected.RampUpSeconds, AfterContactCheck(begun).Select(burst => burst.RampUp));
        Duration("ramp-down", "ramp down", _expected.RampDownSeconds, bursts.Where(burst => burst.End < end - margin).Select(burst => burst.RampDown));
        Duration("off-time", "off time", _expected.OffSeconds, bursts.Zip(bursts.Skip(1), (before, after) => after.Start - before.End));
    }

    /// <summary>By its own rate: a capture of a whole session holds bursts of other segments too.</summary>
    private bool IsOfThisTrain(Burst burst)
    {
        const double Near = 0.15;
        double phases = _expected.FrequencyHertz * (_expected.Polarity == PolarityOrder.Biphasic ? 2 : 1);
        return Math.Abs(burst.Pulses / (burst.End - burst.Start) / phases - 1) < Near;
    }

    /// <summary>The pulses of the contact check run into the first ramp; where there are more bursts, they tell.</summary>
    private static IEnumerable<Burst> AfterContactCheck(List<Burst> bursts) => bursts.Skip(bursts.Count > 1 ? 1 : 0);

    private void Duration(string id, string name, double? expected, IEnumerable<double> shown)
    {
        if (expected is not { } seconds)
        {
            return;
        }

        double median = Statistics.Median(shown);
        double tolerance = Math.Max(JudgeTolerances.Train * seconds, JudgeTolerances.TrainSeconds);
        if (double.IsNaN(median))
        {
            Add(id, name, SiText.Of(seconds, "s"), "not in the capture", "± " + SiText.Of(tolerance, "s", 2), null);
            return;
        }

        Near(id, name, "s", seconds, median, tolerance, _shown.Uncertainty.TrainSeconds);
    }

    private void Limits()
    {
        double? peak = _shown.PeakMicroAmps;
        double uncertainty = _shown.Uncertainty.PeakMicroAmps ?? 0;
        Add(
            "over-current",
            "largest peak",
            "≤ " + SiText.Of(_expected.OverCurrentMicroAmps * 1e-6, "A"),
            SiText.Of(peak * 1e-6, uncertainty * 1e-6, "A"),
            SiText.Of(uncertainty * 1e-6, "A", 2),
            peak is { } amps ? amps <= _expected.OverCurrentMicroAmps + uncertainty : null);
        double largest = _shown.MaxPhaseChargeNanoCoulombs ?? 0;
        double row = _expected.Polarity == PolarityOrder.Alternating ? Math.Max(1, _shown.PulsesPerPolarity ?? 1) : 1;
        Add(
            "charge-limit",
            row > 1 ? "largest charge of one polarity" : "largest charge per phase",
            "≤ " + SiText.Of(_expected.MaxPhaseChargeNanoCoulombs * 1e-9, "C"),
            SiText.Of(row * largest * 1e-9, "C"),
            "-",
            _shown.MaxPhaseChargeNanoCoulombs is null ? null : row * largest <= _expected.MaxPhaseChargeNanoCoulombs + row * (_shown.Uncertainty.PhaseChargeNanoCoulombs ?? 0));
        if (_expected.IsMicrocurrent && _shown.Microcurrent is { } verdict)
        {
            Add("microcurrent", "microcurrent", "yes (below 1 mA)", verdict.Reason, "-", verdict.IsMicrocurrent);
        }
    }

    private IEnumerable<(string Id, string Name, SideMeasurement? Side)> Sides(string id, string name)
    {
        if (_expected.Polarity != PolarityOrder.MonophasicNegative)
        {
            yield return (id + "+", name + ", positive", _shown.Positive);
        }

        if (_expected.Polarity != PolarityOrder.MonophasicPositive)
        {
            yield return (id + "-", name + ", negative", _shown.Negative);
        }
    }

    private double? Coulombs(SideMeasurement? side) => side?.AreaMicros * _perUnit * 1e-12;

    private void Near(string id, string name, string unit, double expected, double? shown, double tolerance, double? uncertainty)
    {
        double allowed = tolerance + (uncertainty ?? 0);
        Add(
            id,
            name,
            SiText.Of(expected, unit),
            shown is null ? "none" : SiText.Of(shown, uncertainty, unit),
            "± " + SiText.Of(allowed, unit, 2),
            shown is { } value && Math.Abs(value - expected) <= allowed);
    }

    private void Add(string id, string name, string expected, string measured, string tolerance, bool? fits) =>
        _lines.Add(new JudgeLine(id, name, expected, measured, tolerance, fits switch
        {
            true => JudgeVerdict.Pass,
            false => JudgeVerdict.Fail,
            null => JudgeVerdict.NotShown,
        }));
}
