namespace NanoStim.Esp32Model.Tests;

/// <summary>No circuit: voltages and levels are what the test sets, and what the chip does to its pins is written down.</summary>
internal sealed class BareCircuit : ICircuit
{
    private readonly List<(long Nanos, PinDrive Drive)>[] _drives = new List<(long, PinDrive)>[40];
    private readonly double[] _volts = new double[40];
    private readonly bool?[] _levels = new bool?[40];

    public BareCircuit()
    {
        for (int pin = 0; pin < _drives.Length; pin++)
        {
            _drives[pin] = [(long.MinValue / 2000, PinDrive.HighZ)];
        }
    }

    /// <summary>The last time that the chip has advanced the circuit to.</summary>
    public long NowNanos { get; private set; }

    /// <summary>Voltage at a pin, rising or falling with time from 0 s.</summary>
    public double VoltsPerSecond { get; set; }

    /// <summary>Number of changes of any drive.</summary>
    public int Changes { get; private set; }

    public void AdvanceTo(long nanos)
    {
        Assert.That(nanos, Is.GreaterThanOrEqualTo(NowNanos), "time runs backwards");
        NowNanos = nanos;
    }

    public void DriveChanged(int pin, PinDrive drive)
    {
        Changes++;
        _drives[pin].Add((NowNanos, drive));
    }

    public double AnalogVolts(int pin) => _volts[pin] + VoltsPerSecond * NowNanos * 1e-9;

    public bool? DigitalLevel(int pin) => _levels[pin];

    public void SetVolts(int pin, double volts) => _volts[pin] = volts;

    public void SetLevel(int pin, bool? level) => _levels[pin] = level;

    /// <summary>Every kind of drive that the pin has had, in order.</summary>
    public PinDriveKind[] KindsOf(int pin) => [.. _drives[pin].Skip(1).Select(change => change.Drive.Kind)];

    /// <summary>When the drives of a pin began, in ns.</summary>
    public long[] ChangesOf(int pin) => [.. _drives[pin].Skip(1).Select(change => change.Nanos)];

    /// <summary>Whether the chip drove the pin high at a time that has passed.</summary>
    public bool IsHigh(int pin, long nanos) => _drives[pin].Last(change => change.Nanos <= nanos).Drive.IsHighAt(nanos * 1000);

    /// <summary>For how long, in ps, the chip drove the pin high from one time to another, both in ns.</summary>
    public long HighPicos(int pin, long fromNanos, long toNanos)
    {
        long sum = 0;
        List<(long Nanos, PinDrive Drive)> drives = _drives[pin];
        for (int i = 0; i < drives.Count; i++)
        {
            long from = Math.Max(fromNanos, drives[i].Nanos);
            long to = Math.Min(toNanos, i + 1 < drives.Count ? drives[i + 1].Nanos : long.MaxValue);
            if (from < to)
            {
                sum += HighUntil(drives[i].Drive, to * 1000) - HighUntil(drives[i].Drive, from * 1000);
            }
        }

        return sum;
    }

    private static long HighUntil(PinDrive drive, long picos)
    {
        if (drive.Kind != PinDriveKind.Pwm)
        {
            return drive.Kind == PinDriveKind.High ? picos : 0;
        }

        long cycles = Math.DivRem(picos - drive.OriginPicos, drive.PeriodPicos, out long phase);
        if (phase < 0)
        {
            cycles--;
            phase += drive.PeriodPicos;
        }

        return cycles * drive.HighPicos + Math.Min(phase, drive.HighPicos);
    }
}
