using System.CommandLine;
using System.Globalization;

namespace NanoStim.Cli.Options;

/// <summary>An option that takes a whole number within a range.</summary>
internal sealed class WholeNumberOption : Option<int>
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="unasked">Its value where it is left out.</param>
    /// <param name="least">Smallest number that it takes.</param>
    /// <param name="most">Largest number that it takes.</param>
    public WholeNumberOption(string name, string description, int unasked, int least, int most = int.MaxValue)
        : base(name)
    {
        Description = description;
        HelpName = "N";
        DefaultValueFactory = _ => unasked;
        string range = most == int.MaxValue ? $"{least} or more" : $"{least} to {most}";
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            {
                result.AddError($"{name}: '{text}' is not a whole number; write {range}, such as {Math.Max(least, 1)}.");
                return unasked;
            }

            if (number < least || number > most)
            {
                result.AddError($"{name}: {text} is out of range; write {range}.");
                return unasked;
            }

            return (int)number;
        };
    }
}
