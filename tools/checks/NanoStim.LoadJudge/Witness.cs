namespace NanoStim.LoadJudge;

/// <summary>What all rules know: time, slide switch, load, faults that are there, what was asked for, the light.</summary>
internal sealed class Witness
{
    private static readonly string[] s_loopFaults = ["late-loop", "gc-pause", "slow-loop", "collection-every-step"];

    private readonly Dictionary<string, bool> _active = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ended = new(StringComparer.Ordinal);
    private readonly List<Violation> _violations = [];
    private bool _wasBeyondClaim;
    private long _slideBeforeNanos = long.MinValue / 2;

    internal Witness(LimitFile limits)
    {
        Limits = limits;
        Light = new IndicationReader(limits.Both);
        Asked = new AskedOutput(this);
        Console = new ConsoleWitness(this);
    }

    internal LimitFile Limits { get; }

    internal IndicationReader Light { get; }

    internal AskedOutput Asked { get; }

    internal ConsoleWitness Console { get; }

    /// <summary>Time of the life in ns.</summary>
    internal long Now { get; set; }

    /// <summary>Whether the slide switch is at EMS.</summary>
    internal bool IsEms { get; private set; }

    /// <summary>When it was moved last.</summary>
    internal long SlideNanos { get; private set; } = long.MinValue / 2;

    /// <summary>Whether it was moved since the device was switched on.</summary>
    internal bool HasMovedSlide { get; private set; }

    /// <summary>When it was switched on or reset last.</summary>
    internal long PowerOnNanos { get; private set; } = long.MinValue / 2;

    internal SeenLoad Load { get; private set; }

    /// <summary>When the load changed last.</summary>
    internal long LoadNanos { get; private set; } = long.MinValue / 2;

    /// <summary>Whether a part has failed since the device was switched on, or had failed then.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>Whether anything at all has happened to it since then: a failed part, or something that ends a session.</summary>
    internal bool IsDisturbed { get; private set; }

    /// <summary>Whether more than one part has failed at once, since the device was switched on or as it was.</summary>
    internal bool IsBeyondClaim { get; private set; }

    /// <summary>Figures of the mode at which the slide switch is.</summary>
    internal ModeFigures Mode => IsEms ? Limits.Ems : Limits.Microcurrent;

    /// <summary>Figures of the mode at which it is not.</summary>
    internal ModeFigures OtherMode => IsEms ? Limits.Microcurrent : Limits.Ems;

    internal IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Faults that are there now.</summary>
    internal IEnumerable<string> Active => _active.Keys;

    /// <summary>Whether control steps are late, or were within the last window.</summary>
    internal bool IsLoopLate => HasAny(s_loopFaults) || HadAny(s_loopFaults);

    internal bool Has(string fault) => _active.ContainsKey(fault);

    internal bool HasAny(IReadOnlyList<string> faults)
    {
        if (_active.Count > 0)
        {
            foreach (string fault in faults)
            {
                if (_active.ContainsKey(fault))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The gap of a rule that one of the faults opens, or null.</summary>
    internal KnownGap? Gap(string rule)
    {
        foreach (KnownGap gap in Limits.Gaps)
        {
            if (gap.Rule == rule && (HasAny(gap.Faults) || HadAny(gap.Faults)))
            {
                return gap;
            }
        }

        return null;
    }

    /// <summary>The slide switch is moved.</summary>
    internal void MoveSlide(bool ems)
    {
        _slideBeforeNanos = SlideNanos;
        SlideNanos = Now;
        IsEms = ems;
        HasMovedSlide = true;
    }

    /// <summary>
    /// Figures of the mode in which a phase has begun: it is told of at its end, and the switch may have been moved within it. What it was until then is of the
    /// mode before; the switch itself cuts range and supply (SR-22).
    /// </summary>
    internal ModeFigures ModeOf(in SeenPhase phase) => phase.StartNanos < SlideNanos && phase.StartNanos >= _slideBeforeNanos ? OtherMode : Mode;

    /// <summary>
    /// Whether a phase is of a test of the protections, in which a failed part may pass current for a moment (SR-29): the light, which is on with output (SR-31), is off.
    /// </summary>
    internal bool IsOfTest(in SeenPhase phase) => HasFailed && Asked.LightIsReliable && Light.ShowsNoOutput(phase.StartNanos);

    internal void ChangeLoad(SeenLoad load)
    {
        Load = load;
        LoadNanos = Now;
    }

    internal void Begin(string fault, bool isPart)
    {
        _active[fault] = isPart;
        HasFailed |= isPart;
        IsDisturbed = true;
        IsBeyondClaim |= HasTwoParts;
        _wasBeyondClaim |= HasTwoParts;
    }

    internal void End(string fault)
    {
        _active.Remove(fault);
        _ended[fault] = Now;
    }

    /// <summary>Switched on, or reset: what had failed and is there no more is forgotten.</summary>
    internal void PowerOn()
    {
        PowerOnNanos = Now;
        HasMovedSlide = false;
        HasFailed = _active.ContainsValue(true);
        IsBeyondClaim = HasTwoParts;
        IsDisturbed = _active.Count > 0;
    }

    private bool HasTwoParts => _active.Values.Count(part => part) > 1;

    // What a fault has done is judged when it is over: the part may work again by then.
    internal bool HadAny(IReadOnlyList<string> faults)
    {
        if (_ended.Count > 0)
        {
            foreach (string fault in faults)
            {
                if (_ended.TryGetValue(fault, out long nanos) && Now - nanos < Limits.Both.WindowMicros * 1000)
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal void Violate(string rule, string text, bool isOfDay = false)
    {
        // What two failed parts have done to the memory of the day stays when they work again.
        bool isBeyondClaim = IsBeyondClaim || (isOfDay && _wasBeyondClaim);

        // The first one of a rule tells enough.
        if (!_violations.Exists(one => one.Rule == rule && one.IsBeyondClaim == isBeyondClaim))
        {
            _violations.Add(new Violation(rule, text, Now, isBeyondClaim));
        }
    }
}
