using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Hal.Esp32;

/// <summary>The two phase PWMs, on one LEDC timer.</summary>
/// <remarks>
/// The orders below are what the native driver needs (targets/ESP32/_nanoCLR/System.Device.Pwm of nf-interpreter):
/// it keeps one "started" flag for all channels. While the flag is clear, setters only store; while it is set, writing
/// the frequency or the duty of a stopped channel switches that channel on with its stored duty. So a stopped
/// generator always has duty zero stored.
/// </remarks>
internal sealed class Esp32PulseGenerator : IPulseGenerator
{
    private const int IdleHertz = 100;
    private const int TimerWidthBits = 20;
    private const long ClockHertz = 80000000;

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

        // The driver's choice of resolution, then esp-idf's divider (8 fraction bits, rounded to nearest).
        for (int bits = TimerWidthBits - 1; bits > 0; bits--)
        {
            long counts = 1L << bits;
            if ((ClockHertz << 8) / frequencyHertz / counts > 256)
            {
                long perCount = frequencyHertz * counts;
                long divider = ((ClockHertz << 8) + perCount / 2) / perCount;
                return divider * counts * 1000 / (ClockHertz / 1000000) >> 8;
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Start(int frequencyHertz, int firstDuty, int secondDuty)
    {
        // Retune with duty zero, then the duties, then start: Start() configures each channel with what is stored.
        _first.Frequency = frequencyHertz;
        _second.Frequency = frequencyHertz;
        _first.DutyCycle = PwmPin.Duty(firstDuty);
        _second.DutyCycle = PwmPin.Duty(secondDuty);
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
        // The second first: were the first to go alone, what is left of the second would open the negative gate.
        _second.Stop();
        _first.Stop();

        // The flag is clear now, so this stores zero for the next retune. The hardware does not depend on it.
        _first.DutyCycle = PwmPin.Duty(0);
        _second.DutyCycle = PwmPin.Duty(0);
    }
}
