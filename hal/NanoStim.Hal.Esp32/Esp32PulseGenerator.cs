using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Hal.Esp32;

/// <summary>The two phase PWMs, on one LEDC timer.</summary>
/// <remarks>
/// The orders below are what the native driver requires (targets/ESP32/_nanoCLR/System.Device.Pwm of nf-interpreter, over esp-idf's
/// ledc driver). It keeps one "started" flag for all channels: any start sets it, any stop clears it. While it is clear, setters
/// only store; while it is set, writing the rate or the duty of a stopped channel switches that channel on, and a second duty
/// write waits, interrupts off, until the first has taken effect, which is with the next period. Duty counts survive a stop: the
/// first period after a start still has those of the train before, at the new rate.
/// A duty of 10000 makes 2^n counts, at which the output is high throughout. The native driver computes counts in uint32, which
/// overflows above a duty of 8191 at 19 bits (up to 152 Hz) and never at 18 bits or less.
/// </remarks>
internal sealed class Esp32PulseGenerator : IPulseGenerator
{
    private const int IdleHertz = 100;
    private const int TimerWidthBits = 20;
    private const long ReferenceHertz = 1000000;
    private const long BusHertz = 80000000;

    // Periods of 1 us: whatever counts were left are gone before a bridge switch, 5 us slow to turn on, could follow them.
    private const int FlushHertz = 1000000;

    private readonly PwmChannel _first;
    private readonly PwmChannel _second;

    internal Esp32PulseGenerator()
    {
        // Both with the same rate: the duty of one is computed with the timer resolution that the other has set.
        _first = PwmPin.Open(PinMap.FirstPhase, DeviceFunction.PWM1, IdleHertz);
        _second = PwmPin.Open(PinMap.SecondPhase, DeviceFunction.PWM2, IdleHertz);
    }

    /// <inheritdoc/>
    public int DeadTimeMicros => FrontEnd.DeadTimeMicros;

    /// <inheritdoc/>
    public long PeriodNanos(int frequencyHertz)
    {
        if (frequencyHertz <= 0)
        {
            return 0;
        }

        // nanoFramework's choice of resolution; then esp-idf's of the clock, the 1 MHz reference first, if it can be divided.
        for (int bits = TimerWidthBits - 1; bits > 0; bits--)
        {
            long counts = 1L << bits;
            if ((BusHertz << 8) / frequencyHertz / counts > 256)
            {
                long period = PeriodNanos(ReferenceHertz, frequencyHertz, counts);
                return period > 0 ? period : PeriodNanos(BusHertz, frequencyHertz, counts);
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Start(int frequencyHertz, int firstDuty, int secondDuty)
    {
        // Out of any train first: with the flag clear, what follows is stored, and Start() configures each channel with it.
        Halt();
        Store(frequencyHertz, firstDuty, secondDuty);
        _first.Start();
        _second.Start();
    }

    /// <inheritdoc/>
    public void WriteFirstDuty(int firstDuty)
    {
        _first.DutyCycle = PwmPin.Duty(firstDuty);
    }

    /// <inheritdoc/>
    public void Stop()
    {
        Halt();

        // Leaves no counts behind, so that the first period of the next train is silent.
        Store(FlushHertz, 0, 0);
        _first.Start();
        _second.Start();
        Halt();
    }

    private static long PeriodNanos(long sourceHertz, long frequencyHertz, long counts)
    {
        // The divider has 8 fraction bits and is rounded to the nearest; below 256 it would be less than one.
        long perSecond = frequencyHertz * counts;
        long divider = ((sourceHertz << 8) + perSecond / 2) / perSecond;
        // Stryker disable once Equality,Bitwise : with the resolutions above the divider is never 256, and the period is never negative
        return divider < 256 ? 0 : divider * counts * 1000 / (sourceHertz / 1000000) >> 8;
    }

    private void Halt()
    {
        // The second first: if the first stopped alone, what is left of the second would switch the negative bridge switches on.
        _second.Stop();
        _first.Stop();
    }

    private void Store(int frequencyHertz, int firstDuty, int secondDuty)
    {
        _first.Frequency = frequencyHertz;
        _second.Frequency = frequencyHertz;
        _first.DutyCycle = PwmPin.Duty(firstDuty);
        _second.DutyCycle = PwmPin.Duty(secondDuty);
    }
}
