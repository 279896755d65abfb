using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>
/// Compares the processor's clock with the RTC, which has a crystal of its own: everything that times a phase comes from the processor's clock.
/// </summary>
internal sealed class ClockTest
{
    private const int MicrosPerSecond = 1000000;
    private const int SecondsPerMinute = 60;

    // The RTC is polled until its second changes; with transfers of up to 60 ms over two seconds that is an error of 3 %.
    private const int MinSeconds = 2;
    private const int MaxErrorPermille = 60;
    private const int MaxWaitMicros = 3000000;

    private readonly IBackupMemory _rtc;
    private readonly IClock _clock;
    private int _firstSecond = -1;
    private long _firstMicros;

    internal ClockTest(IBackupMemory rtc, IClock clock)
    {
        _rtc = rtc;
        _clock = clock;
    }

    /// <summary>Waits for the RTC's next second and notes it. Blocks for a second at most.</summary>
    /// <returns>False when the RTC does not answer, or its oscillator is not running.</returns>
    internal bool Begin()
    {
        _firstSecond = NextSecond();
        _firstMicros = _clock.NowMicros();
        return _firstSecond >= 0;
    }

    /// <summary>Waits for a second at least two after the first, and compares.</summary>
    /// <returns>Whether the two clocks agree within 6 %: a deviation of 10 % is always found.</returns>
    internal bool Agrees()
    {
        int passed;
        do
        {
            int second = NextSecond();
            if (second < 0)
            {
                return false;
            }

            passed = second - _firstSecond;
            passed = passed < 0 ? passed + SecondsPerMinute : passed;
            if (passed < 0)
            {
                // No second of a clock is so high, and none that follows would come after it: a flipped bit.
                return false;
            }
        }
        while (passed < MinSeconds);

        long difference = _clock.NowMicros() - _firstMicros - (long)passed * MicrosPerSecond;
        long slack = (long)passed * MicrosPerSecond * MaxErrorPermille / 1000;
        return difference <= slack && difference >= -slack;
    }

    private int NextSecond()
    {
        long start = _clock.NowMicros();
        int second = -1;
        while (_clock.NowMicros() - start < MaxWaitMicros)
        {
            int next = _rtc.ReadSeconds();
            if (second >= 0 && next >= 0 && next != second)
            {
                return next;
            }

            // An oscillator that was just started takes a second to run.
            second = next >= 0 ? next : second;
            _clock.WaitForTick();
        }

        return -1;
    }
}
