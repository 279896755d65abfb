using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Safety;

/// <summary>Charge and energy of a pulse, r.m.s., net charge and time, from the measured current. Runs while the trip latch is armed.</summary>
/// <remarks>The counters have a complement each, compared before every use: a flipped bit would change what is left of a limit.</remarks>
internal sealed class DoseMonitor
{
    // Contact checks count as armed, not as treatment.
    private const int ContactSeconds = 60;

    // The load of the energy limit, in ohm.
    private const int TestOhms = 500;

    // Each mean is sampled every second step.
    private const int StepsPerSample = 2;

    private const long PicoCoulombsPerMilliCoulomb = 1000000000;

    private readonly DailyUsage _day;
    private long _armedMicros;
    private long _armedComplement = -1;
    private long _netPicoCoulombs;
    private long _netComplement = -1;
    private int _bookedMilliCoulombs;
    private int _bookedComplement = -1;

    internal DoseMonitor(DailyUsage day)
    {
        _day = day;
    }

    /// <summary>Net charge since the session began, in nC: the limit of the session fits.</summary>
    internal int NetNanoCoulombs => (int)(_netPicoCoulombs / 1000);

    /// <summary>A session begins: nothing has been given yet.</summary>
    internal void Restart()
    {
        _armedMicros = 0;
        _armedComplement = -1;
        _netPicoCoulombs = 0;
        _netComplement = -1;
        _bookedMilliCoulombs = 0;
        _bookedComplement = -1;
    }

    /// <summary>Counts the time with the trip latch armed, in any pieces.</summary>
    internal FaultCode CheckTime(int armedMicros, ModeLimits limits)
    {
        if ((_armedMicros ^ _armedComplement) != -1 || !_day.IsIntact())
        {
            return FaultCode.StateCorrupt;
        }

        _armedMicros += armedMicros;
        _armedComplement = ~_armedMicros;
        _day.Book(armedMicros);
        if (_armedMicros > (limits.MaxSessionSeconds + ContactSeconds) * 1000000L)
        {
            return FaultCode.SessionTimeExceeded;
        }

        return _day.Seconds > limits.MaxDaySeconds + ContactSeconds ? FaultCode.DayTimeExceeded : FaultCode.None;
    }

    /// <summary>Counts the net charge, from the signed mean of a window, against the limits of the session and of 24 hours.</summary>
    /// <param name="window">The window that has closed.</param>
    /// <param name="stepMicros">Mean length of its control steps, in µs.</param>
    /// <param name="limits">The limits of the mode.</param>
    internal FaultCode CheckNet(MeasurementWindow window, int stepMicros, ModeLimits limits)
    {
        if ((_netPicoCoulombs ^ _netComplement) != -1 || (_bookedMilliCoulombs ^ _bookedComplement) != -1)
        {
            return FaultCode.StateCorrupt;
        }

        // µA times µs is pC.
        _netPicoCoulombs += (long)window.SignedMeanSumMicroAmps * StepsPerSample * stepMicros;
        _netComplement = ~_netPicoCoulombs;
        long magnitude = _netPicoCoulombs < 0 ? -_netPicoCoulombs : _netPicoCoulombs;
        if (magnitude > limits.MaxNetChargeNanoCoulombs * 1000L)
        {
            return FaultCode.NetChargeExceeded;
        }

        // The day counts the magnitude of each session: electrodes may have changed places between two of them.
        while (magnitude >= (_bookedMilliCoulombs + 1) * PicoCoulombsPerMilliCoulomb)
        {
            _bookedMilliCoulombs++;
            _day.BookCharge();
        }

        _bookedComplement = ~_bookedMilliCoulombs;
        return _day.MilliCoulombs > limits.MaxDayNetChargeMilliCoulombs ? FaultCode.DayChargeExceeded : FaultCode.None;
    }

    /// <summary>Checks the charge per phase, the energy of a pulse and the r.m.s., from peak and mean of a window.</summary>
    internal static FaultCode CheckPulse(MeasurementWindow window, PulsePlan plan, ModeLimits limits)
    {
        // An eighth of slack: what the measurement may err by before the other monitors act. A quarter for what goes with the square.
        long peak = window.PeakMicroAmps;
        long picoCoulombs = peak * plan.PolarityMicros;
        long maximum = limits.MaxPhaseChargeNanoCoulombs * 1000L;
        if (picoCoulombs > maximum + (maximum >> 3))
        {
            return FaultCode.PhaseChargeExceeded;
        }

        // Two phases; µA² times Ω times µs is aJ.
        maximum = limits.MaxPulseEnergyNanoJoules * 1000000000L;
        if (peak * picoCoulombs * (2 * TestOhms) > maximum + (maximum >> 2))
        {
            return FaultCode.PulseEnergyExceeded;
        }

        // The square of the r.m.s. of a rectangular train is the product of its peak and its mean.
        maximum = (long)limits.MaxRmsMicroAmps * limits.MaxRmsMicroAmps * window.Samples;
        return peak * window.MeanSumMicroAmps > maximum + (maximum >> 2) ? FaultCode.RmsExceeded : FaultCode.None;
    }
}
