using System.CommandLine;
using NanoStim.Removal;
using NanoStim.Removal.Constants;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check constants: changes every number of firmware and adapter by one step, and says which the tests do not notice.</summary>
internal sealed class ConstantsCommand : Command
{
    private readonly Option<string> _checkout = new("--checkout") { Description = "The checkout to test, with everything built in it; its sources are not changed.", HelpName = "DIR", DefaultValueFactory = _ => "." };
    private readonly Option<string[]> _only = new("--only") { Description = "Folders or files, for example Modes or EmsMode.cs; all by default.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _work = new("--work") { Description = "Folder for the results. A second run in it repeats only what was not noticed.", HelpName = "DIR" };
    private readonly Option<string?> _page = new("--page") { Description = "Write the table as a page.", HelpName = "FILE" };
    private readonly Option<bool> _list = new("--list") { Description = "Say what would be planted, and run nothing." };
    private readonly Option<bool> _worker = new("--worker") { Description = "Plant what the standard input says; used by this command itself.", Hidden = true };

    public ConstantsCommand()
        : base("constants", "Change every number in the sources of firmware and adapter by one step, one at a time, and run the tests that should notice. Takes an hour; can be broken off.")
    {
        foreach (Option option in new Option[] { _checkout, _only, _work, _page, _list, _worker })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        try
        {
            string checkout = Path.GetFullPath(parsed.GetValue(_checkout)!);
            if (parsed.GetValue(_worker))
            {
                return Serve(checkout);
            }

            IReadOnlyList<NumberReason> reasons = NumberReasons.Of(checkout);
            IReadOnlyList<PlantedNumber> numbers = NumberSources.Of(checkout);
            PlantedNumber[] chosen = Chosen(parsed, numbers);
            if (parsed.GetValue(_list))
            {
                foreach (PlantedNumber number in chosen)
                {
                    output.WriteLine($"{number.File}:{number.Line} {number.Member}: {number.From} -> {number.To}");
                }

                return ExitCode.Done;
            }

            string work = Path.GetFullPath(parsed.GetValue(_work) ?? Path.Combine(Path.GetTempPath(), "nanostim-constants"));
            ResultStore<NumberResult> store = new(Path.Combine(work, "results.json"), result => result.Id);
            RunMissing(checkout, chosen, store, reasons, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(_page) is { } page)
            {
                File.WriteAllText(page, NumberPage.Text(numbers, store.Find, reasons, CheckoutCommit.Of(checkout)));
            }

            return Report(chosen, store, reasons, output);
        }
        catch (RemovalException bad)
        {
            throw new UsageException(bad.Message, bad);
        }
    }

    private static int Serve(string checkout)
    {
        // Tests may write, too; nobody reads it.
        TextWriter answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        new NumberTester(checkout).Serve(Console.In, answers);
        return ExitCode.Done;
    }

    private PlantedNumber[] Chosen(ParseResult parsed, IReadOnlyList<PlantedNumber> numbers)
    {
        string[] only = parsed.GetValue(_only) ?? [];
        foreach (string name in only.Where(name => !numbers.Any(number => IsOf(number, name))))
        {
            throw new UsageException($"--only: '{name}' is no folder or file with a number; write for example {numbers[0].Folder} or {Path.GetFileName(numbers[0].File)}.");
        }

        return [.. numbers.Where(number => only.Length == 0 || only.Any(name => IsOf(number, name)))];
    }

    private static bool IsOf(PlantedNumber number, string name) => number.Folder == name || Path.GetFileName(number.File) == name;

    private static void RunMissing(string checkout, PlantedNumber[] numbers, ResultStore<NumberResult> store, IReadOnlyList<NumberReason> reasons, TextWriter error)
    {
        // What was not noticed may be noticed by a test that has been written since; where there is a reason it will not.
        PlantedNumber[] missing = [.. numbers.Where(number => store.Find(number.Id) is not { } result || (result.Outcome == NumberOutcome.Survived && !reasons.Any(reason => reason.Covers(number))))];
        string[] self = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]] : [Environment.ProcessPath!];
        using NumberCampaign campaign = new([.. self, "check", "constants", "--worker", "--checkout", checkout]);
        for (int i = 0; i < missing.Length; i++)
        {
            NumberResult result = campaign.Run(missing[i]);
            store.Add(result);
            error.WriteLine($"{i + 1} of {missing.Length}: {result.Outcome}: {result.Id} {result.Test}");
        }
    }

    private static int Report(PlantedNumber[] numbers, ResultStore<NumberResult> store, IReadOnlyList<NumberReason> reasons, TextWriter output)
    {
        IReadOnlyList<FolderScore> scores = FolderScore.Of(numbers, store.Find, reasons);
        PlantedNumber[] unexplained = [.. numbers.Where(number => store.Find(number.Id)?.Outcome == NumberOutcome.Survived && !reasons.Any(reason => reason.Covers(number)))];
        foreach (PlantedNumber number in unexplained)
        {
            output.WriteLine($"not noticed: {number.File}:{number.Line} {number.Member}: {number.From} -> {number.To}");
        }

        foreach (FolderScore score in scores)
        {
            output.WriteLine($"{score.Folder}: {score.Noticed} of {score.Planted} noticed, {score.Same} do the same");
        }

        return unexplained.Length == 0 && scores.All(score => score.IsEnough) ? ExitCode.Done : ExitCode.Tripped;
    }
}
