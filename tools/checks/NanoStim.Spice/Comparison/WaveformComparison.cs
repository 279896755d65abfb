using System.Diagnostics;
using NanoStim.VirtualBoard;

namespace NanoStim.Spice.Comparison;

/// <summary>The virtual board against SPICE on the standard cases, both with the values of the same file.</summary>
public static class WaveformComparison
{
    /// <summary>Largest difference that is allowed, as a fraction of the peak, or of the charge per phase.</summary>
    public const double Maximum = 0.02;

    private const double StartAt = 1e-3;
    private const int Samples = 200;

    /// <summary>Differences in current and charge.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        IReadOnlyList<PulseCase> cases = PulseCase.Standard;
        SpiceResult[] results = spice.RunAll([.. cases.Select(one => Deck(one).With(changed))]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < cases.Count; i++)
        {
            rows.AddRange(Compare(cases[i], OfSpice(results[i]), BoardPulse.Record(cases[i])));
        }

        return new SpiceTable("Virtual board against SPICE: largest difference, per cent", rows);
    }

    /// <summary>Computing time of both for one pulse, and how many times faster the virtual board is.</summary>
    public static SpiceTable Speed(NgSpice spice)
    {
        ArgumentNullException.ThrowIfNull(spice);
        List<SpiceRow> rows = [];
        foreach (PulseCase one in new[] { PulseCase.Standard[0], PulseCase.Standard[5] })
        {
            SpiceDeck deck = Deck(one);
            long before = Stopwatch.GetTimestamp();
            spice.Run(deck);
            double slow = Stopwatch.GetElapsedTime(before).TotalSeconds;
            double fast = BoardPulse.ComputingSeconds(one);
            rows.Add(new SpiceRow(one.Name + ": SPICE", slow * 1e3, "ms", null, null));
            rows.Add(new SpiceRow(one.Name + ": virtual board", fast * 1e6, "us", null, null));
            rows.Add(new SpiceRow(one.Name + ": times faster", slow / fast, "", 100, null));
        }

        return new SpiceTable("Computing time of one biphasic pulse", rows);
    }

    private static SpiceDeck Deck(PulseCase one)
    {
        LoadModel load = one.Load;
        SpiceDeck deck = SpiceDeck.Load("waveform")
            .With("Ems", one.Ems ? 1 : 0)
            .With("PhaseSeconds", one.PhaseSeconds)
            .With("SetDuty", one.SetDuty)
            .With("StartAt", StartAt)
            .With("EndAt", StartAt + 2 * one.PhaseSeconds + 0.2e-3)
            .With("StepAt", one.PhaseSeconds / 300)
            .With("LeadFarads", 1e-15)
            .With("SeriesLoadOhms", Math.Max(load.SeriesOhms, 1e-3));
        return load.ParallelFarads > 0
            ? deck.With("ParallelLoadOhms", load.ParallelOhms).With("ParallelLoadFarads", load.ParallelFarads)
            : deck;
    }

    private static PulseWaveform OfSpice(SpiceResult result)
    {
        PulseWaveform waveform = new();
        double last = double.NegativeInfinity;
        foreach (double[] row in result.Rows)
        {
            if (row[0] > last)
            {
                waveform.Add(row[0] - StartAt, row[1]);
                last = row[0];
            }
        }

        return waveform;
    }

    private static IEnumerable<SpiceRow> Compare(PulseCase one, PulseWaveform spice, PulseWaveform board)
    {
        double dead = FrontEndFile.Reference["DeadTimeSeconds"];
        double worstAmps = 0;
        double worstCharge = 0;
        for (int phase = 0; phase < 2; phase++)
        {
            double start = phase * one.PhaseSeconds + dead;
            double end = (phase + 1) * one.PhaseSeconds;
            double peak = spice.Peak(start + one.BlankSeconds, end - 1e-6);
            for (int i = 0; i <= Samples; i++)
            {
                double at = start + one.BlankSeconds + (end - 1e-6 - start - one.BlankSeconds) * i / Samples;
                worstAmps = Math.Max(worstAmps, Math.Abs(spice.At(at) - board.At(at)) / peak);
            }

            // The tail after switch-off belongs to the phase: strays, which carry what the start lacked.
            double reference = spice.Charge(start - dead / 2, end + dead / 2);
            worstCharge = Math.Max(worstCharge, Math.Abs(board.Charge(start - dead / 2, end + dead / 2) / reference - 1));
        }

        yield return new SpiceRow(one.Name + ": current", worstAmps * 100, "%", null, Maximum * 100);
        yield return new SpiceRow(one.Name + ": charge per phase", worstCharge * 100, "%", null, Maximum * 100);
    }
}
