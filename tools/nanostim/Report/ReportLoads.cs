namespace NanoStim.Cli.Report;

/// <summary>The three resistors of the form.</summary>
internal static class ReportLoads
{
    public static readonly IReadOnlyList<(double Ohms, string Name, string Text)> All =
    [
        (500, "500ohm", "500 Ω"),
        (2000, "2kohm", "2 kΩ"),
        (10000, "10kohm", "10 kΩ"),
    ];

    public static string TextOf(double ohms) => All.FirstOrDefault(load => Math.Abs(load.Ohms - ohms) < 1).Text ?? $"{ohms:0.###} Ω";
}
