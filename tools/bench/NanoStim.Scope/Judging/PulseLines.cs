namespace NanoStim.Scope.Judging;

/// <summary>Judges every pulse at its level: current, width, droop, edges, charge, balance, and the mask around it.</summary>
internal sealed class PulseLines
{
    // Share of the amplitude from which on the edges of a phase are judged.
    private const double WidthFrom = 0.4;

    private readonly Expectation _expected;
    private readonly JudgedCapture _capture;
    private readonly LineWriter _to;
    private readonly SampleDoubt _doubt;
    private readonly List<JudgedPulse> _steady;
    private readonly double _rise;

    public PulseLines(Expectation expected, JudgedCapture capture, LineWriter to)
    {
        _expected = expected;
        _capture = capture;
        _to = to;
        _doubt = capture.Doubt;
        _steady = [.. capture.Bursts.SelectMany(burst => burst.Steady).Where(pulse => !pulse.IsWeak)];
        double[] rises = [.. _steady.SelectMany(pulse => pulse.Phases).Select(phase => phase.Rise).Where(double.IsFinite).Order()];
        _rise = rises.Length > 0 ? rises[rises.Length / 2] : 0;
    }

    public void Write()
    {
        Count();
        foreach ((string sign, string name, int side) in Sides())
        {
            List<Excursion> phases = [.. _steady.SelectMany(pulse => pulse.Phases).Where(phase => phase.Side == side)];
            Amplitude(sign, name, phases);
            Width(sign, name, side);
            Charge(sign, name, phases);
            Shape(sign, name, phases);
        }

        Mask();
        if (_expected.Polarity == PolarityOrder.Biphasic)
        {
            Gap();
            Balance();
        }
        else if (_expected.Polarity == PolarityOrder.Alternating)
        {
            RowCharge();
        }
    }

    /// <summary>Samples in the shortest phase that is whole.</summary>
    private static double InnerSamples(IReadOnlyList<Excursion> phases) =>
        phases.Where(phase => phase.IsWhole).Select(phase => phase.InnerSamples).DefaultIfEmpty(0).Min();

    private void Count()
    {
        int whole = _steady.Count(pulse => pulse.IsWhole);
        if (_capture.End - _capture.Start < 2 * _expected.Period)
        {
            _to.NotShown("pulses", "pulses at the level", $"the capture is shorter than two periods ({SiText.Of(2 * _expected.Period, "s")})");
        }
        else if (_capture.Pulses.Count == 0)
        {
            _to.Add("pulses", "pulses at the level", JudgeVerdict.Fail, "no output: no current flows in the whole capture");
        }
        else
        {
            bool enough = whole >= JudgeTolerances.LeastPulses;
            _to.Add("pulses", "pulses at the level", enough ? JudgeVerdict.Pass : JudgeVerdict.NotShown, $"{whole} whole pulses at the level; {JudgeTolerances.LeastPulses} are needed");
        }
    }

    private void Amplitude(string sign, string name, List<Excursion> phases)
    {
        (double, double) limits = ((1 - JudgeTolerances.Amplitude) * _expected.Amps, (1 + JudgeTolerances.Amplitude) * _expected.Amps);
        List<(double, double)> values = [.. phases.Where(IsMeasurable).Select(phase => (phase.Start, phase.Amplitude))];
        _to.Each("amplitude" + sign, $"current, {name}", "A", _expected.Amps, limits, values, LevelDoubt(phases), "current of pulses is wrong");
    }

    /// <summary>Widths do not depend on the current: those of the ramps count, too, where noise does not move the edges too far.</summary>
    private void Width(string sign, string name, int side)
    {
        Widths("width" + sign, $"phase width, {name}", side, 1 - (2 * JudgeTolerances.Amplitude), double.PositiveInfinity);
        if (_capture.Bursts.Any(burst => burst.Rising.Concat(burst.Falling).Any()))
        {
            Widths("width-ramp" + sign, $"phase width in ramps, {name}", side, WidthFrom, 1 - (2 * JudgeTolerances.Amplitude));
        }
    }

