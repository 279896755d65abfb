namespace NanoStim.Scope.Judging;

/// <summary>Collects the lines of a judgement. Uncertainty works against the device: a value passes only with all of it inside the limits.</summary>
internal sealed class LineWriter
{
    private const string Clipped = "the capture is clipped at the end of the scope's range: more volts a division";

    private readonly bool _isClipped;
    private readonly List<JudgeLine> _lines = [];

    /// <param name="isClipped">Whether the capture is at the end of the scope's range: then no current, and no charge, is known but for what is too high already.</param>
    public LineWriter(bool isClipped) => _isClipped = isClipped;

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<JudgeLine> Lines => _lines;

    /// <summary>Adds a line without numbers.</summary>
    public void Add(string id, string quantity, JudgeVerdict verdict, string words) =>
        _lines.Add(new JudgeLine { Id = id, Quantity = quantity, Verdict = verdict, Words = verdict == JudgeVerdict.Pass ? string.Empty : words });

    /// <summary>Adds a line that a capture does not show.</summary>
    public void NotShown(string id, string quantity, string why) => Add(id, quantity, JudgeVerdict.NotShown, why);

    /// <summary>Judges one value.</summary>
    public void Value(string id, string quantity, string unit, double? expected, (double Low, double High) limits, double shown, double uncertainty, string wrong)
    {
        JudgeVerdict verdict = Verdict(shown, shown, limits, uncertainty);
        if (IsHidden(id, unit, limits, verdict))
        {
            NotShown(id, quantity, Clipped);
            return;
        }

        _lines.Add(new JudgeLine
        {
            Id = id,
            Quantity = quantity,
            Unit = unit,
            Expected = expected,
            LowerLimit = Finite(limits.Low),
            UpperLimit = Finite(limits.High),
            Measured = shown,
            Uncertainty = uncertainty,
            Verdict = verdict,
            Words = Words(verdict, wrong),
        });
    }

    /// <summary>Judges every one of several values.</summary>
    /// <param name="id">Of the line.</param>
    /// <param name="quantity">Of the line.</param>
    /// <param name="unit">Base unit.</param>
    /// <param name="expected">What each should be.</param>
    /// <param name="limits">What each may be.</param>
    /// <param name="values">Each with its time.</param>
    /// <param name="uncertainty">Of each.</param>
    /// <param name="wrong">What it means when one is outside.</param>
    public void Each(
        string id,
        string quantity,
        string unit,
        double expected,
        (double Low, double High) limits,
        IReadOnlyList<(double Seconds, double Value)> values,
        double uncertainty,
        string wrong)
    {
        if (JudgeStatistic.Of(values, expected, limits.Low, limits.High) is not { } statistic)
        {
            NotShown(id, quantity, "the capture holds none that is whole");
            return;
        }

        JudgeVerdict verdict = Verdict(statistic.Minimum, statistic.Maximum, limits, uncertainty);
        if (IsHidden(id, unit, limits, verdict))
        {
            NotShown(id, quantity, Clipped);
            return;
        }

        string where = $"{wrong}: {statistic.Outside} of {statistic.Count}, the worst at {SiText.Of(statistic.WorstSeconds, "s", 6)}";
        _lines.Add(new JudgeLine
        {
            Id = id,
            Quantity = quantity,
            Unit = unit,
            Expected = expected,
            LowerLimit = Finite(limits.Low),
            UpperLimit = Finite(limits.High),
            Measured = statistic.Worst,
            Uncertainty = uncertainty,
            Statistic = statistic,
            Verdict = verdict,
            Words = Words(verdict, where),
        });
    }

    private bool IsHidden(string id, string unit, (double Low, double High) limits, JudgeVerdict verdict) =>
        _isClipped
        && (unit is "A" or "C")
        && !id.StartsWith("rest", StringComparison.Ordinal)
        && !(verdict == JudgeVerdict.Fail && double.IsNegativeInfinity(limits.Low));

    private static JudgeVerdict Verdict(double lowest, double highest, (double Low, double High) limits, double uncertainty)
    {
        if (double.IsNaN(lowest) || double.IsNaN(highest) || double.IsNaN(uncertainty))
        {
            return JudgeVerdict.NotShown;
        }

        if (lowest + uncertainty < limits.Low || highest - uncertainty > limits.High)
        {
            return JudgeVerdict.Fail;
        }

        return lowest - uncertainty >= limits.Low && highest + uncertainty <= limits.High ? JudgeVerdict.Pass : JudgeVerdict.NotShown;
    }

    private static string Words(JudgeVerdict verdict, string wrong) => verdict switch
    {
        JudgeVerdict.Pass => string.Empty,
        JudgeVerdict.Fail => wrong,
        _ => "a limit lies within the uncertainty",
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
