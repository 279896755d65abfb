namespace NanoStim.Esp32Model;

/// <summary>
/// The native half of PwmChannel: nf-interpreter's sys_dev_pwm_native_System_Device_Pwm_PwmChannel.cpp for the ESP32, with its
/// static state. Every oddity here is the device's.
/// </summary>
internal sealed class PwmDriver
{
    private const int TimerCount = 8;
    private const int FreeEntry = 255;
    private const int TimerWidthBits = 20;
    private const long ApbHertz = 80_000_000;
    private const double DutyFactor = 10000;

    private readonly LedcModel _ledc;
    private readonly int[] _highSpeedPins = new int[LedcGroup.ChannelCount];
    private readonly int[] _lowSpeedPins = new int[LedcGroup.ChannelCount];
    private readonly uint[] _fullScale = new uint[TimerCount];

    // One flag for all channels: any start sets it, any stop clears it.
    private bool _isStarted;

    internal PwmDriver(LedcModel ledc)
    {
        _ledc = ledc;
        Reset();
    }

    internal void Reset()
    {
        Array.Fill(_highSpeedPins, FreeEntry);
        Array.Fill(_lowSpeedPins, FreeEntry);
        Array.Clear(_fullScale);
        _isStarted = false;
    }

    internal void Init(PwmChannelState state)
    {
        if (!Esp32Pins.IsOutput(state.Pin))
        {
            throw new ArgumentException("GPIO " + state.Pin + " cannot drive.");
        }

        if (FindChannel(state, create: true) < 0)
        {
            throw new ArgumentException("All eight LEDC channels of the speed group are taken.");
        }
    }

    internal void SetFrequency(PwmChannelState state, int hertz)
    {
        int channel = FindChannel(state, create: false);
        if (hertz <= 0)
        {
            throw new ArgumentException("A PWM frequency must be above 0 Hz.");
        }

        if (!_isStarted || channel < 0)
        {
            state.Frequency = hertz;
            return;
        }

        // Timer 4 is taken for a high-speed one here, and only here: PWM9 and PWM10 retune the timer of PWM1 and PWM2.
        bool highSpeed = state.Timer <= 4;
        int bits = BestResolution(hertz);
        Demand(_ledc.ConfigureTimer(highSpeed, state.Timer & 3, hertz, bits), hertz);
        if (_fullScale[state.Timer] != 1u << bits)
        {
            _fullScale[state.Timer] = 1u << bits;
            Demand(_ledc.SetAndUpdateDuty(highSpeed, channel, Counts(state)), hertz);
        }

        state.Frequency = hertz;
    }

    internal void SetDuty(PwmChannelState state, double duty)
    {
        // Not a number passes both comparisons.
        if (duty < 0 || duty > 1)
        {
            throw new ArgumentException("A duty cycle is a number from 0 to 1.");
        }

        int channel = FindChannel(state, create: false);
        uint steps = ToUInt32(duty * DutyFactor);
        if (!_isStarted)
        {
            state.DutySteps = steps;
            return;
        }

        // From the frequency of this channel, though the timer may have been tuned to that of another since.
        _fullScale[state.Timer] = 1u << BestResolution(state.Frequency);
        if (!_ledc.SetAndUpdateDuty(IsHighSpeed(state.Timer), channel, Counts(state.Timer, steps)))
        {
            throw new ArgumentException("The LEDC driver refuses the duty: the channel is disposed of, or nothing of its group has run yet.");
        }

        state.DutySteps = steps;
    }

    internal void Start(PwmChannelState state)
    {
        int channel = FindChannel(state, create: true);
        if (channel < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(state), "All eight LEDC channels of the speed group are taken.");
        }

        bool highSpeed = IsHighSpeed(state.Timer);
        int bits = BestResolution(state.Frequency);
        _fullScale[state.Timer] = 1u << bits;
        Demand(_ledc.ConfigureTimer(highSpeed, state.Timer & 3, state.Frequency, bits), state.Frequency);
        Demand(_ledc.ConfigureChannel(highSpeed, channel, state.Pin, state.Timer & 3, Counts(state)), state.Frequency);
        _isStarted = true;
    }

    internal void Stop(PwmChannelState state)
    {
        // The result is not looked at.
        _ledc.Stop(IsHighSpeed(state.Timer), FindChannel(state, create: false), idleLevel: false);
        _isStarted = false;
    }

    /// <summary>Frees the entry of the channel. The output stays as it is.</summary>
    internal void Dispose(PwmChannelState state)
    {
        int[] pins = PinsOf(state.Timer);
        int channel = Array.IndexOf(pins, state.Pin);
        if (channel >= 0)
        {
            pins[channel] = FreeEntry;
        }
    }

    private static bool IsHighSpeed(int timer) => timer <= 3;

    // The largest resolution that leaves the divider above 1; below the full width, which the counter could not compare with.
    private static int BestResolution(int hertz)
    {
        long dividerWithoutBits = (ApbHertz << 8) / hertz;
        for (int bits = TimerWidthBits - 1; bits > 0; bits--)
        {
            if (dividerWithoutBits >> bits > 256)
            {
                return bits;
            }
        }

        return 1;
    }

    // libgcc's __fixunsdfsi for Xtensa makes 0xFFFFFFFF of a NaN (ieee754-df.S); .NET would make 0.
    private static uint ToUInt32(double value) => double.IsNaN(value) ? uint.MaxValue : (uint)value;

    private static void Demand(bool succeeded, int hertz)
    {
        if (!succeeded)
        {
            throw new ArgumentException("The LEDC driver refuses " + hertz + " Hz on this channel.");
        }
    }

    private uint Counts(PwmChannelState state) => Counts(state.Timer, state.DutySteps);

    // 32 bits: with 19 bits of resolution the product overflows above 8191 steps.
    private uint Counts(int timer, uint steps) => unchecked(_fullScale[timer] * steps) / 10000;

    private int FindChannel(PwmChannelState state, bool create)
    {
        int[] pins = PinsOf(state.Timer);
        for (int i = 0; i < pins.Length; i++)
        {
            if (pins[i] == state.Pin)
            {
                return i;
            }
        }

        int free = create ? Array.IndexOf(pins, FreeEntry) : -1;
        if (free >= 0)
        {
            pins[free] = state.Pin;
        }

        return free;
    }

    private int[] PinsOf(int timer) => timer > 3 ? _lowSpeedPins : _highSpeedPins;
}
