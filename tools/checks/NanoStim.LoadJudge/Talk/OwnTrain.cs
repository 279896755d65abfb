namespace NanoStim.LoadJudge;

/// <summary>A train of one's own, from the commands of one line.</summary>
internal static class OwnTrain
{
    private const int RampMillis = 2000;
    private const int Seconds = 1800;

    /// <summary>What stands for a train that is not known: the slowest one, with the longest window.</summary>
    internal static JudgedSegment Unknown { get; } = new(500, 30, 0, 100, Seconds, RampMillis, 0, RampMillis, 0);

    /// <summary>The train that a line makes; null where the line leaves a part of it open.</summary>
    internal static JudgedSegment? Of(IReadOnlyList<TalkUnit> line)
    {
        TalkUnit? rate = line.LastOrDefault(unit => unit.Kind == TalkKind.Rate);
        TalkUnit? width = line.LastOrDefault(unit => unit.Kind == TalkKind.Width);
        TalkUnit? shape = line.LastOrDefault(unit => unit.Kind == TalkKind.Shape);
        if (rate is not { IsNumber: true } || width is not { IsNumber: true } || shape is null)
        {
            return null;
        }

        int polarity = shape.Parameter switch
        {
            "BIPH" or "BIPHASIC" => 0,
            "POS" or "POSITIVE" => 1,
            "NEG" or "NEGATIVE" => -1,
            _ => 2,
        };
        return polarity == 2 ? null : new JudgedSegment((int)rate.Value, (int)width.Value, polarity == 0 ? 0 : -1, 100, Seconds, RampMillis, 0, RampMillis, 0, polarity);
    }
}
