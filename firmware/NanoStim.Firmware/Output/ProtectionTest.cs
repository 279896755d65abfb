using NanoStim.Hal;

namespace NanoStim.Firmware.Output;

/// <summary>
/// Makes every protection of the hardware trip, one after the other, and sees that it did: watchdog late, watchdog early, both over-current
/// comparators, the maximum-on-time limiter of the selected range. No current: the set-point is zero and the high voltage off throughout.
/// </summary>
/// <remarks>
/// It blocks for up to 2 s with the output off, as memory and clock do. A protection that is dead and untested would be a latent fault: the claim for
/// single faults rests on it.
/// </remarks>
internal sealed class ProtectionTest
{
    private const int FullDuty = 10000;

    // Full on, at a rate whose counts do not overflow in the native driver.
    private const int HoldHertz = 1000;

    // The watchdog trips 33 to 40 ms after the last kick; in ticks of 10 ms, and one for the phase between them.
    private const int MinLateTicks = 2;
    private const int MaxLateTicks = 7;

    // 600 µs at 50 Hz: the phase limiter trips in the first pulse, which comes after a silent period; the duty limiter would never.
    private const int PhaseHertz = 50;
    private const int PhaseDuty = 300;
    private const int MaxPhaseTicks = 6;

    // 300 µs at 500 Hz, 15 %: the duty limiter trips after some 20 ms; the phase limiter would never.
    private const int DutyHertz = 500;
    private const int DutyDuty = 1500;
    private const int MaxDutyTicks = 10;

    // At a set-point of zero nothing flows; a set-point that is stuck ends the test with the first sample.
    private const int MaxMicroAmps = 10;

    private const int MaxLimiterResetTicks = 40;

    // The limiter of microcurrent trips after 1.21 s; 25 % for its capacitor.
    private const int MinLimiterTicks = 90;
    private const int MaxLimiterTicks = 160;

    private readonly IPowerStage _power;
    private readonly IPulseGenerator _pulses;
    private readonly ICurrentSource _source;
    private readonly IWatchdog _watchdog;
    private readonly IClock _clock;
    private readonly IInputs _inputReader;
    private readonly ISense _sense;
    private readonly InputState _inputs;
    private readonly Measurement _measurement;

    internal ProtectionTest(IStimulatorBoard board, InputState inputs, Measurement measurement)
    {
        _measurement = measurement;
        _sense = board.Sense;
        _power = board.Power;
        _pulses = board.Pulses;
        _source = board.CurrentSource;
        _watchdog = board.Watchdog;
        _clock = board.Clock;
        _inputReader = board.Inputs;
        _inputs = inputs;
    }

    /// <summary>Runs every test.</summary>
    /// <returns>Whether each protection tripped, and not before its time.</returns>
    internal bool Run()
    {
        // The comparators last: their test leaves a set-point and a held peak that take some time to fall.
        bool passed = WatchdogTripsLate() && WatchdogTripsEarly() && LimitersTrip() && FirstComparatorTrips() && SecondComparatorTrips();
        Rest();
        return passed;
    }

    private bool WatchdogTripsLate()
    {
        return Arms() && TripsWithin(MinLateTicks, MaxLateTicks, false);
    }

    private bool WatchdogTripsEarly()
    {
        if (!Arms() || TripsWithin(0, 1, true))
        {
            return false;
        }

        _watchdog.Kick();
        _watchdog.Kick();
        return TripsWithin(0, 1, false);
    }

    /// <summary>
    /// The EMS range without high voltage makes the board lift the input of one comparator: that of the sink while the set-point is zero, that
    /// of the feed while it is at full scale. No bridge switch is on.
    /// </summary>
    private bool FirstComparatorTrips()
    {
        // The limiter needs some 0.1 s to empty before anything can be armed again.
        bool armed = Arms();
        for (int tick = 0; tick < MaxLimiterResetTicks && !armed; tick++)
        {
            _clock.WaitForTick();
            armed = Arms();
        }

        if (!armed)
        {
            return false;
        }

        _source.SelectRange(CurrentRange.Ems);
        return TripsWithin(0, 1, false);
    }

    private bool SecondComparatorTrips()
    {
        if (!Arms())
        {
            return false;
        }

        // A write reaches the hardware only while a train runs; this one has no pulses.
        _pulses.Start(HoldHertz, 0, 0);
        _source.WriteMicroAmps(int.MaxValue);
        _source.SelectRange(CurrentRange.Ems);
        return TripsWithin(0, 1, false);
    }

    private bool LimitersTrip()
    {
        if (_inputs.EmsSwitch)
        {
            return Trips(PhaseHertz, PhaseDuty, 0, MaxPhaseTicks) && Trips(DutyHertz, DutyDuty, 0, MaxDutyTicks);
        }

        return Trips(HoldHertz, FullDuty, MinLimiterTicks, MaxLimiterTicks);
    }

    private bool Trips(int hertz, int duty, int minTicks, int maxTicks)
    {
        if (!Arms())
        {
            return false;
        }

        _sense.SamplePeak(_measurement);
        _pulses.Start(hertz, duty, duty);
        return TripsWithin(minTicks, maxTicks, true, true);
    }

    /// <summary>Arms from off, and reads the latch back.</summary>
    private bool Arms()
    {
        _power.Disarm();
        _source.SelectRange(CurrentRange.Microcurrent);
        _source.WriteMicroAmps(0);
        _power.Arm();
        _inputReader.Sample(_inputs);
        return !_inputs.Tripped;
    }

    private bool TripsWithin(int minTicks, int maxTicks, bool kick, bool watchesCurrent = false)
    {
        int heldMicroAmps = _measurement.PeakMicroAmps;
        for (int tick = 1; tick <= maxTicks; tick++)
        {
            _clock.WaitForTick();
            if (kick)
            {
                _watchdog.Kick();
            }

            _inputReader.Sample(_inputs);
            if (_inputs.Tripped)
            {
                Rest();
                return tick >= minTicks;
            }

            // A peak of an earlier session may still be held: only a rise is current.
            _sense.SamplePeak(_measurement);
            if (watchesCurrent && _measurement.PeakMicroAmps > heldMicroAmps + MaxMicroAmps)
            {
                return false;
            }
        }

        return false;
    }

    private void Rest()
    {
        _power.Disarm();
        _power.RequestHighVoltage(false);
        _source.WriteMicroAmps(0);
        _pulses.Stop();
        _source.SelectRange(CurrentRange.Microcurrent);
    }
}
