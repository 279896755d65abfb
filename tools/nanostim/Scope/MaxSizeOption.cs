using System.CommandLine;
using System.CommandLine.Invocation;
using NanoStim.Scope.Reading;

namespace NanoStim.Cli.Scope;

/// <summary>--max-size: raises the limit for what an archive may hold, for all commands that read captures.</summary>
internal sealed class MaxSizeOption : Option<double?>
{
    private readonly EngineeringOption _size = new("--max-size", string.Empty, "20GB", ("MB", 1e6), ("GB", 1e9), ("TB", 1e12));

    public MaxSizeOption()
        : base("--max-size")
    {
        Description = "Samples that an archive (.sr) may hold, expanded; 8.6GB without it.";
        HelpName = "20GB";
        Recursive = true;
        CustomParser = _size.CustomParser;
        Action = new Raise(this);
    }

    private sealed class Raise(MaxSizeOption option) : SynchronousCommandLineAction
    {
        public override bool Terminating => false;

        public override int Invoke(ParseResult parseResult)
        {
            CaptureFile.Limits = parseResult.GetValue(option) is { } bytes ? new CaptureLimits { MaxExpandedBytes = (long)bytes } : new CaptureLimits();
            return ExitCode.Done;
        }
    }
}
