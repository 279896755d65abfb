using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>A pulse generator whose period is what the test says, whatever the rate: for the planner, which only asks.</summary>
public sealed class FakeGenerator : IPulseGenerator
{
    private readonly long _periodNanos;

    public FakeGenerator(long periodNanos, int deadTimeMicros)
    {
        _periodNanos = periodNanos;
        DeadTimeMicros = deadTimeMicros;
    }

    public int DeadTimeMicros { get; }

    public long PeriodNanos(int frequencyHertz)
    {
        return _periodNanos;
    }

    public void Start(int frequencyHertz, int firstDuty, int secondDuty)
    {
    }

    public void WriteFirstDuty(int firstDuty)
    {
    }

    public void Stop()
    {
    }
}