    private void Widths(string id, string name, int side, double from, double to)
    {
        // Of lower pulses, noise moves the edges farther: what it may move them is added to the tolerance of the ramps.
        double moved = 2 * (_doubt.Edge(_rise, from * _expected.Amps) - _doubt.Edge(_rise, _expected.Amps));
        double tolerance = _expected.WidthTolerance + (from < 0.5 ? 2 * moved : 0);
        (double Low, double High) limits = (_expected.Width - tolerance, _expected.Width + tolerance);
        double doubt = 2 * _doubt.Edge(_rise, from < 0.5 ? from * _expected.Amps : _expected.Amps);
        List<(double, double)> values =
        [
            .. _capture.Pulses.Where(pulse => !pulse.IsWeak && !_capture.Changes.Contains(pulse) && pulse.Amplitude >= from * _expected.Amps && pulse.Amplitude < to * _expected.Amps)
                .SelectMany(pulse => pulse.Phases)
                .Where(phase => phase.Side == side && (phase.IsWhole || phase.Width > limits.High + doubt))
                .Select(phase => (phase.Start, phase.Width)),
        ];
        if (values.Count > 0 || from > 0.5)
        {
            _to.Each(id, name, "s", _expected.Width, limits, values, doubt, "width of phases is wrong");
        }
    }

    private void Charge(string sign, string name, List<Excursion> phases)
    {
        double charge = _expected.Amps * _expected.Width;
        double tolerance = charge * (JudgeTolerances.Amplitude + (_expected.WidthTolerance / _expected.Width));
        List<(double, double)> values = [.. phases.Where(phase => phase.IsWhole).Select(phase => (phase.Start, phase.Charge))];
        _to.Each("phase-charge" + sign, $"charge per phase, {name}", "C", charge, (charge - tolerance, charge + tolerance), values, ChargeDoubt(phases), "charge of phases is wrong");
    }

    private void Shape(string sign, string name, List<Excursion> phases)
    {
        double droop = JudgeTolerances.Droop * _expected.Amps;
        double doubt = (2 * _doubt.Rounding) + (Math.Sqrt(2) * _doubt.MeanNoise(InnerSamples(phases) / 3.0));
        List<(double, double)> droops = [.. phases.Where(IsMeasurable).Select(phase => (phase.Start, phase.Droop))];
        _to.Each("droop" + sign, $"droop of a phase, {name}", "A", 0, (-droop, droop), droops, doubt, "tops slope");
        double rise = JudgeTolerances.Rise * _expected.Width;
        List<(double, double)> rises = [.. phases.Where(phase => double.IsFinite(phase.Rise)).Select(phase => (phase.Start, phase.Rise))];
        _to.Each("rise" + sign, $"rise time, {name}", "s", 0, (double.NegativeInfinity, rise), rises, _doubt.Edge(0, _expected.Amps), "edges are slow");
    }

