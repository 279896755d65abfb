using NanoStim.Scope.Judging;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>Right captures of each kind of program, from sessions of the virtual board. What they are judged by is written down here, without the firmware.</summary>
/// <remarks>A session begins with its self-test and its measurement of the load, then ramps up; the parts at a level begin where the regulation has settled after that.</remarks>
internal static class JudgeBenches
{
    private static readonly Expectation Microcurrent = new()
    {
        Title = "10 Hz, 40 ms, 200 µA",
        FrequencyHertz = 10,
        PhaseWidthMicros = 39_992.4,
        WidthStepMicros = 10,
        InterphaseGapMicros = 5,
        Polarity = PolarityOrder.Biphasic,
        AmplitudeMicroAmps = 200,
        IsMicrocurrent = true,
        RampUpSeconds = 2,
        RampDownSeconds = 2,
    };

    /// <summary>EMS: 50 Hz, 300 µs, 20 mA; a part at its level.</summary>
    public static JudgeBench Ems(PhaseTrain session) => new(
        "EMS",
        session.Cut(8.0, 0.42),
        Microcurrent with { Title = "50 Hz, 300 µs, 20 mA", FrequencyHertz = 1 / 0.0199936, PhaseWidthMicros = 300.9, WidthStepMicros = 2, AmplitudeMicroAmps = 20_000, IsMicrocurrent = false },
        1e-6,
        0.02);

    /// <summary>Microcurrent: biphasic.</summary>
    public static JudgeBench Facial(PhaseTrain session) => new("microcurrent, biphasic", session.Cut(7.0, 2.4), Microcurrent, 20e-6, 0.1);

    /// <summary>Microcurrent: ten pulses of each polarity in turn.</summary>
    public static JudgeBench Alternating(PhaseTrain session) => new(
        "microcurrent, alternating",
        session.Cut(7.0, 5.5),
        Microcurrent with { Title = "ten and ten", PhaseWidthMicros = 39_997, InterphaseGapMicros = null, Polarity = PolarityOrder.Alternating, PulsesPerPolarity = 10 },
        50e-6,
        0.1);

    /// <summary>Microcurrent: monophasic with polarity alternation, a carrier of 100 Hz whose polarity changes once a second.</summary>
    public static JudgeBench SlowSquare(PhaseTrain session) => new(
        "microcurrent, slow alternation",
        session.Cut(11.5, 5.2),
        Microcurrent with { Title = "slow alternation", FrequencyHertz = 1 / 0.01000965, PhaseWidthMicros = 8002.7, InterphaseGapMicros = null, Polarity = PolarityOrder.Alternating, PulsesPerPolarity = 100 },
        20e-6,
        0.01);

    /// <summary>Microcurrent: monophasic, in cycles, from the beginning of the session.</summary>
    public static JudgeBench Cycles(PhaseTrain session) => new(
        "microcurrent, monophasic, in cycles",
        session,
        Microcurrent with
        {
            Title = "monophasic",
            PhaseWidthMicros = 19_997,
            InterphaseGapMicros = null,
            Polarity = PolarityOrder.MonophasicPositive,
            OnSeconds = 10,
            OffSeconds = 12,
            RampUpSeconds = 2,
            RampDownSeconds = 1,
        },
        100e-6,
        0);

    /// <summary>The same with a ramp down of 20 pulses, the first of which is lower by as much as the current may be off.</summary>
    public static JudgeBench SlowCycles(PhaseTrain session) => Cycles(session) with
    {
        Name = "microcurrent, monophasic, in cycles, slow ramp down",
        Expected = Cycles(session).Expected with { RampDownSeconds = 2 },
    };

    /// <summary>Microcurrent: monophasic, a part at its level.</summary>
    public static JudgeBench Monophasic(PhaseTrain session) => Cycles(session) with
    {
        Name = "microcurrent, monophasic",
        Train = session.Cut(7.5, 2.4),
        Expected = Cycles(session).Expected with { OnSeconds = null, OffSeconds = null, RampUpSeconds = 1 },
        Interval = 20e-6,
        TriggerSpan = 0.1,
    };
}
