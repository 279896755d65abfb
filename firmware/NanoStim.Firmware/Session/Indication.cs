using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>
/// Shows the state of the stimulator by light and buzzer: one pattern for each of start-up, ready, output on, paused, complete, fault and
/// low battery.
/// </summary>
/// <remarks>
/// IEC 60601-2-10, as commonly cited (check your copy), requires an indication that the output is on: the light is on without a break
/// then, and in no other pattern. A beep every 5 s reminds the user of it, as that of the NuFACE Mini does (K133823). No light flashes
/// more than once a second, far below the 3 flashes a second that WCAG 2.3.1 gives as the limit for photosensitive people.
/// The light is also the clock line of the backup memory, and a transfer leaves it off. Every pattern therefore writes it again at
/// least once in 5 s.
/// </remarks>
internal sealed class Indication
{
    // A part of a pattern is its length in control steps, times 4, plus 1 for the light and 2 for the buzzer.
    private const int LengthShift = 2;
    private const int LightBit = 1;
    private const int BuzzerBit = 2;
    private const int Tenth = 10 << LengthShift;
    private const int Half = 50 << LengthShift;
    private const int Second = 100 << LengthShift;

    // Start and end of each pattern in the table. It repeats from its loop on; what is before the loop is shown once.
    private const int StartUp = 0;
    private const int StartUpLoop = 1;
    private const int Ready = 2;
    private const int OutputOn = 4;
    private const int OutputOnLowBattery = 6;
    private const int Paused = 8;
    private const int Complete = 10;
    private const int CompleteLoop = 11;
    private const int Fault = 13;
    private const int LowBattery = 15;
    private const int End = 17;

    private readonly int[] _parts =
    {
        // Start-up: light and buzzer once, so that the user can check both.
        Tenth + LightBit + BuzzerBit,
        Second,

        // Ready: a short flash every 2 s.
        Tenth + LightBit,
        2 * Second - Tenth,

        // Output on: light without a break, a beep every 5 s.
        Tenth + LightBit + BuzzerBit,
        5 * Second - Tenth + LightBit,

        // Output on while the battery is low, until the current has fallen: a beep every second.
        Tenth + LightBit + BuzzerBit,
        Second - Tenth + LightBit,

        // Paused: one second on, one second off.
        Second + LightBit,
        Second,

        // Complete: one long beep, then a flash of half a second every 2 s.
        Second + LightBit + BuzzerBit,
        Half + LightBit,
        2 * Second - Half,

        // Fault: light and buzzer in half seconds.
        Half + LightBit + BuzzerBit,
        Half,

        // Low battery: a flash and a beep every 5 s.
        Tenth + LightBit + BuzzerBit,
        5 * Second - Tenth,
    };

    private readonly IIndicator _indicator;
    private SessionState _state;
    private bool _isBatteryLow;
    private int _stepsLeft;
    private int _next;
    private int _loop;
    private int _end;
    private bool _isBuzzing;

    internal Indication(IIndicator indicator)
    {
        _indicator = indicator;
        Select(StartUp, StartUpLoop, Ready);
    }

    /// <summary>So many control steps have passed.</summary>
    /// <param name="steps">Control steps since the last call: the patterns have a resolution of 0.1 s, so that ten are enough.</param>
    /// <param name="state">State of the session.</param>
    /// <param name="isBatteryLow">The battery is too low for a session.</param>
    internal void Pass(int steps, SessionState state, bool isBatteryLow)
    {
        if (state != _state || isBatteryLow != _isBatteryLow)
        {
            _state = state;
            _isBatteryLow = isBatteryLow;
            Choose();
        }

        _stepsLeft -= steps;
        if (_stepsLeft <= 0)
        {
            ShowNext();
        }
    }

    private void Choose()
    {
        switch (_state)
        {
            case SessionState.PowerOn:
            case SessionState.SelfTest:
                // The battery has not been read yet.
                Select(StartUp, StartUpLoop, Ready);
                break;
            case SessionState.Fault:
                Select(Fault, Fault, LowBattery);
                break;
            case SessionState.Idle:
            case SessionState.Paused:
            case SessionState.Complete:
                ChooseWithOutputOff();
                break;
            default:
                // Also between two contractions: current can follow at any moment.
                if (_isBatteryLow)
                {
                    Select(OutputOnLowBattery, OutputOnLowBattery, Paused);
                }
                else
                {
                    Select(OutputOn, OutputOn, OutputOnLowBattery);
                }

                break;
        }
    }

    private void ChooseWithOutputOff()
    {
        if (_isBatteryLow)
        {
            Select(LowBattery, LowBattery, End);
        }
        else if (_state == SessionState.Paused)
        {
            Select(Paused, Paused, Complete);
        }
        else if (_state == SessionState.Complete)
        {
            Select(Complete, CompleteLoop, Fault);
        }
        else
        {
            Select(Ready, Ready, OutputOn);
        }
    }

    private void Select(int start, int loop, int end)
    {
        // A pattern that is shown already goes on: the states with output on share one.
        if (_end != end)
        {
            _next = start;
            _loop = loop;
            _end = end;
            _stepsLeft = 0;
        }
    }

    private void ShowNext()
    {
        int part = _parts[_next];
        _next = _next + 1 < _end ? _next + 1 : _loop;
        _stepsLeft = part >> LengthShift;
        _indicator.Light((part & LightBit) != 0);
        bool isBuzzing = (part & BuzzerBit) != 0;
        if (isBuzzing != _isBuzzing)
        {
            _isBuzzing = isBuzzing;
            _indicator.Buzzer(isBuzzing);
        }
    }
}
