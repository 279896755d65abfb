using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Safety;

/// <summary>Charge and energy of a pulse, r.m.s., net charge and time, from the measured current. Runs while armed.</summary>
internal sealed class DoseMonitor
{
    // Contact checks count as armed, not as treatment.
    private const int ContactSeconds = 60;

    // The load of the energy limit, in ohm.
    private const int TestOhms = 500;

    private readonly DailyUsage _day;
    private long _armedMicros;
    private long _netPicoCoulombs;

    internal DoseMonitor(DailyUsage day)
    {
        _day = day;
    }

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
        _day.Book(armedMicros);
        if (_armedMicros > (limits.MaxSessionSeconds + ContactSeconds) * 1000000L)
        {
            return FaultCode.SessionTimeExceeded;
        }

        return _day.Seconds > limits.MaxDaySeconds + ContactSeconds ? FaultCode.DayTimeExceeded : FaultCode.None;
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

    /// <summary>The charge of a phase, the energy of a pulse and the r.m.s., from peak and mean of a window.</summary>
    internal static FaultCode CheckPulse(MeasurementWindow window, PulsePlan plan, ModeLimits limits)
    {
        // An eighth of slack: what the measurement may err by before the other monitors act. A quarter for what goes with the square.
        long peak = window.PeakMicroAmps;
        long picoCoulombs = peak * plan.PolarityMicros;
        long most = limits.MaxPhaseChargeNanoCoulombs * 1000L;
        if (picoCoulombs > most + (most >> 3))
        {
            return FaultCode.PhaseChargeExceeded;
        }

        // Two phases; µA² times Ω times µs is aJ.
        most = limits.MaxPulseEnergyNanoJoules * 1000000000L;
        if (peak * picoCoulombs * (2 * TestOhms) > most + (most >> 2))
        {
            return FaultCode.PulseEnergyExceeded;
        }

        // The square of the r.m.s. of a rectangular train is the product of its peak and its mean.
        most = (long)limits.MaxRmsMicroAmps * limits.MaxRmsMicroAmps * window.Length;
        return peak * window.MeanSumMicroAmps > most + (most >> 2) ? FaultCode.RmsExceeded : FaultCode.None;
    }
}
