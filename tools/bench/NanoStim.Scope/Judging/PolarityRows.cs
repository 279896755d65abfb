namespace NanoStim.Scope.Judging;

/// <summary>Pulses of one polarity in a row.</summary>
/// <param name="Seconds">Beginning of the first.</param>
/// <param name="Side">+1 or -1.</param>
/// <param name="Count">How many.</param>
/// <param name="Charge">Of all, in C.</param>
/// <param name="IsWhole">Whether pulses of the other polarity come before and after it.</param>
internal sealed record PolarityRows(double Seconds, int Side, int Count, double Charge, bool IsWhole)
{
    /// <summary>Splits pulses into rows.</summary>
    public static List<PolarityRows> Of(IReadOnlyList<JudgedPulse> pulses)
    {
        List<PolarityRows> rows = [];
        int from = 0;
        for (int at = 1; at <= pulses.Count; at++)
        {
            if (at < pulses.Count && pulses[at].Side == pulses[from].Side)
            {
                continue;
            }

            double charge = pulses.Skip(from).Take(at - from).Sum(pulse => pulse.Phases.Sum(phase => phase.Charge));
            rows.Add(new PolarityRows(pulses[from].Start, pulses[from].Side, at - from, charge, from > 0 && at < pulses.Count));
            from = at;
        }

        return rows;
    }

    /// <summary>How many pulses a row may have more or less: the polarity changes by the clock of the control loop, not by that of the pulses.</summary>
    public static int Slack(int pulses) => pulses / 100;
}
