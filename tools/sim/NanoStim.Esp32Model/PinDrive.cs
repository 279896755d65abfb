namespace NanoStim.Esp32Model;

/// <summary>What the chip does to a pin from some moment on, until the next change.</summary>
/// <remarks>
/// For <see cref="PinDriveKind.Pwm"/> the pin is high in [Origin + k·Period, Origin + k·Period + High) for every integer k,
/// with 0 &lt; High &lt; Period. Times are in picoseconds since power-up, because a tick of the 80 MHz timer with its 8 fraction
/// bits is no whole number of nanoseconds; a long holds 106 days of them.
/// </remarks>
public readonly struct PinDrive : IEquatable<PinDrive>
{
    private PinDrive(PinDriveKind kind, long originPicos, long periodPicos, long highPicos)
    {
        Kind = kind;
        OriginPicos = originPicos;
        PeriodPicos = periodPicos;
        HighPicos = highPicos;
    }

    // By their kind. Every write of a level goes through one of these: nothing is made for it.
    private static readonly PinDrive[] s_plain = [.. Enum.GetValues<PinDriveKind>().Select(kind => new PinDrive(kind, 0, 0, 0))];

    /// <summary>Not driven: the state of every pin at power-up.</summary>
    public static PinDrive HighZ => new(PinDriveKind.HighZ, 0, 0, 0);

    /// <summary>Pulled up, weakly.</summary>
    public static PinDrive PullUp => new(PinDriveKind.PullUp, 0, 0, 0);

    /// <summary>Pulled down, weakly.</summary>
    public static PinDrive PullDown => new(PinDriveKind.PullDown, 0, 0, 0);

    /// <summary>Driven low.</summary>
    public static PinDrive Low => new(PinDriveKind.Low, 0, 0, 0);

    /// <summary>Driven high.</summary>
    public static PinDrive High => new(PinDriveKind.High, 0, 0, 0);

    /// <summary>The kind of drive; the three times below mean something for <see cref="PinDriveKind.Pwm"/> only.</summary>
    public PinDriveKind Kind { get; }

    /// <summary>Start of one of the cycles, in ps since power-up.</summary>
    public long OriginPicos { get; }

    /// <summary>Length of a cycle in ps.</summary>
    public long PeriodPicos { get; }

    /// <summary>High time at the start of each cycle in ps, above 0 and below the period.</summary>
    public long HighPicos { get; }

    public static bool operator ==(PinDrive left, PinDrive right) => left.Equals(right);

    public static bool operator !=(PinDrive left, PinDrive right) => !left.Equals(right);

    /// <summary>A PWM drive. High times of nothing and of a whole period become plain low and high.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not positive, or the high time negative.</exception>
    public static PinDrive Pwm(long originPicos, long periodPicos, long highPicos)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodPicos);
        ArgumentOutOfRangeException.ThrowIfNegative(highPicos);
        if (highPicos == 0)
        {
            return Low;
        }

        return highPicos >= periodPicos ? High : new PinDrive(PinDriveKind.Pwm, originPicos, periodPicos, highPicos);
    }

    /// <summary>A drive other than PWM.</summary>
    internal static ref readonly PinDrive Plain(PinDriveKind kind) => ref s_plain[(int)kind];

    /// <summary>Whether the chip drives the pin high at a time in ps since power-up. Pulls are no drive.</summary>
    public bool IsHighAt(long picos)
    {
        if (Kind != PinDriveKind.Pwm)
        {
            return Kind == PinDriveKind.High;
        }

        long phase = (picos - OriginPicos) % PeriodPicos;
        return (phase < 0 ? phase + PeriodPicos : phase) < HighPicos;
    }

    public bool Equals(PinDrive other) =>
        Kind == other.Kind
        && (Kind != PinDriveKind.Pwm || (OriginPicos == other.OriginPicos && PeriodPicos == other.PeriodPicos && HighPicos == other.HighPicos));

    public override bool Equals(object? obj) => obj is PinDrive other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, OriginPicos, PeriodPicos, HighPicos);

    public override string ToString() => Kind == PinDriveKind.Pwm
        ? FormattableString.Invariant($"Pwm {HighPicos * 1e-6:0.###} of {PeriodPicos * 1e-6:0.###} us from {OriginPicos * 1e-6:0.###} us")
        : Kind.ToString();
}
