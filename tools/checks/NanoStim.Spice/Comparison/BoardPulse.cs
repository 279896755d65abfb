using NanoStim.Esp32Model;
using NanoStim.VirtualBoard;

namespace NanoStim.Spice.Comparison;

/// <summary>Drives the pins of the virtual board through a pulse, without a chip.</summary>
internal sealed class BoardPulse : ILoadProbe
{
    // The reservoir and the set-point settle meanwhile; the watchdog is kicked every 10 ms.
    private const long SettleNanos = 60_000_000;
    private const long KickNanos = 10_000_000;
    private const int FirstPhase = 25;
    private const int SecondPhase = 26;
    private const int SetPoint = 27;
    private const int EmsRange = 18;
    private const int HighVoltage = 19;
    private const int Arm = 21;
    private const int WatchdogKick = 22;

    private readonly ReferenceBoard _board;
    private readonly PulseCase _case;
    private readonly PulseWaveform _waveform = new();

    private BoardPulse(PulseCase one)
    {
        _case = one;
        _board = new ReferenceBoard(new VirtualBoardOptions { Load = one.Load, EmsSwitch = one.Ems });
        Write(Arm, false);
        if (one.Ems)
        {
            // Range without high voltage is the test of the comparators: it would trip.
            Write(HighVoltage, true);
            Write(EmsRange, true);
        }

        Write(Arm, true);

        _board.DriveChanged(SetPoint, PinDrive.Pwm(0, 50_000_000, (long)Math.Round(one.SetDuty * 50_000_000)));
        for (long at = KickNanos; at <= SettleNanos; at += KickNanos)
        {
            _board.AdvanceTo(at);
            Write(WatchdogKick, at / KickNanos % 2 == 1);
        }
    }

    /// <summary>The current of one pulse.</summary>
    internal static PulseWaveform Record(PulseCase one)
    {
        BoardPulse pulse = new(one);
        pulse._board.Probe = pulse;
        pulse.Deliver(1e-3);
        pulse._board.Settle();
        return pulse._waveform;
    }

    /// <summary>Seconds of computing for one pulse, without a probe, averaged over many.</summary>
    internal static double ComputingSeconds(PulseCase one)
    {
        const int Pulses = 400;
        long start = 0;
        for (int i = -50; i < Pulses; i++)
        {
            BoardPulse pulse = new(one);
            long before = System.Diagnostics.Stopwatch.GetTimestamp();
            pulse.Deliver(1e-3);
            start += i < 0 ? 0 : System.Diagnostics.Stopwatch.GetTimestamp() - before;
        }

        return (double)start / System.Diagnostics.Stopwatch.Frequency / Pulses;
    }

    void ILoadProbe.Sample(long nanos, double electrodeVolts, double electrodeAmps) =>
        _waveform.Add((nanos - SettleNanos) * 1e-9, electrodeAmps);

    private void Deliver(double afterSeconds)
    {
        long high = (long)Math.Round(_case.PhaseSeconds * 1e12);
        long origin = SettleNanos * 1000;
        _board.DriveChanged(FirstPhase, PinDrive.Pwm(origin, 4 * high, high));
        _board.DriveChanged(SecondPhase, PinDrive.Pwm(origin, 4 * high, 2 * high));
        _board.AdvanceTo(SettleNanos + (long)Math.Min((2 * _case.PhaseSeconds + afterSeconds) * 1e9, 3 * _case.PhaseSeconds * 1e9));
    }

    private void Write(int pin, bool high) => _board.DriveChanged(pin, high ? PinDrive.High : PinDrive.Low);
}
