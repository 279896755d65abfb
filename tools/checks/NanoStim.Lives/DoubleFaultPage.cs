using System.Globalization;
using System.Text;
using NanoStim.Firmware.Safety;

namespace NanoStim.Lives;

/// <summary>The page of <see cref="DoubleFaults"/>.</summary>
public static class DoubleFaultPage
{
    /// <summary>Its text.</summary>
    public static string Text(IReadOnlyList<FirstFault> firsts, IReadOnlyList<FaultPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(firsts);
        ArgumentNullException.ThrowIfNull(pairs);
        FaultPair[] outside = [.. pairs.Where(pair => pair.Outside.Count > 0)];
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Two failed parts at once

            Written by `nanostim check pairs`. Of two failed parts at once [SAFETY.md](../../SAFETY.md) claims nothing. This page says what comes of them on the virtual board, one after the other: the first part
            has failed before the device is switched on, the second fails in the session, at the ceiling and at half of it, into 500 Ω (EMS) or 2 kΩ (microcurrent). What the load receives is judged as in [lives](../lives.md), by the bounds for one failed part.

            A pair needs a first part that nobody notices. **Found** means that the self-test, a start inhibit or a monitor has refused or tripped before the second part fails: then there is no session in which it could.
            **Latent** means that the session delivers as if nothing were broken.

            - {DoubleFaults.Parts.Count} faults in two modes: {firsts.Count(first => !first.IsLatent)} found, {firsts.Count(first => first.IsLatent)} latent.
            - {pairs.Count} pairs with a latent first part: {outside.Length} outside of the limits.
            - Not tried: two parts that fail in the same session, within the time that the monitors need for the first; three parts; other loads, programs and times.


            """);
        AppendOutside(page, outside);
        AppendFirsts(page, firsts);
        return page.ToString();
    }

    private static void AppendOutside(StringBuilder page, FaultPair[] outside)
    {
        page.Append("## Outside of the limits\n\n| first part, latent | mode | second part | rules that are broken, each with one of its figures | why |\n| --- | --- | --- | --- | --- |\n");
        foreach (IGrouping<(string First, bool IsEms), FaultPair> group in outside.GroupBy(pair => (pair.First, pair.IsEms)))
        {
            string seconds = string.Join(", ", group.Select(pair => $"`{pair.Second}`"));
            string rules = string.Join("; ", group.SelectMany(pair => pair.Outside).GroupBy(Rule).Select(rule => rule.MaxBy(Figure)));
            page.Append(CultureInfo.InvariantCulture, $"| `{group.Key.First}` | {Mode(group.Key.IsEms)} | {seconds} | {rules} | {LatentParts.WhyOf(group.Key.First)} |\n");
        }
    }

    private static void AppendFirsts(StringBuilder page, IReadOnlyList<FirstFault> firsts)
    {
        page.Append("\n## The first part alone\n\n| fault from power-up on | microcurrent | EMS |\n| --- | --- | --- |\n");
        foreach (IGrouping<string, FirstFault> both in firsts.GroupBy(first => first.Name))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{both.Key}` | {Found(both.First(first => !first.IsEms))} | {Found(both.First(first => first.IsEms))} |\n");
        }
    }

    private static string Found(FirstFault first) =>
        first.IsLatent ? "**latent**" : first.Latched != 0 ? FaultCatalogue.Of((FaultCode)first.Latched).Name : "no session starts";

    private static string Mode(bool isEms) => isEms ? "EMS" : "microcurrent";

    private static string Rule(string text) => text[..text.IndexOf(':', StringComparison.Ordinal)];

    // The first number of a text, for the worst of a rule.
    private static double Figure(string text)
    {
        string number = string.Concat(text[Rule(text).Length..].SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.'));
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double figure) ? figure : 0;
    }
}
