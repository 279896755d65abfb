using System.Globalization;

namespace NanoStim.Spice;

/// <summary>One figure with its limits.</summary>
/// <param name="Case">What was done.</param>
/// <param name="Value">What came out.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Minimum">Lower limit; null for none.</param>
/// <param name="Maximum">Upper limit; null for none.</param>
/// <param name="Note">More, for the reader.</param>
public sealed record SpiceRow(string Case, double Value, string Unit, double? Minimum, double? Maximum, string Note = "")
{
    /// <summary>Whether the value lies within its limits.</summary>
    public bool Holds => !double.IsNaN(Value) && !(Value < Minimum) && !(Value > Maximum);

    /// <summary>Distance to the nearer limit as a fraction of that limit (of one, for a limit of zero); null without limits.</summary>
    public double? Margin
    {
        get
        {
            double? below = Minimum is double minimum ? (Value - minimum) / Scale(minimum) : null;
            double? above = Maximum is double maximum ? (maximum - Value) / Scale(maximum) : null;
            return below is null ? above : above is null ? below : Math.Min(below.Value, above.Value);
        }
    }

    /// <summary>Limits as text.</summary>
    public string Limits => (Minimum, Maximum) switch
    {
        (double minimum, double maximum) => $"{Number(minimum)} .. {Number(maximum)}",
        (double minimum, null) => $">= {Number(minimum)}",
        (null, double maximum) => $"<= {Number(maximum)}",
        _ => "",
    };

    /// <summary>Four digits.</summary>
    public static string Number(double value) =>
        value != 0 && Math.Abs(value) < 1e-3 ? "0.000" : Math.Abs(value) >= 1e4
            ? value.ToString("0", CultureInfo.InvariantCulture)
            : value.ToString("G4", CultureInfo.InvariantCulture);

    private static double Scale(double limit) => limit == 0 ? 1 : Math.Abs(limit);
}
