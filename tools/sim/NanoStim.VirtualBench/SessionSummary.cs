using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Builds the result of a session that has ended.</summary>
internal sealed class SessionSummary(SessionRequest request, Bench bench, SessionJournal journal, PhaseStatistics phases)
{
    /// <summary>The result.</summary>
    /// <param name="realSeconds">Time that the session took.</param>
    /// <param name="recorder">What it kept for a picture, if anything.</param>
    public SessionResult Of(double realSeconds, PictureRecorder? recorder)
    {
        bench.Board.Settle();
        double simulatedSeconds = bench.Board.NowNanos * 1e-9;
        LoadTotals totals = bench.Board.Meter.Read();
        DeliveredFigures delivered = new(
            totals.PeakMicroAmps,
            phases.MedianPeakMicroAmps,
            totals.RmsMicroAmpsSince(default),
            totals.NetNanoCoulombs,
            totals.MovedNanoCoulombs,
            phases.MaxNanoCoulombs,
            phases.MedianWidthMicros,
            phases.FrequencyMilliHertz,
            journal.FirstInjectionNanos < 0 ? null : Math.Max(0, totals.LastCurrentNanos - journal.FirstInjectionNanos) * 1e-3)
        {
            Alternation = phases.Alternation,
        };
        return new SessionResult(
            ModeCatalogue.Of(request.Program.Mode).Name,
            request.Program.Name,
            request.Seed,
            Outcome(),
            Fault(),
            delivered,
            journal.Entries,
            simulatedSeconds,
            simulatedSeconds / realSeconds,
            recorder?.Picture(Title()))
        {
            Asked = AskedTrain.Of(request.Program),
            PhaseChargeLimitNanoCoulombs = ModeCatalogue.Of(request.Program.Mode).MaxPhaseChargeNanoCoulombs,
        };
    }

    private SessionOutcome Outcome() => bench.Stimulator.Session.State switch
    {
        _ when bench.Loop.Halted => SessionOutcome.Tripped,
        SessionState.Complete => phases.HasBeenSteady ? SessionOutcome.Completed : SessionOutcome.NotReached,
        SessionState.Paused => SessionOutcome.Paused,
        SessionState.Fault => SessionOutcome.Tripped,
        _ => SessionOutcome.Stopped,
    };

    private SessionFault? Fault()
    {
        // After the last resort of the loop there is nobody left to latch a fault; this is what it means.
        FaultCode code = bench.Loop.Halted ? FaultCode.InternalError : bench.Stimulator.Fault;
        if (code == FaultCode.None)
        {
            return null;
        }

        FaultEntry entry = FaultCatalogue.Of(code);
        long atMicros = journal.TripMicros >= 0 ? journal.TripMicros : bench.NowMicros - SessionRunner.TailMicros;
        return new SessionFault((int)code, entry.Name, atMicros, entry.Text, entry.Remedy);
    }

    private string Title() => $"{ModeCatalogue.Of(request.Program.Mode).Name}: {request.Program.Title}; {RequestRefusal.Amps(request.IntensityMicroAmps)} into {request.Load.Name}";
}
