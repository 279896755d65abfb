using System.Net;
using NanoStim.Cli.Files;

namespace NanoStim.Cli.Report;

/// <summary>Writes a report as one HTML page with its pictures inside.</summary>
internal static class HtmlForm
{
    private const string Style =
        "body{font:15px/1.45 'DejaVu Sans',Helvetica,Arial,sans-serif;margin:24px auto;max-width:1180px;padding:0 16px;color:#222}"
        + "table{border-collapse:collapse;margin:12px 0;font-size:13px}td,th{border:1px solid #bbb;padding:4px 8px;text-align:left;vertical-align:top}"
        + "th{background:#eef2f7}figure{margin:16px 0}figure svg{max-width:100%;height:auto}figcaption{color:#555;font-size:13px}"
        + ".fail{color:#b00020;font-weight:bold}.pass{color:#1b6e2c}";

    public static void Write(FileInfo file, string title, IReadOnlyList<ReportBlock> blocks)
    {
        using OutputFile whole = new(file.FullName);
        StreamWriter to = whole.Text;
        to.WriteLine($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>{Style}</style></head><body>");
        foreach (ReportBlock block in blocks)
        {
            switch (block)
            {
                case ReportBlock.Heading heading:
                    to.WriteLine($"<h{heading.Level}>{Text(heading.Text)}</h{heading.Level}>");
                    break;
                case ReportBlock.Paragraph paragraph:
                    to.WriteLine($"<p>{Text(paragraph.Text)}</p>");
                    break;
                case ReportBlock.Grid grid:
                    Table(to, grid);
                    break;
                case ReportBlock.Picture picture:
                    to.WriteLine($"<figure>{picture.Svg}<figcaption>{Text(picture.Caption)}</figcaption></figure>");
                    break;
                default:
                    break;
            }
        }

        to.WriteLine("</body></html>");
        whole.Commit();
    }

    private static void Table(StreamWriter to, ReportBlock.Grid grid)
    {
        to.WriteLine($"<table><tr>{string.Concat(grid.Head.Select(cell => $"<th>{Text(cell)}</th>"))}</tr>");
        foreach (IReadOnlyList<string> row in grid.Rows)
        {
            to.WriteLine($"<tr>{string.Concat(row.Select(cell => $"<td{ClassOf(cell)}>{Text(cell)}</td>"))}</tr>");
        }

        to.WriteLine("</table>");
    }

    private static string ClassOf(string cell) =>
        cell.StartsWith("FAIL", StringComparison.Ordinal) ? " class=\"fail\"" : cell.StartsWith("pass", StringComparison.Ordinal) ? " class=\"pass\"" : string.Empty;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
