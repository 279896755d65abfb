using NanoStim.Esp32Model;

namespace NanoStim.VirtualBench.Tests;

/// <summary>No board, only voltages at the analog inputs: three of them have one for each level of the kick.</summary>
internal sealed class SharedInputs : ICircuit
{
    internal const int PeakCurrent = 36;
    internal const int Electrode = 34;
    internal const int Mean = 39;
    internal const int Signed = 32;
    internal const int Supply = 35;
    internal const double Zero = 0.2;
    internal const double SignedMeanZero = 1.25;

    /// <summary>The dividers of the supplies end at the zero of the sense channels, so that a channel at 0 V is none of theirs.</summary>
    internal const double ReservoirShare = 287 / 10287.0;
    internal const double ReservoirZero = Zero * (1 - ReservoirShare);
    internal const double BatteryZero = Zero / 2;

    private const int Kick = 22;
    private const int Latch = 33;
    private const int Stop = 5;

    private readonly Dictionary<(int Pin, bool High), double> _volts = [];
    private bool _kickIsHigh;
    private long _nowNanos;
    private long _kickNanos;

    internal SharedInputs()
    {
        Set(PeakCurrent, Zero, Zero);
        Set(Electrode, Zero, Zero);
        Set(Mean, Zero, SignedMeanZero);
        Set(Signed, Zero, Zero);
        Set(Supply, BatteryZero + 1.95, ReservoirZero + 0.11);
    }

    /// <summary>What the read-back of the trip latch shows.</summary>
    internal bool LatchIsArmed { get; set; } = true;

    /// <summary>How long after the last kick a shared input was read at the earliest, in ns.</summary>
    internal long ShortestSettlingNanos { get; private set; } = long.MaxValue;

    /// <summary>How often the supplies were read.</summary>
    internal int SupplyReadings { get; private set; }

    /// <summary>The digital inputs that were read, in order.</summary>
    internal List<int> DigitalReadings { get; } = [];

    public void AdvanceTo(long nanos) => _nowNanos = nanos;

    public void DriveChanged(int pin, PinDrive drive)
    {
        if (pin == Kick)
        {
            _kickIsHigh = drive.Kind == PinDriveKind.High;
            _kickNanos = _nowNanos;
        }
    }

    public double AnalogVolts(int pin)
    {
        if (pin is Mean or Signed or Supply)
        {
            ShortestSettlingNanos = Math.Min(ShortestSettlingNanos, _nowNanos - _kickNanos);
        }

        SupplyReadings += pin == Supply ? 1 : 0;
        return _volts[(pin, _kickIsHigh)];
    }

    public bool? DigitalLevel(int pin)
    {
        DigitalReadings.Add(pin);
        return pin == Latch ? LatchIsArmed : pin == Stop ? false : null;
    }

    internal void Set(int pin, double kickLow, double kickHigh)
    {
        _volts[(pin, false)] = kickLow;
        _volts[(pin, true)] = kickHigh;
    }
}
