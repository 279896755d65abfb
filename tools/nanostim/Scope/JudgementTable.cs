using NanoStim.Scope;
using NanoStim.Scope.Judging;
using Spectre.Console;

namespace NanoStim.Cli.Scope;

/// <summary>A judgement as a table, the judged channel first.</summary>
internal static class JudgementTable
{
    public static void Show(IAnsiConsole console, string file, Judgement judgement)
    {
        console.WriteLine($"{judgement.Channel} of {file}: {judgement.Expected?.Title ?? "no output"}");
        if (judgement.Expected is { PolarityIsKnown: false })
        {
            console.WriteLine("  the direction of the current is not judged: the probe does not say which electrode is which");
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("", "limits", "worst", "all pulses", "");
        foreach (JudgeLine line in judgement.Lines)
        {
            table.AddRow(new Text(line.Quantity), new Text(Limits(line)), new Text(Measured(line)), new Text(Statistic(line)), new Markup(line.Verdict switch
            {
                JudgeVerdict.Pass => "[green]pass[/]",
                JudgeVerdict.Fail => "[red]FAIL[/]",
                _ => "not shown",
            }));
        }

        console.Write(table);
        foreach (JudgeLine line in judgement.Lines.Where(line => line.Words.Length > 0))
        {
            console.WriteLine($"{JudgementJson.NameOf(line.Verdict)}: {line.Quantity}: {line.Words}");
        }

        int failed = judgement.Lines.Count(line => line.Verdict == JudgeVerdict.Fail);
        int open = judgement.Lines.Count(line => line.Verdict == JudgeVerdict.NotShown);
        console.WriteLine(judgement.Verdict switch
        {
            JudgeVerdict.Pass => "PASS: the capture shows what the program says.",
            JudgeVerdict.Fail => $"FAIL: {failed} of {judgement.Lines.Count} lines fail.",
            _ => $"INCONCLUSIVE: {open} of {judgement.Lines.Count} lines are not shown; none fails.",
        });
    }

    private static string Limits(JudgeLine line) => (line.LowerLimit, line.UpperLimit) switch
    {
        (null, null) => string.Empty,
        (null, { } high) => "\u2264 " + SiText.Of(high, line.Unit),
        ({ } low, null) => "\u2265 " + SiText.Of(low, line.Unit),
        ({ } low, { } high) => low == -high ? "\u00b1 " + SiText.Of(high, line.Unit) : $"{SiText.Of(low, line.Unit)} to {SiText.Of(high, line.Unit)}",
    };

    private static string Measured(JudgeLine line) => line.Measured is null ? string.Empty : SiText.Of(line.Measured, line.Uncertainty, line.Unit);

    private static string Statistic(JudgeLine line) => line.Statistic is not { } all
        ? string.Empty
        : $"{all.Count}: {SiText.Of(all.Minimum, line.Unit)} to {SiText.Of(all.Maximum, line.Unit)}, mean {SiText.Of(all.Mean, line.Unit)}, \u03c3 {SiText.Of(all.Sigma, line.Unit, 2)}";
}
