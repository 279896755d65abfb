namespace NanoStim.Scope.Judging;

/// <summary>Judges against the absolute limits of the mode, wherever in the capture and whatever the program says.</summary>
internal static class LimitLines
{
    public static void Write(Expectation expected, JudgedCapture capture, LineWriter to)
    {
        JudgeLimits limits = JudgeLimits.Of(expected.IsMicrocurrent);
        SampleDoubt doubt = capture.Doubt;
        List<Excursion> phases = [.. capture.Pulses.SelectMany(pulse => pulse.Phases)];
        if (phases.Count == 0)
        {
            return;
        }

        // What noise adds to the highest sample is taken off again.
        List<(double Seconds, double Value)> peaks = [.. phases.Select(phase => (phase.PeakSeconds, Math.Max(phase.Amplitude, phase.Peak - doubt.Sample)))];
        double gain = doubt.Gain * peaks.Max(peak => peak.Value);
        double uncertainty = gain + doubt.Rounding + doubt.MeanNoise(phases.Min(phase => phase.InnerSamples));
        to.Each("over-current", "highest current", "A", 0, (double.NegativeInfinity, limits.PeakAmps), peaks, uncertainty, "current above the limit of the mode");
        if (expected.IsMicrocurrent)
        {
            to.Each("microcurrent", "microcurrent: below 1 mA", "A", 0, (double.NegativeInfinity, JudgeLimits.MicrocurrentAmps), peaks, uncertainty, "this is no microcurrent");
        }

        List<(double Seconds, double Value)> charges = Charges(expected, capture, phases);
        double charge = charges.Max(pair => pair.Value) * ((doubt.Rounding / expected.Amps) + doubt.Gain + (doubt.Interval / expected.Width));
        to.Each("charge-limit", "highest charge one way", "C", 0, (double.NegativeInfinity, limits.PolarityCharge), charges, charge, "charge above the limit of the mode");
        double square = phases.Sum(phase => phase.Amplitude * phase.Amplitude * phase.Width);
        double on = capture.Bursts.Sum(burst => burst.End - burst.Start + expected.Period - expected.PulseLength);
        double rms = Math.Sqrt(square / on);
        to.Value("rms", "r.m.s. current while pulses run", "A", null, (double.NegativeInfinity, limits.RmsAmps), rms, rms * (doubt.Gain + (doubt.Rounding / expected.Amps)), "r.m.s. current above the limit of the mode");
    }

    private static List<(double Seconds, double Value)> Charges(Expectation expected, JudgedCapture capture, List<Excursion> phases) =>
        expected.Polarity == PolarityOrder.Alternating
            ? [.. PolarityRows.Of(capture.Pulses).Select(row => (row.Seconds, row.Charge))]
            : [.. phases.Select(phase => (phase.Start, phase.Charge))];
}
