using System.CommandLine;
using System.CommandLine.Parsing;
using NanoStim.Cli.Parsing;
using NanoStim.VirtualBench;

namespace NanoStim.Cli.Options;

/// <summary>Faults as NAME@TIME, as many as there are.</summary>
internal sealed class FaultOption : Option<InjectedFault[]>
{
    public FaultOption()
        : base("--fault")
    {
        Description = "A fault to inject, as NAME@TIME; repeatable. TIME counts from power-up, as in the capture.";
        HelpName = "NAME@TIME";
        Arity = ArgumentArity.OneOrMore;
        AllowMultipleArgumentsPerToken = false;
        DefaultValueFactory = _ => [];
        CustomParser = result => [.. result.Tokens.Select(token => Parse(token.Value, result)).OfType<InjectedFault>()];
    }

    private static InjectedFault? Parse(string text, ArgumentResult result)
    {
        string[] parts = text.Split('@');
        if (parts.Length != 2)
        {
            result.AddError($"--fault: '{text}' is not NAME@TIME; write a fault and when, such as electrode-off@5s.");
            return null;
        }

        if (BenchFault.Find(parts[0]) is not { } fault)
        {
            result.AddError($"--fault: there is no fault '{parts[0]}'; {Nearest.Advice(parts[0], [.. BenchFault.All.Select(known => known.Name)])}");
            return null;
        }

        if (!Quantity.Time.TryParse(parts[1], out int millis, out string? error))
        {
            result.AddError($"--fault: {error}");
            return null;
        }

        return new InjectedFault(fault, millis);
    }
}
