namespace NanoStim.LoadJudge;

/// <summary>The figures of both modes, read once. Times are in µs.</summary>
public sealed class SharedFigures
{
    internal SharedFigures(LimitFile file)
    {
        ModelFactor = 1 + file.Of("both.modelShare");
        ReachFactor = 1 + file.Of("both.reachShare");
        PhaseFactor = 1 + file.Of("both.phaseShare");
        EnergyFactor = 1 + file.Of("both.energyShare");
        ExcessFactor = 1 + file.Of("both.excessShare");
        PulseOhms = file.Of("both.pulseOhms");
        TrainShare = file.Of("both.trainShare");
        BalanceShare = file.Of("both.balanceShare");
        HeldPhaseMicros = file.Of("microcurrent.phaseMicros");
        SessionNetNanoCoulombs = file.Of("microcurrent.sessionNetNanoCoulombs");
        DayNetNanoCoulombs = file.Of("microcurrent.dayNetNanoCoulombs");
        BlockedNanoCoulombs = file.Of("ems.blockedNanoCoulombs");
        LeakMicroAmps = file.Of("ems.leakMicroAmps");
        LeastRampMicros = file.Of("both.leastRampMicros");
        SessionMicros = file.Of("both.sessionMicros") + file.Of("both.overtimeMicros");
        DayMicros = file.Of("both.dayMicros") + file.Of("both.overtimeMicros");
        LightMicros = file.Of("both.lightMicros");
        StepMicros = file.Of("both.stepMicros");
        LateMicros = file.Of("both.lateMicros");
        LoopMicros = file.Of("both.loopMicros");
        ExcessMicros = file.Of("both.excessMicros");
        SpikeNanos = file.Of("both.spikeMicros") * 1000;
        SelfTestMicroAmps = file.Of("both.selfTestMicroAmps");
        SelfTestMicros = file.Of("both.selfTestMicros");
        PressMicros = file.Of("both.pressMicros");
        WindowMicros = file.Of("both.windowMicros");
        KeepAliveMicros = file.Of("both.keepAliveMicros");
        KeepAliveLeastMicros = file.Of("both.keepAliveLeastMicros");
        KeepAliveMostMicros = file.Of("both.keepAliveMostMicros");
        ConsoleMicros = file.Of("both.consoleMicros");
        ConsoleBusyMicros = file.Of("both.consoleBusyMicros");
        ConsoleByteMicros = file.Of("both.consoleByteMicros");
    }

    /// <summary>Factor on every current for the tolerance of the model.</summary>
    public double ModelFactor { get; }

    /// <summary>Factor that the regulation may reach.</summary>
    public double ReachFactor { get; }

    /// <summary>Factor on the charge per phase before the firmware trips.</summary>
    public double PhaseFactor { get; }

    /// <summary>Factor on energy and square of the current before the firmware trips.</summary>
    public double EnergyFactor { get; }

    /// <summary>Factor on what was asked for, with a failed part.</summary>
    public double ExcessFactor { get; }

    /// <summary>Load of the energy limit in Ω.</summary>
    public double PulseOhms { get; }

    /// <summary>Deviation of rate and width from what was asked for.</summary>
    public double TrainShare { get; }

    /// <summary>Net share of the charge of balanced phases.</summary>
    public double BalanceShare { get; }

    /// <summary>Longest phase of a bridge switch that stays on, in microcurrent.</summary>
    public double HeldPhaseMicros { get; }

    /// <summary>Net charge of a session in microcurrent, in nC.</summary>
    public double SessionNetNanoCoulombs { get; }

    /// <summary>Net charge of 24 hours in microcurrent, in nC.</summary>
    public double DayNetNanoCoulombs { get; }

    /// <summary>What the blocking capacitors take, in nC.</summary>
    public double BlockedNanoCoulombs { get; }

    /// <summary>What passes them, in µA.</summary>
    public double LeakMicroAmps { get; }

    /// <summary>Shortest ramp.</summary>
    public double LeastRampMicros { get; }

    /// <summary>Longest output in a session, with the minute until the trip.</summary>
    public double SessionMicros { get; }

    /// <summary>Longest output in 24 hours, with the minute until the trip.</summary>
    public double DayMicros { get; }

    /// <summary>Within this a change shows.</summary>
    public double LightMicros { get; }

    /// <summary>Control step.</summary>
    public double StepMicros { get; }

    /// <summary>Longest time between two steps.</summary>
    public double LateMicros { get; }

    /// <summary>Time to off of a loop that has ended.</summary>
    public double LoopMicros { get; }

    /// <summary>Longest excess with a failed part, besides six windows.</summary>
    public double ExcessMicros { get; }

    /// <summary>A phase that is shorter is a spike of the capacitance of the skin, in ns.</summary>
    public double SpikeNanos { get; }

    /// <summary>Current that does not end the self-test, in µA.</summary>
    public double SelfTestMicroAmps { get; }

    /// <summary>Longest current in the self-test with a failed part.</summary>
    public double SelfTestMicros { get; }

    /// <summary>A press that has its effect.</summary>
    public double PressMicros { get; }

    /// <summary>Longest measurement window.</summary>
    public double WindowMicros { get; }

    /// <summary>Time of the keep-alive where nobody has set another.</summary>
    public double KeepAliveMicros { get; }

    /// <summary>Shortest one that can be set.</summary>
    public double KeepAliveLeastMicros { get; }

    /// <summary>Longest one that can be set.</summary>
    public double KeepAliveMostMicros { get; }

    /// <summary>Within this a line has its effect, when nothing is before it.</summary>
    public double ConsoleMicros { get; }

    /// <summary>The same for what has left the port but is still worked on.</summary>
    public double ConsoleBusyMicros { get; }

    /// <summary>Longest time for a byte of a line that waits.</summary>
    public double ConsoleByteMicros { get; }
}
