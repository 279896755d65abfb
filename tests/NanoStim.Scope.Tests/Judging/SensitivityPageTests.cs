using NUnit.Framework;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>The page says what the judge does now; a few of its cells are made again each time.</summary>
internal sealed class SensitivityPageTests
{
    private static readonly string Page = Path.Combine(Root(), "docs", "judge-sensitivity.md");

    [Test]
    public void Page_says_what_the_judge_sees()
    {
        JudgeBench bench = SessionTrains.All[0] with { Train = SessionTrains.All[0].Train.Cut(0, 0.21) };
        if (Environment.GetEnvironmentVariable("NANOSTIM_ACCEPT") == "1")
        {
            File.WriteAllText(Page, SensitivityPage.Text(bench));
        }

        string page = File.ReadAllText(Page);
        foreach ((int row, int column) in new[] { (0, 0), (7, 4), (11, 3) })
        {
            (string name, Func<double, Degradation> make) = SensitivityPage.Kinds[row];
            string line = page.Split('\n').First(line => line.StartsWith($"| {name} |", StringComparison.Ordinal));

            Assert.That(line.Split(" | ")[column + 1].TrimEnd(' ', '|'), Is.EqualTo(SensitivityPage.Cell(bench, SensitivityPage.Scopes[column], make)), $"{name}: write the page again with NANOSTIM_ACCEPT=1");
        }
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "nanoStim.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
