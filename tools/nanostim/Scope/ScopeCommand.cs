using System.CommandLine;

namespace NanoStim.Cli.Scope;

/// <summary>nanostim scope: captures in, figures, verdicts and pictures out.</summary>
internal sealed class ScopeCommand : Command
{
    /// <param name="word">The word after it; where it is a command, only that one is made.</param>
    public ScopeCommand(string? word)
        : base("scope", "Oscilloscope and logic analyser captures: measure, judge, plot, export.")
    {
        Add(new MaxSizeOption());
        (string, Func<Command>)[] all =
        [
            ("measure", () => new MeasureCommand()),
            ("judge", () => new JudgeCommand()),
            ("plot", () => new PlotCommand()),
            ("export", () => new ExportCommand()),
            ("grab", () => new GrabCommand()),
        ];
        foreach (Command command in CommandLine.OnlyOne(all, word))
        {
            Add(command);
        }
    }
}
