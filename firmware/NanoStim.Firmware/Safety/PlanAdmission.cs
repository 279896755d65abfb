using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// Takes a copy of a pulse plan and checks it, before pulses may start: only what passes is ever used, and nobody else can write it. It does so in
/// pieces, one a control step, because together they would make that step late.
/// </summary>
internal sealed class PlanAdmission
{
    /// <summary>The copy. May be used once <see cref="IsAdmitted"/> is true.</summary>
    internal readonly PulsePlan Plan = new PulsePlan();

    // These and zero differ from each other in more than one bit: a flipped bit never admits a plan.
    private const int Copied = 0x3C3C;
    private const int Within = 0x6666;
    private const int Admitted = 0x5A5A;

    private int _stage;

    /// <summary>The copy has passed all checks, since the last <see cref="Restart"/>.</summary>
    internal bool IsAdmitted => _stage == Admitted;

    /// <summary>Nothing is admitted any more.</summary>
    internal void Restart()
    {
        _stage = 0;
    }

    /// <summary>Does the next piece: copy and checksum, then the limits, then nothing but that the caller prepares itself.</summary>
    /// <returns>False when the plan is refused.</returns>
    internal bool Advance(PulsePlan plan, ModeLimits limits)
    {
        if (_stage == Copied)
        {
            _stage = Within;
            return PlanGuard.IsWithin(Plan, limits);
        }

        if (_stage == Within)
        {
            _stage = Admitted;
            return true;
        }

        return Copy(plan);
    }

    private bool Copy(PulsePlan plan)
    {
        if (plan == null)
        {
            return false;
        }

        Plan.CopyFrom(plan);
        _stage = Copied;
        return Plan.IsIntact();
    }
}
