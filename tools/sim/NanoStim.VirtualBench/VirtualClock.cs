using NanoStim.Esp32Model;
using NanoStim.Hal;
using NanoStim.Hal.Esp32;

namespace NanoStim.VirtualBench;

/// <summary>
/// Time for firmware on the host: waiting is simulation. A step is charged what the interpreter of the device would take for it.
/// </summary>
public sealed class VirtualClock : IClock
{
    private readonly Chip _chip;
    private readonly LoopTiming _timing;
    private readonly Random _random;

    // What ships reads the time; here it reads that of the model.
    private readonly Esp32Clock _deviceClock = new();
    private int _steps;
    private long _pauseMicros;

    public VirtualClock(Chip chip, LoopTiming timing, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timing.TickMicros);
        _chip = chip;
        _timing = timing;
        _random = new Random(seed);
    }

    /// <summary>Fault seam: every step takes this much longer, in µs.</summary>
    public long ExtraStepMicros { get; set; }

    /// <summary>Fault seam: once, everything stops for so long, in µs, at the end of the step that runs.</summary>
    public void PauseOnce(long micros) => _pauseMicros += micros;

    /// <inheritdoc/>
    public long NowMicros() => _deviceClock.NowMicros();

    /// <inheritdoc/>
    public void WaitForTick()
    {
        long micros = _timing.StepMicros + ExtraStepMicros;
        if (_timing.JitterMicros > 0)
        {
            micros += _random.NextInt64(_timing.JitterMicros + 1);
        }

        _steps++;
        if (_timing.CollectionSteps > 0 && _steps % _timing.CollectionSteps == 0)
        {
            micros += _timing.CollectionMicros;
        }

        micros += _pauseMicros;
        _pauseMicros = 0;
        _chip.AdvanceTo(_chip.NowNanos + micros * 1000);
        long tickNanos = _timing.TickMicros * 1000;
        _chip.AdvanceTo((_chip.NowNanos / tickNanos + 1) * tickNanos);
    }
}