    /// <summary>Single samples: above the mask anywhere in a phase, or below it between the edges.</summary>
    private void Mask()
    {
        double high = (1 + JudgeTolerances.Mask) * _expected.Amps;
        double low = (1 - JudgeTolerances.Mask) * _expected.Amps;
        double noise = _doubt.Sample;
        List<Excursion> phases = [.. _steady.SelectMany(pulse => pulse.Phases)];
        List<(double Seconds, double Value)> above = [.. phases.Where(phase => phase.Peak > high + noise).Select(phase => (phase.PeakSeconds, phase.Peak))];
        List<(double Seconds, double Value)> below = [.. phases.Where(phase => phase.IsWhole && phase.Lowest < low - noise).Select(phase => (phase.LowestSeconds, phase.Lowest))];

        // In a ramp the mask goes along with the pulse.
        double around = (JudgeTolerances.Mask * _expected.Amps) + noise;
        List<Excursion> ramps = [.. _capture.Bursts.SelectMany(burst => burst.Rising.Concat(burst.Falling)).Where(pulse => !pulse.IsWeak).SelectMany(pulse => pulse.Phases).Where(phase => phase.IsWhole)];
        above.AddRange(ramps.Where(phase => phase.Peak > phase.Amplitude + around).Select(phase => (phase.PeakSeconds, phase.Peak)));
        below.AddRange(ramps.Where(phase => phase.Lowest < phase.Amplitude - around).Select(phase => (phase.LowestSeconds, phase.Lowest)));

        // Current that goes on after a phase, or comes before it, and not long enough apart from it to be one of its own. Edges of the first order have
        // half a rise time of the amplitude outside of their half heights.
        double foot = (0.5 * _rise * _expected.Amps) + (JudgeTolerances.Foot * _expected.Amps * _expected.Width) + (((2 * _doubt.Edge(_rise, _expected.Amps)) + _doubt.Interval) * _expected.Amps);
        above.AddRange(phases.Where(phase => phase.IsWhole && phase.FootCharge > foot).Select(phase => (phase.Start, phase.Peak)));
        int count = above.Count + below.Count;
        if (count > 0)
        {
            (double seconds, double value) = above.Concat(below).MaxBy(pair => Math.Abs(pair.Value - _expected.Amps));
            _to.Add("mask", "mask around the waveform", JudgeVerdict.Fail, $"{count} phases leave the mask, the worst at {SiText.Of(seconds, "s", 6)} with {SiText.Of(value, "A")}");
        }
        else if (noise > JudgeTolerances.MaskNoise * _expected.Amps)
        {
            _to.NotShown("mask", "mask around the waveform", "noise hides short spikes and notches");
        }
        else if (phases.Count == 0 || InnerSamples(phases) < 2)
        {
            _to.NotShown("mask", "mask around the waveform", "too few samples in a phase");
        }
        else
        {
            _to.Add("mask", "mask around the waveform", JudgeVerdict.Pass, string.Empty);
        }
    }

    private void Gap()
    {
        if (_expected.InterphaseGapMicros is not { } micros)
        {
            return;
        }

        List<(double Seconds, double Value)> gaps =
        [
            .. _steady.Where(pulse => pulse.Phases.Count == 2).Select(pulse => (pulse.Start, pulse.Phases[1].Start - pulse.Phases[0].End)),
        ];
        double tolerance = Math.Max(JudgeTolerances.GapSeconds, JudgeTolerances.GapShare * _expected.Width);
        double expected = micros * 1e-6;
        if (gaps.Count == 0)
        {
            _to.NotShown("gap", "interphase gap, mean", "no pulse has two phases");
            return;
        }

        // The edges fall anywhere between two samples: their mean is known better than one of them.
        double doubt = 2 * _doubt.Edge(_rise, _expected.Amps) / Math.Sqrt(Math.Min(16, gaps.Count));
        // Of slow edges, the second crosses half height later: first order, at most 1.1 time constants.
        double late = 0.8 * _rise;
        _to.Value("gap", "interphase gap, mean", "s", expected, (expected - tolerance, expected + tolerance + late), gaps.Average(gap => gap.Value), doubt, "interphase gap is wrong");

        // A single gap that moves belongs to a pulse whose second phase comes late.
        double each = Math.Max(2 * tolerance, 0.05 * _expected.Width);
        _to.Each("gap-each", "interphase gap, each", "s", expected, (expected - each, expected + each + late), gaps, 2 * _doubt.Edge(_rise, _expected.Amps), "second phases come at the wrong time");
    }

    private void Balance()
    {
        double charge = _expected.Amps * _expected.Width;
        List<(double Seconds, double Value)> nets =
        [
            .. _steady.Where(pulse => pulse.IsWhole && pulse.Phases.Count == 2 && pulse.Phases[0].Side != pulse.Phases[1].Side)
                .Select(pulse => (pulse.Start, pulse.Phases.Sum(phase => phase.Side * phase.Charge))),
        ];
        if (nets.Count == 0)
        {
            _to.NotShown("balance", "positive less negative phase", "no whole pulse has a positive and a negative phase");
            return;
        }

        List<Excursion> phases = [.. _steady.SelectMany(pulse => pulse.Phases)];
        double noise = Math.Sqrt(2) * _doubt.MeanNoise(InnerSamples(phases)) * _expected.Width;
        double edges = 4 * _doubt.Edge(_rise, _expected.Amps) * _expected.Amps;
        double rounding = 2 * _doubt.Rounding * _expected.Width;
        double mean = nets.Average(net => net.Value);
        double some = Math.Sqrt(Math.Min(16, nets.Count));
        double limit = JudgeTolerances.Balance * charge;
        _to.Value("balance", "positive less negative phase, mean", "C", 0, (-limit, limit), mean, rounding + (edges / some) + (noise / Math.Sqrt(nets.Count)), "more charge flows one way than the other");
        double each = JudgeTolerances.BalanceOfAPulse * charge;
        _to.Each("balance-each", "positive less negative phase, each", "C", 0, (-each, each), nets, rounding + edges + noise, "pulses are not balanced");
    }

