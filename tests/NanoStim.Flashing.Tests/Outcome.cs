using NanoStim.Cli;
using NanoStim.Cli.Flash;

namespace NanoStim.Flashing.Tests;

/// <summary>A command that has been carried out on a test's own computer.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public static Outcome OfFlash(Workshop workshop, params string[] words) => Of(workshop.Bench, ["flash", .. words]);

    public static Outcome OfDoctor(Workshop workshop) => Of(workshop.Bench, ["doctor"]);

    public static Outcome OfImage(params string[] words) => Of(FlashBench.Current(), ["image", .. words]);

    private static Outcome Of(FlashBench bench, string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = CommandLine.Run(bench, words, output, error);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }
}
