using System.CommandLine;
using System.Globalization;

namespace NanoStim.Cli.Scope;

/// <summary>An option that takes a number with a unit, which may have a prefix: <c>500ohm</c>, <c>10kohm</c>, <c>4cm2</c>, <c>1MHz</c>, <c>3%</c>.</summary>
internal sealed class EngineeringOption : Option<double?>
{
    /// <param name="name">With its dashes.</param>
    /// <param name="description">One line.</param>
    /// <param name="example">What to write.</param>
    /// <param name="units">The units, each with its factor to that of the value.</param>
    public EngineeringOption(string name, string description, string example, params (string Unit, double Factor)[] units)
        : base(name)
    {
        Description = description;
        HelpName = example;
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value.Trim();
            int digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
            string unit = text[digits..].Trim();
            double factor = units.FirstOrDefault(known => string.Equals(known.Unit, unit, StringComparison.Ordinal)).Factor;
            if (double.TryParse(text[..digits], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0 && factor > 0)
            {
                return number * factor;
            }

            result.AddError($"{name}: '{text}' cannot be understood: write a number above zero with its unit ({string.Join(", ", units.Select(known => known.Unit).Where(letters => letters.Length > 0 && letters.All(char.IsAscii)))}), such as {example}.");
            return null;
        };
    }

    /// <summary>A resistance in Ω.</summary>
    public static EngineeringOption Resistance(string name, string description) => new(
        name,
        description,
        "500ohm",
        ("ohm", 1),
        ("Ω", 1),
        ("Ω", 1),
        ("R", 1),
        ("mohm", 1e-3),
        ("kohm", 1e3),
        ("kΩ", 1e3),
        ("kΩ", 1e3),
        ("k", 1e3),
        ("Mohm", 1e6));
}
