namespace NanoStim.Cli.Report;

/// <summary>A piece of a report, whatever it is written as.</summary>
internal abstract record ReportBlock
{
    public sealed record Heading(int Level, string Text) : ReportBlock;

    public sealed record Paragraph(string Text) : ReportBlock;

    /// <summary>Cells that say FAIL or pass stand out where the form allows it.</summary>
    public sealed record Grid(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock;

    /// <param name="File">Name for the picture as a file of its own.</param>
    /// <param name="Caption">One line.</param>
    /// <param name="Svg">The picture.</param>
    public sealed record Picture(string File, string Caption, string Svg) : ReportBlock;
}