    /// <summary>Charge of all pulses of one polarity in a row, and how much more flows one way than the other.</summary>
    private void RowCharge()
    {
        List<(double Seconds, int Side, double Charge, int Count)> rows = [.. PolarityRows.Of(_steady).Where(row => row.IsWhole).Select(row => (row.Seconds, row.Side, row.Charge, row.Count))];
        double expected = _expected.PulsesPerPolarity * _expected.Amps * _expected.Width;
        double tolerance = expected * (JudgeTolerances.Amplitude + (_expected.WidthTolerance / _expected.Width) + PolarityRows.Slack(_expected.PulsesPerPolarity) / (double)_expected.PulsesPerPolarity);
        List<Excursion> phases = [.. _steady.SelectMany(pulse => pulse.Phases)];
        double doubt = (((LevelDoubt(phases) / _expected.Amps) + (2 * _doubt.Edge(_rise, _expected.Amps) / _expected.Width / Math.Sqrt(_expected.PulsesPerPolarity))) * expected);
        _to.Each("row-charge", "charge of one polarity", "C", expected, (expected - tolerance, expected + tolerance), [.. rows.Select(row => (row.Seconds, row.Charge))], doubt, "charge of a polarity is wrong");
        List<double> up = [.. rows.Where(row => row.Side > 0).Select(row => row.Charge / row.Count)];
        List<double> down = [.. rows.Where(row => row.Side < 0).Select(row => row.Charge / row.Count)];
        if (up.Count == 0 || down.Count == 0)
        {
            _to.NotShown("balance", "positive less negative polarity", "the capture does not hold a whole row of pulses of each polarity");
            return;
        }

        double charge = _expected.Amps * _expected.Width;
        double limit = JudgeTolerances.Balance * charge;
        double noise = Math.Sqrt(2) * _doubt.MeanNoise(InnerSamples(phases) * _expected.PulsesPerPolarity) * _expected.Width;
        double edges = 4 * _doubt.Edge(_rise, _expected.Amps) * _expected.Amps / Math.Sqrt(Math.Min(16, rows.Sum(row => row.Count)));
        _to.Value("balance", "positive less negative polarity, a pulse", "C", 0, (-limit, limit), up.Average() - down.Average(), (2 * _doubt.Rounding * _expected.Width) + edges + noise, "more charge flows one way than the other");
    }

    private static bool IsMeasurable(Excursion phase) => phase.InnerSamples >= 2 && phase.IsWhole;

    private double LevelDoubt(IReadOnlyList<Excursion> phases) => InnerSamples(phases) < 2
        ? _expected.Amps
        : _doubt.Rounding + _doubt.MeanNoise(InnerSamples(phases)) + (_doubt.Gain * _expected.Amps);

    private double ChargeDoubt(IReadOnlyList<Excursion> phases) =>
        (LevelDoubt(phases) * _expected.Width) + (2 * _doubt.Edge(_rise, _expected.Amps) * _expected.Amps);

    private IEnumerable<(string Sign, string Name, int Side)> Sides()
    {
        bool both = _expected.IsBalanced;
        if (both || IsOfSide(1))
        {
            yield return ("+", "positive", 1);
        }

        if (both || IsOfSide(-1))
        {
            yield return ("-", "negative", -1);
        }
    }

    private bool IsOfSide(int side) => _expected.PolarityIsKnown
        ? side > 0 == (_expected.Polarity == PolarityOrder.MonophasicPositive)
        : _steady.Count(pulse => pulse.Side == side) * 2 > _steady.Count || (_steady.Count == 0 && side > 0);
}
