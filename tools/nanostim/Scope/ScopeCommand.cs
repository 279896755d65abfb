using System.CommandLine;

namespace NanoStim.Cli.Scope;

/// <summary>nanostim scope: captures in, figures, verdicts and pictures out.</summary>
internal sealed class ScopeCommand : Command
{
    public ScopeCommand()
        : base("scope", "Oscilloscope and logic analyser captures: measure, judge, plot, export.")
    {
        Add(new MaxSizeOption());
        Add(new MeasureCommand());
        Add(new JudgeCommand());
        Add(new PlotCommand());
        Add(new ExportCommand());
        Add(new GrabCommand());
    }
}
