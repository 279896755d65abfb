using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoStim.LoadJudge;

/// <summary>One command as the page of the console describes it. What is damaged but could be meant so, is read as if it were.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Text">Its text in capitals.</param>
/// <param name="Value">Its number in the smallest unit (µA, µs, mHz); NaN where it has none.</param>
internal sealed partial record TalkUnit(TalkKind Kind, string Text, double Value)
{
    // The words that surely stop, whatever came before them in other lines.
    private static readonly string[] s_stops = ["OUTP OFF", "OUTP 0", "OUTPUT OFF", "OUTP:STAT OFF", "OUTPUT:STATE 0", "ABOR", "ABORT", "*RST"];

    /// <summary>The parameter.</summary>
    internal string Parameter => Text.IndexOfAny([' ', '\t']) is int at and >= 0 ? Text[at..].Trim() : "";

    /// <summary>Whether it stops, beyond doubt.</summary>
    internal bool IsSureStop => s_stops.Contains(Text.TrimStart(':'));

    /// <summary>Whether the intensity is given as a number.</summary>
    internal bool IsNumber => !double.IsNaN(Value);

    /// <summary>Reads a command.</summary>
    internal static TalkUnit Parse(string text)
    {
        string unit = text.Trim().ToUpperInvariant();
        int blank = unit.IndexOfAny([' ', '\t']);
        string header = blank < 0 ? unit : unit[..blank];
        string parameter = blank < 0 ? "" : unit[blank..].Trim();
        string node = header[(header.LastIndexOf(':') + 1)..];
        TalkKind kind = node switch
        {
            "OUTP" or "OUTPUT" or "STAT" or "STATE" => parameter is "ON" or "1" ? TalkKind.Start : parameter is "OFF" or "0" ? TalkKind.Stop : TalkKind.Other,
            "RES" or "RESUME" => TalkKind.Resume,
            "ABOR" or "ABORT" => TalkKind.Stop,
            "*RST" => TalkKind.Restart,
            "CURR" or "CURRENT" or "LEV" or "LEVEL" => TalkKind.Level,
            "NAME" => TalkKind.Program,
            "FREQ" or "FREQUENCY" => TalkKind.Rate,
            "WIDT" or "WIDTH" => TalkKind.Width,
            "SHAP" or "SHAPE" => TalkKind.Shape,
            "*RCL" => TalkKind.Recall,
            "WDOG" => TalkKind.KeepAlive,
            "*OPC?" => TalkKind.Wait,
            _ => TalkKind.Other,
        };
        return new TalkUnit(kind, unit, Number(kind, parameter));
    }

    private static double Number(TalkKind kind, string parameter)
    {
        Match match = Quantity().Match(parameter);
        return match.Success && Fits(kind, match.Groups[2].Value) && double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number * Factor(match.Groups[2].Value)
            : double.NaN;
    }

    // A unit of something else is refused.
    private static bool Fits(TalkKind kind, string suffix) => suffix.Length == 0 || suffix switch
    {
        "UA" or "MA" or "A" => kind == TalkKind.Level,
        "HZ" or "KHZ" => kind == TalkKind.Rate,
        _ => kind is not (TalkKind.Level or TalkKind.Rate),
    };

    private static double Factor(string suffix) => suffix switch
    {
        "A" or "S" or "KHZ" => 1e6,
        "MA" or "MS" or "HZ" or "" => 1e3,
        "MIN" => 60e6,
        _ => 1,
    };

    [GeneratedRegex(@"^([+-]?[0-9]*\.?[0-9]*(?:E[+-]?[0-9]+)?)\s*(UA|MA|A|US|MS|S|MIN|HZ|KHZ|)$")]
    private static partial Regex Quantity();
}
