using NanoStim.Cli.Files;

namespace NanoStim.Cli.Report;

/// <summary>Writes a report as Markdown, with its pictures as files beside it.</summary>
internal static class MarkdownForm
{
    public static void Write(DirectoryInfo folder, string name, IReadOnlyList<ReportBlock> blocks)
    {
        using OutputFile file = new(Path.Combine(folder.FullName, name));
        StreamWriter to = file.Text;
        foreach (ReportBlock block in blocks)
        {
            switch (block)
            {
                case ReportBlock.Heading heading:
                    to.WriteLine($"{new string('#', heading.Level)} {heading.Text}");
                    break;
                case ReportBlock.Paragraph paragraph:
                    to.WriteLine(paragraph.Text);
                    break;
                case ReportBlock.Grid grid:
                    to.WriteLine(Row(grid.Head));
                    to.WriteLine(Row([.. grid.Head.Select(_ => "---")]));
                    foreach (IReadOnlyList<string> row in grid.Rows)
                    {
                        to.WriteLine(Row(row));
                    }

                    break;
                case ReportBlock.Picture picture:
                    OutputFile.Write(Path.Combine(folder.FullName, picture.File), picture.Svg);
                    to.WriteLine($"![{picture.Caption}]({picture.File})");
                    to.WriteLine();
                    to.WriteLine($"*{picture.Caption}*");
                    break;
                default:
                    break;
            }

            to.WriteLine();
        }

        file.Commit();
    }

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
