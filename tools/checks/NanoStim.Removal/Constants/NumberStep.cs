using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoStim.Removal.Constants;

/// <summary>What a number becomes when it is wrong by one step.</summary>
internal static class NumberStep
{
    // A step of the E24 row, in which resistors and capacitors are sold, is 10 %.
    private const double Row = 1.1;

    // Pins that can be taken for another, and levels for the other; in each row the second is planted for the first.
    private static readonly (string From, string To)[] s_names =
    [
        ("PinMode.InputPullUp", "PinMode.Input"),
        ("PinMode.InputPullUp", "PinMode.InputPullDown"),
        ("PinMode.InputPullDown", "PinMode.Input"),
        ("PinMode.InputPullDown", "PinMode.InputPullUp"),
        ("PinMode.OutputOpenDrain", "PinMode.Output"),
        ("PinValue.High", "PinValue.Low"),
        ("PinValue.Low", "PinValue.High"),
        ("DeviceFunction.PWM1", "DeviceFunction.PWM2"),
        ("DeviceFunction.PWM2", "DeviceFunction.PWM3"),
        ("DeviceFunction.PWM3", "DeviceFunction.PWM4"),
        ("DeviceFunction.COM2_RX", "DeviceFunction.COM2_TX"),
        ("DeviceFunction.COM2_TX", "DeviceFunction.COM2_RX"),
    ];

    /// <summary>The wrong values of a literal.</summary>
    /// <param name="literal">A number.</param>
    /// <param name="label">The name that it is given to.</param>
    /// <param name="isData">Whether it is the value of a constant or an entry of a table, rather than a number within a calculation.</param>
    internal static IEnumerable<string> Of(LiteralExpressionSyntax literal, string label, bool isData)
    {
        if (literal.Token.Value is double real)
        {
            // Half that is added before the fraction is cut off: the result is one more, or one less.
            return IsRounding(literal, real) ? ["1.5", "-0.5"] : [Text(real * Row), Text(real / Row)];
        }

        ulong value = Convert.ToUInt64(literal.Token.Value, CultureInfo.InvariantCulture);
        string text = literal.Token.Text;
        List<string> steps = [];
        bool isRate = label.Contains("Hertz", StringComparison.OrdinalIgnoreCase) || label.Contains("Baud", StringComparison.OrdinalIgnoreCase);
        if (isRate && value >= 10)
        {
            steps.Add(Like(text, value / 10));
            steps.Add(Like(text, value * 10));
        }

        // A rate that is generated cannot be seen to be one hertz off; one that something is compared with can.
        bool isLimit = label.StartsWith("Min", StringComparison.OrdinalIgnoreCase) || label.StartsWith("Max", StringComparison.OrdinalIgnoreCase);
        if (!isRate || isLimit)
        {
            steps.Add(Like(text, value + 1));
            if (isData && value > 0)
            {
                steps.Add(Like(text, value - 1));
            }
        }

        return steps;
    }

    /// <summary>The wrong values of a pin mode, a level or a function of a pin.</summary>
    internal static IEnumerable<string> Of(MemberAccessExpressionSyntax name)
    {
        string text = name.ToString();
        return s_names.Where(one => one.From == text).Select(one => one.To);
    }

    /// <summary>Whether a literal is a number.</summary>
    internal static bool IsNumber(LiteralExpressionSyntax literal) => ((SyntaxKind)literal.RawKind) == SyntaxKind.NumericLiteralExpression;

    private static bool IsRounding(LiteralExpressionSyntax literal, double value) =>
        value == 0.5 && literal.Parent is BinaryExpressionSyntax sum && (SyntaxKind)sum.RawKind == SyntaxKind.AddExpression && sum.Right == literal;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "d";

    // In the notation of the original, with its suffix.
    private static string Like(string text, ulong value)
    {
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        string suffix = text[text.TrimEnd('L', 'l', 'U', 'u').Length..];
        return (isHex ? "0x" + value.ToString("X", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture)) + suffix;
    }
}
