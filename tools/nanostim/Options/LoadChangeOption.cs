using System.CommandLine;
using System.CommandLine.Parsing;
using NanoStim.VirtualBench;

namespace NanoStim.Cli.Options;

/// <summary>Changes of the load as LOAD@TIME, as many as there are.</summary>
internal sealed class LoadChangeOption : Option<LoadChange[]>
{
    public LoadChangeOption()
        : base("--load-change")
    {
        Description = "Another load from a moment on, as LOAD@TIME; repeatable. TIME counts from power-up, as in the capture.";
        HelpName = "LOAD@TIME";
        Arity = ArgumentArity.OneOrMore;
        AllowMultipleArgumentsPerToken = false;
        DefaultValueFactory = _ => [];
        CustomParser = result => [.. result.Tokens.Select(token => Parse(token.Value, result)).OfType<LoadChange>()];
    }

    private static LoadChange? Parse(string text, ArgumentResult result)
    {
        int at = text.LastIndexOf('@');
        if (at < 0)
        {
            result.AddError($"--load-change: '{text}' is not LOAD@TIME; write a load and when, such as 2kohm@5s.");
            return null;
        }

        if (!Quantity.Time.TryParse(text[(at + 1)..], out int millis, out string? error))
        {
            result.AddError($"--load-change: {error}");
            return null;
        }

        return LoadOption.Parse("--load-change", text[..at], result) is { } load ? new LoadChange(load, millis) : null;
    }
}
