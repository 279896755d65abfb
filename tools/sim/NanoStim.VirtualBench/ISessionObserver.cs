using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Follows a session from outside: what the load receives, and what the firmware says of itself meanwhile.</summary>
public interface ISessionObserver
{
    /// <summary>The bench is switched on; the first step is still to come.</summary>
    void Begun(Bench bench);

    /// <summary>A fault has been injected at that time.</summary>
    void Injected(BenchFault fault, long nanos);

    /// <summary>A phase in the load has ended.</summary>
    void PhaseEnded(LoadPhase phase);

    /// <summary>A step is over.</summary>
    void Turned();
}
