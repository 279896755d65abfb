using System.Net;
using System.Text;

namespace NanoStim.Cli.Bench;

/// <summary>The report of a bench session: one HTML file that needs no other, with what was connected, every verdict and every picture.</summary>
internal static class BenchReport
{
    private const string Style = "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2em .6em;text-align:left}pre{overflow-x:auto;font-size:12px}.Pass{background:#dfd}.Fail{background:#fdd}.Inconclusive{background:#ffd}svg{max-width:100%;height:auto}";

    /// <param name="connected">What was connected, by name.</param>
    /// <param name="results">By step.</param>
    public static string Html(IReadOnlyList<(string Name, string Value)> connected, IReadOnlyList<BenchResult> results)
    {
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>nanoStim at the bench</title><style>").Append(Style).Append("</style></head><body>\n");
        html.Append("<h1>nanoStim at the bench</h1>\n<p><strong>").Append(Text(Summary(results))).Append("</strong></p>\n<h2>What was connected</h2>\n<table>\n");
        foreach ((string name, string value) in connected)
        {
            html.Append("<tr><th>").Append(Text(name)).Append("</th><td>").Append(Text(value)).Append("</td></tr>\n");
        }

        html.Append("</table>\n<h2>Steps</h2>\n<table>\n<tr><th>step</th><th>do</th><th>load</th><th>expect</th><th>verdict</th><th>why</th></tr>\n");
        foreach (BenchResult result in results)
        {
            html.Append($"<tr class=\"{result.Verdict}\"><td>{result.Step.Number}</td><td>").Append(Text(result.Step.Do)).Append("</td><td>").Append(Text(result.Step.Load))
                .Append("</td><td>").Append(Text(result.Step.Expect)).Append("</td><td>").Append(Word(result.Verdict)).Append("</td><td>").Append(Text(result.Reason)).Append("</td></tr>\n");
        }

        html.Append("</table>\n");
        foreach (BenchResult result in results.Where(result => result.Capture is not null))
        {
            html.Append($"<h3>Step {result.Step.Number}: {Word(result.Verdict)}</h3>\n<p>").Append(Text(Path.GetFileName(result.Capture!))).Append("</p>\n");
            html.Append(result.Picture ?? string.Empty).Append("\n<pre>").Append(Text(result.Detail)).Append("</pre>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }

    public static string Summary(IReadOnlyList<BenchResult> results) => string.Join(
        ", ",
        Enum.GetValues<BenchVerdict>().Select(verdict => $"{results.Count(result => result.Verdict == verdict)} {Word(verdict)}"));

    public static string Word(BenchVerdict verdict) => verdict switch { BenchVerdict.Pass => "pass", BenchVerdict.Fail => "fail", _ => "inconclusive" };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
