using NanoStim.Scope;

namespace NanoStim.VirtualBench;

/// <summary>Result of a session.</summary>
/// <param name="Mode">Short name of the mode.</param>
/// <param name="Program">Name of the program.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Fault">The fault that ended the session, or null.</param>
/// <param name="Delivered">What the load received.</param>
/// <param name="Events">Events in their order.</param>
/// <param name="SimulatedSeconds">Length of the session in virtual time.</param>
/// <param name="RealTimeFactor">Virtual time by the time that it took.</param>
/// <param name="Picture">What a picture is drawn from; null where none was asked for.</param>
public sealed record SessionResult(
    string Mode,
    string Program,
    int Seed,
    SessionOutcome Outcome,
    SessionFault? Fault,
    DeliveredFigures Delivered,
    IReadOnlyList<SessionLogEntry> Events,
    double SimulatedSeconds,
    double RealTimeFactor,
    CapturedSession? Picture)
{
    /// <summary>What the whole session asks for; null where segments ask for different trains.</summary>
    public AskedTrain? Asked { get; init; }

    /// <summary>Charge that the mode allows to flow one way, in nC.</summary>
    public int PhaseChargeLimitNanoCoulombs { get; init; }
}
