using System.Text.Json.Nodes;

namespace NanoStim.Scope.Judging;

/// <summary>The form of <c>scope judge --json</c>: numbers in base units, null where a line has none.</summary>
public static class JudgementJson
{
    /// <summary>A judgement as an object.</summary>
    public static JsonObject Node(string file, string format, Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return new JsonObject
        {
            ["channel"] = judgement.Channel,
            ["file"] = file,
            ["format"] = format,
            ["program"] = judgement.Expected?.Title ?? "no output",
            ["verdict"] = NameOf(judgement.Verdict, whole: true),
            ["pass"] = judgement.Verdict == JudgeVerdict.Pass,
            ["lines"] = new JsonArray([.. judgement.Lines.Select(Node)]),
        };
    }

    /// <summary>A verdict in one word or two.</summary>
    public static string NameOf(JudgeVerdict verdict, bool whole = false) => verdict switch
    {
        JudgeVerdict.Pass => "pass",
        JudgeVerdict.Fail => "fail",
        _ => whole ? "inconclusive" : "not shown",
    };

    private static JsonObject Node(JudgeLine line) => new()
    {
        ["id"] = line.Id,
        ["quantity"] = line.Quantity,
        ["verdict"] = NameOf(line.Verdict),
        ["unit"] = line.Unit.Length > 0 ? line.Unit : null,
        ["expected"] = line.Expected,
        ["lowerLimit"] = line.LowerLimit,
        ["upperLimit"] = line.UpperLimit,
        ["measured"] = Number(line.Measured),
        ["uncertainty"] = Number(line.Uncertainty),
        ["count"] = line.Statistic?.Count,
        ["minimum"] = line.Statistic?.Minimum,
        ["maximum"] = line.Statistic?.Maximum,
        ["mean"] = line.Statistic?.Mean,
        ["sigma"] = line.Statistic?.Sigma,
        ["worst"] = line.Statistic?.Worst,
        ["worstSeconds"] = line.Statistic?.WorstSeconds,
        ["outside"] = line.Statistic?.Outside,
        ["words"] = line.Words,
    };

    private static double? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
