using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.LoadJudge;
using NUnit.Framework;

namespace NanoStim.Lives.Tests;

/// <summary>The file of the limits against the page of the safety case, and the judge against the rule that it shares nothing.</summary>
internal sealed partial class LimitFileTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "SAFETY.md"));

    private static IEnumerable<Figure> PageFigures => LimitFile.Shipped.Figures.Where(figure => figure.Requirement is not null);

    [TestCaseSource(nameof(PageFigures))]
    public void Figure_is_in_the_bound_of_its_requirement(Figure figure) => Assert.That(Bound(figure.Requirement!), Does.Contain(figure.Text));

    [TestCaseSource(nameof(PageFigures))]
    public void Value_is_the_number_of_its_words(Figure figure)
    {
        double[] numbers = [.. Values(figure)];
        Assert.That(numbers.Any(number => Math.Abs(number - figure.Value) <= 1e-9 * figure.Value), Is.True, $"{figure.Value} is not in '{figure.Text}': {string.Join(", ", numbers)}");
    }

    [Test]
    public void Chosen_figures_have_a_reason() =>
        Assert.That(LimitFile.Shipped.Figures.Where(figure => figure.Requirement is null && string.IsNullOrEmpty(figure.Reason)), Is.Empty);

    [Test]
    public void Classes_are_in_their_requirement()
    {
        foreach (OffClass one in LimitFile.Shipped.Classes)
        {
            Assert.That(Bound(one.Requirement), Does.Contain(one.Text), one.Name);
        }
    }

    [Test]
    public void Gaps_are_gaps_of_the_page()
    {
        string gaps = Blanks().Replace(s_page[s_page.IndexOf("## Known gaps", StringComparison.Ordinal)..], " ");
        foreach (KnownGap gap in LimitFile.Shipped.Gaps)
        {
            Assert.That(gaps, Does.Contain(Blanks().Replace(gap.Text, " ")), gap.Name);
        }
    }

    [Test]
    public void Every_fault_of_the_file_exists()
    {
        string[] acts = ["stop", "console-stop", "stop-pressed", "charger", "charger-in", "electrode-off", "slide", "battery-low"];
        IEnumerable<string> named = LimitFile.Shipped.Classes.SelectMany(one => one.Faults.Concat(one.Except)).Concat(LimitFile.Shipped.Gaps.SelectMany(gap => gap.Faults));
        Assert.That(named.Except(acts).Where(fault => LifeFaults.Find(fault) is null), Is.Empty);
    }

    [Test]
    public void Judge_refers_to_nothing_of_this_project() =>
        Assert.That(typeof(Judge).Assembly.GetReferencedAssemblies().Select(name => name.Name).Where(name => name!.StartsWith("NanoStim", StringComparison.Ordinal)), Is.Empty);

    /// <summary>Two tables, written by hand in two places: a program that changes in one of them fails here.</summary>
    [Test]
    public void Programs_of_the_file_are_those_of_the_device()
    {
        Assert.That(LimitFile.Shipped.Programs, Has.Count.EqualTo(ProgramCatalogue.Count));
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram shipped = ProgramCatalogue.At(i);
            JudgedProgram judged = LimitFile.Shipped.Programs[i];
            Assert.That(judged.Name, Is.EqualTo(shipped.Name));
            Assert.That(judged.IsEms, Is.EqualTo(shipped.Mode == StimulationMode.Ems), shipped.Name);
            Assert.That(judged.Repeats, Is.EqualTo(shipped.Repeats), shipped.Name);
            Assert.That(judged.Segments.Select(Text), Is.EqualTo(shipped.Segments.Select(Text)), shipped.Name);
        }
    }

    private static string Text(JudgedSegment one) => $"{one.MilliHertz} {one.Percent} {one.Seconds} {one.RampUpMillis} {one.OnMillis} {one.RampDownMillis} {one.OffMillis} {one.WidthMicros}";

    private static string Text(TreatmentSegment one)
    {
        bool isSlow = one.Train.Shape == PulseShape.SlowBipolarSquare;
        int width = isSlow ? 8_000 : one.Train.Shape == PulseShape.BipolarSquare ? 40_000 : one.Train.PhaseWidthMicros;
        return $"{(isSlow ? 100_000 : one.Train.FrequencyMilliHertz)} {one.IntensityPercent} {one.Seconds} {one.RampUpMillis} {one.OnMillis} {one.RampDownMillis} {one.OffMillis} {width}";
    }

    // The unit of a figure is the end of its name; the words have a unit of their own.
    private static IEnumerable<double> Values(Figure figure)
    {
        foreach ((string words, double share) in new[] { ("an eighth", 0.125), ("a quarter", 0.25), ("a minute", 60e6) })
        {
            if (figure.Text!.Contains(words, StringComparison.Ordinal))
            {
                yield return share;
            }
        }

        foreach (Match match in Quantity().Matches(figure.Text!))
        {
            double number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            yield return number * match.Groups[2].Value switch
            {
                "%" => 0.01,
                "mA" or "mC" when figure.Name.EndsWith("NanoCoulombs", StringComparison.Ordinal) => 1e6,
                "mA" => 1e3,
                "µC" => 1e3,
                "mJ" => 1e6,
                "ms" => 1e3,
                "s" => 1e6,
                "min" => 60e6,
                _ => 1,
            };
        }
    }

    private static string Bound(string requirement)
    {
        Match match = Regex.Match(s_page, $@"### {requirement} .*?\*\*Bound:\*\* (.*?)\n- \*\*Enforced", RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : throw new InvalidOperationException(requirement);
    }

    [GeneratedRegex(@"([0-9.]+) ?(%|µA|mA|µC|mC|mJ|µs|ms|min|s|Ω)")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
