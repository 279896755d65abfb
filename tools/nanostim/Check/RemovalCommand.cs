using System.CommandLine;
using NanoStim.Removal;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check removal: removes each control of each requirement in a copy of a checkout, and says which tests notice.</summary>
internal sealed class RemovalCommand : Command
{
    private readonly Option<string> _checkout = new("--checkout") { Description = "The checkout to copy; it is not changed.", HelpName = "DIR", DefaultValueFactory = _ => "." };
    private readonly Option<string[]> _only = new("--only") { Description = "Requirements or removals, for example SR-4 or SR-4-planned-width; all by default.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _work = new("--work") { Description = "Folder for the copy and the results. A second run in it repeats only what was not noticed.", HelpName = "DIR" };
    private readonly Option<string?> _page = new("--page") { Description = "Write the table as a page.", HelpName = "FILE" };

    public RemovalCommand()
        : base("removal", "Remove each control of each safety requirement in a copy of the checkout, build, and run the tests that should notice. Takes an hour; can be broken off.")
    {
        foreach (Option option in new Option[] { _checkout, _only, _work, _page })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        TextWriter error = parsed.InvocationConfiguration.Error;
        try
        {
            string checkout = Path.GetFullPath(parsed.GetValue(_checkout)!);
            string work = Path.GetFullPath(parsed.GetValue(_work) ?? Path.Combine(Path.GetTempPath(), "nanostim-removal"));
            IReadOnlyList<Removal.Removal> removals = RemovalList.Of(checkout);
            ResultStore<RemovalResult> store = new(Path.Combine(work, "results.json"), result => result.Id);
            bool all = RunMissing(checkout, work, Chosen(parsed, removals), store, error);
            if (parsed.GetValue(_page) is { } page)
            {
                File.WriteAllText(page, RemovalPage.Text(removals, store.Find, CheckoutCommit.Of(checkout)));
            }

            output.WriteLine(all ? "Every removal is noticed." : "Some removals are not noticed.");
            return all ? ExitCode.Done : ExitCode.Tripped;
        }
        catch (RemovalException bad)
        {
            throw new UsageException(bad.Message, bad);
        }
    }

    private Removal.Removal[] Chosen(ParseResult parsed, IReadOnlyList<Removal.Removal> removals)
    {
        string[] only = parsed.GetValue(_only) ?? [];
        foreach (string name in only.Where(name => !removals.Any(one => one.Requirement == name || one.Id == name)))
        {
            throw new UsageException($"--only: '{name}' is no requirement or removal of {RemovalList.Path}; write for example {removals[0].Requirement} or {removals[0].Id}.");
        }

        return [.. removals.Where(one => only.Length == 0 || only.Contains(one.Requirement) || only.Contains(one.Id))];
    }

    private static bool RunMissing(string checkout, string work, Removal.Removal[] removals, ResultStore<RemovalResult> store, TextWriter error)
    {
        // What was not noticed may be noticed by a test that has been written since.
        Removal.Removal[] missing = [.. removals.Where(one => !IsNoticed(store.Find(one.Id)))];
        if (missing.Length > 0)
        {
            RemovalCampaign campaign = new(new ScratchCopy(checkout, Path.Combine(work, "copy")), NamedTests.Of(checkout), error.WriteLine);
            campaign.Prepare();
            for (int i = 0; i < missing.Length; i++)
            {
                error.Write($"{i + 1} of {missing.Length}: ");
                store.Add(campaign.Run(missing[i]));
            }
        }

        return removals.All(one => IsNoticed(store.Find(one.Id)));
    }

    private static bool IsNoticed(RemovalResult? result) => result is { Problem: "", Failed.Count: > 0 };
}
