using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Safety;

/// <summary>Charge per phase, net charge and time, from the measured current. Runs while armed.</summary>
internal sealed class DoseMonitor
{
    // Contact checks count as armed, not as treatment.
    private const int ContactSeconds = 60;

    private long _armedMicros;
    private long _netPicoCoulombs;

    /// <summary>A session begins: nothing has been given yet.</summary>
    internal void Restart()
    {
        _armedMicros = 0;
        _netPicoCoulombs = 0;
    }

    /// <summary>Counts the time with the output armed, in any pieces.</summary>
    internal FaultCode CheckTime(int armedMicros, ModeLimits limits)
    {
        _armedMicros += armedMicros;
        return _armedMicros > (limits.MaxSessionSeconds + ContactSeconds) * 1000000L ? FaultCode.SessionTimeExceeded : FaultCode.None;
    }

    /// <summary>Counts the net charge of a train that has one polarity at a time.</summary>
    /// <param name="meanMicroAmps">What was measured.</param>
    /// <param name="elapsedMicros">Time since the step before.</param>
    /// <param name="polarity">Polarity of the current since then.</param>
    /// <param name="limits">The limits of the mode.</param>
    internal FaultCode CheckNet(int meanMicroAmps, int elapsedMicros, int polarity, ModeLimits limits)
    {
        // µA times µs is pC.
        _netPicoCoulombs += (long)meanMicroAmps * elapsedMicros * polarity;
        long limit = limits.MaxNetChargeNanoCoulombs * 1000L;
        return _netPicoCoulombs > limit || _netPicoCoulombs < -limit ? FaultCode.NetChargeExceeded : FaultCode.None;
    }

    /// <summary>The charge of a phase, from the peak of a window.</summary>
    internal static FaultCode CheckPhase(SenseWindow window, PulsePlan plan, ModeLimits limits)
    {
        // An eighth of slack: what the measurement may err by before the other monitors act.
        long picoCoulombs = (long)window.PeakMicroAmps * plan.PolarityMicros;
        long limit = limits.MaxPhaseChargeNanoCoulombs * 1000L;
        return picoCoulombs > limit + (limit >> 3) ? FaultCode.PhaseChargeExceeded : FaultCode.None;
    }
}
