namespace NanoStim.Scope.Judging;

/// <summary>Judges in which order phases and pulses come: polarity, periods, pulses that are missing and pulses that are too many.</summary>
internal sealed class SequenceLines
{
    private readonly Expectation _expected;
    private readonly JudgedCapture _capture;
    private readonly LineWriter _to;

    public SequenceLines(Expectation expected, JudgedCapture capture, LineWriter to)
    {
        _expected = expected;
        _capture = capture;
        _to = to;
    }

    public void Write()
    {
        List<JudgedPulse> strong = [.. _capture.Pulses.Where(pulse => !pulse.IsWeak)];
        Pattern(strong);
        if (_expected.Polarity == PolarityOrder.Alternating)
        {
            Rows(strong);
        }

        Periods();
    }

    private void Pattern(List<JudgedPulse> strong)
    {
        // A contact check may end in the middle of a pulse.
        List<JudgedPulse> cut = [.. _capture.Bursts.SelectMany(burst => burst.Check.TakeLast(1))];
        List<JudgedPulse> whole = [.. strong.Except(cut).Where(pulse => pulse.IsWhole || (pulse.IsAtBorder && _expected.Polarity != PolarityOrder.Biphasic))];
        if (whole.Count == 0)
        {
            _to.NotShown("polarity", "polarity", "the capture holds no whole pulse");
            return;
        }

        string right = Right(whole);
        List<JudgedPulse> wrong = [.. whole.Where(pulse => right.Length == 1 && _expected.Polarity == PolarityOrder.Alternating ? pulse.Phases.Count != 1 : pulse.Pattern != right)];
        _to.Add(
            "polarity",
            $"polarity: {(_expected.Polarity == PolarityOrder.Alternating ? "one phase a pulse" : right)}",
            wrong.Count == 0 ? JudgeVerdict.Pass : JudgeVerdict.Fail,
            wrong.Count == 0 ? string.Empty : $"{wrong.Count} of {whole.Count} pulses have the phases {string.Join(", ", wrong.Select(pulse => pulse.Pattern).Distinct().Take(3))}, the first at {SiText.Of(wrong[0].Start, "s", 6)}");
    }

    /// <summary>What each pulse should look like. Where the probe does not say which electrode is which, most of them decide.</summary>
    private string Right(List<JudgedPulse> whole)
    {
        const string Minus = "\u2212";
        bool mostlyNegative = whole.Count(pulse => pulse.Side < 0) * 2 > whole.Count;
        return _expected.Polarity switch
        {
            PolarityOrder.Biphasic => !_expected.PolarityIsKnown && mostlyNegative ? $"{Minus} +" : $"+ {Minus}",
            PolarityOrder.MonophasicPositive => !_expected.PolarityIsKnown && mostlyNegative ? Minus : "+",
            PolarityOrder.MonophasicNegative => !_expected.PolarityIsKnown && !mostlyNegative ? "+" : Minus,
            _ => "+",
        };
    }

    private void Rows(List<JudgedPulse> strong)
    {
        // The alternation begins again after a contact check, and of a row in the ramp the lowest pulses are not to be seen.
        JudgedBurst? first = _capture.Bursts.Count > 0 ? _capture.Bursts[0] : null;
        double ramp = first is { RampFirst: > 0 } ? first.Pulses[first.RampFirst].Start : double.NegativeInfinity;
        double level = first?.Pulses[first.First].Start ?? double.NegativeInfinity;
        List<PolarityRows> rows = [.. PolarityRows.Of([.. strong.Where(pulse => pulse.Start >= ramp)])];
        List<PolarityRows> whole = [.. rows.Where(row => row.IsWhole && row.Seconds >= level)];
        int slack = PolarityRows.Slack(_expected.PulsesPerPolarity);
        string name = $"{_expected.PulsesPerPolarity} pulses of each polarity in turn";
        List<PolarityRows> wrong =
        [
            .. whole.Where(row => Math.Abs(row.Count - _expected.PulsesPerPolarity) > slack),
            .. rows.Except(whole).Where(row => row.Count > _expected.PulsesPerPolarity + slack),
        ];
        if (wrong.Count > 0)
        {
            _to.Add("rows", name, JudgeVerdict.Fail, $"{wrong.Count} rows have another length, the first at {SiText.Of(wrong[0].Seconds, "s", 6)} with {wrong[0].Count} pulses");
        }
        else if (!whole.Any(row => row.Side > 0) || !whole.Any(row => row.Side < 0))
        {
            _to.NotShown("rows", name, "the capture does not hold a whole row of each polarity");
        }
        else
        {
            _to.Add("rows", name, JudgeVerdict.Pass, string.Empty);
        }
    }

    /// <summary>The pulses run before there is current: the first phase of all is then short, and its period by as much.</summary>
    private bool BeginsWithin(JudgedPulse first, JudgedPulse second)
    {
        double missing = (_expected.PhaseWidthMicros * 1e-6) - first.Phases[0].Width;
        double early = _expected.Period - (second.Start - first.Start);
        return missing > 0 && Math.Abs(missing - early) < JudgeTolerances.Period * _expected.Period;
    }

    private void Periods()
    {
        double period = _expected.Period;
        List<(double Seconds, double Value)> all = [];
        foreach (JudgedBurst burst in _capture.Bursts)
        {
            for (int at = 1; at < burst.Pulses.Count; at++)
            {
                // Where a ramp begins after a contact check, the lowest pulses are not to be seen.
                (JudgedPulse before, JudgedPulse after) = (burst.Pulses[at - 1], burst.Pulses[at]);
                if (at != burst.RampFirst && before.Phases[0].IsWhole && !before.IsWeak && !after.IsWeak && !(at == 1 && BeginsWithin(before, after)))
                {
                    all.Add((before.Start, after.Start - before.Start));
                }
            }
        }

        if (all.Count == 0)
        {
            _to.NotShown("period", "period, each", "the capture holds no whole period");
            return;
        }

        double doubt = (2 * _capture.Doubt.Edge(0, _expected.Amps)) + (1e-5 * period);
        double tolerance = JudgeTolerances.Period * period;
        List<(double Seconds, double Value)> missing = [.. all.Where(pair => pair.Value > 1.5 * period)];
        List<(double Seconds, double Value)> extra = [.. all.Where(pair => pair.Value < 0.75 * period)];
        string wrong = missing.Count > 0
            ? $"pulses are missing after {SiText.Of(missing[0].Seconds, "s", 6)} ({missing.Count} such places); periods are wrong"
            : extra.Count > 0 ? $"there are pulses too many, the first after {SiText.Of(extra[0].Seconds, "s", 6)} ({extra.Count} such places); periods are wrong" : "periods are wrong";
        _to.Each("period", "period, each", "s", period, (period - tolerance, period + tolerance), all, doubt, wrong);
        double[] regular = [.. all.Select(pair => pair.Value).Where(value => value < 1.5 * period && value > 0.75 * period)];
        // Where none is near, the rate is another one altogether.
        regular = regular.Length > 0 ? regular : [.. all.Select(pair => pair.Value)];
        double mean = regular.Average();
        double rate = _expected.FrequencyHertz;
        double hertz = JudgeTolerances.Period * rate;
        double rateDoubt = ((2 * _capture.Doubt.Edge(0, _expected.Amps) / regular.Length) + (2e-5 * mean)) / (mean * mean);
        _to.Value("frequency", "frequency, mean", "Hz", rate, (rate - hertz, rate + hertz), 1 / mean, rateDoubt, "the rate is wrong");
    }
}
