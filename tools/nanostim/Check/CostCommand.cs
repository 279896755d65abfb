using System.CommandLine;
using System.Globalization;
using NanoStim.StepCost;
using Spectre.Console;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check cost: what a step of the firmware costs on the device.</summary>
internal sealed class CostCommand : Command
{
    private readonly Option<string?> _methods = new("--methods")
    {
        Description = "Also show what makes up the mean, and the worst step, of a kind of step, such as \"ms deliver\".",
        HelpName = "KIND",
    };

    public CostCommand()
        : base("cost", "Count the IL instructions and the heap bytes of each kind of step, on the built assemblies.")
    {
        Add(_methods);
        SetAction(parsed =>
        {
            StepCostReport report = StepCostMeter.Measure();
            string? kind = parsed.GetValue(_methods);
            StepKindCost? detailed = report.Kinds.FirstOrDefault(cost => cost.Kind == kind);
            if (kind is not null && detailed is null)
            {
                throw new UsageException($"--methods: there is no kind '{kind}': write one of {string.Join(", ", report.Kinds.Select(cost => cost.Kind))}.");
            }

            IAnsiConsole console = ConsoleFactory.For(parsed);
            ShowKinds(console, report);
            if (detailed is not null)
            {
                ShowMethods(console, detailed);
            }

            return ExitCode.Done;
        });
    }

    private static void ShowKinds(IAnsiConsole console, StepCostReport report)
    {
        Table table = TableOf("step", "steps", "min", "mean", "max", "upstream", "heap", "upstream heap");
        foreach (StepKindCost cost in report.Kinds)
        {
            table.AddRow(
                cost.Kind,
                Text(cost.Steps),
                Text(cost.MinInstructions),
                Text(cost.MeanInstructions),
                Text(cost.MaxInstructions),
                Text(cost.OfChipMean),
                Text(cost.MaxOwnBytes),
                Text(cost.MeanChipBytes));
        }

        console.Write(table);
        console.WriteLine("min, mean, max: IL instructions of a step; upstream: the part of nanoFramework's managed code in the mean.");
        console.WriteLine("heap: most bytes that the firmware allocates in a step, counted on the host.");
        console.WriteLine("upstream heap: bytes that nanoFramework's members allocate on the device, mean, from the interpreter's sources.");
        if (report.Unpriced.Count > 0)
        {
            console.WriteLine("Called as well, and not priced: " + string.Join(", ", report.Unpriced));
        }
    }

    private static void ShowMethods(IAnsiConsole console, StepKindCost cost)
    {
        Table table = TableOf(cost.Kind, "mean", "worst step");
        foreach (MethodCost method in cost.Methods)
        {
            table.AddRow(Markup.Escape(method.Name), Text(method.MeanInstructions), Text(method.WorstInstructions));
        }

        console.Write(table);
    }

    private static Table TableOf(string first, params string[] numbers)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(Markup.Escape(first)).NoWrap());
        foreach (string column in numbers)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        return table;
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
