using System.CommandLine;
using NanoStim.Flashing;

namespace NanoStim.Cli.Flash;

/// <summary>Puts refusals into words and exit codes.</summary>
internal static class FlashingAction
{
    /// <summary>Carries out an action; what is refused goes to the error channel, reason first.</summary>
    public static int Guarded(ParseResult parsed, Action action)
    {
        try
        {
            action();
            return ExitCode.Done;
        }
        catch (FlashingException refused)
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            error.WriteLine($"nanostim: {refused.Message}");
            if (refused.Remedy.Length > 0)
            {
                error.WriteLine(refused.Remedy);
            }

            return FlashExitCode.Of(refused.Kind);
        }
    }
}
