using NanoStim.Scope.Judging;
using NanoStim.Scope.Live;

namespace NanoStim.Cli.Scope;

/// <summary>Sets an oscilloscope for what a program should show.</summary>
internal static class GrabPlan
{
    private const double PulsePeriods = 2.5;
    private const double TrainPeriods = 20;

    // Some time for the ramps and for a scope that starts late.
    private const double CycleShare = 1.2;

    /// <param name="expected">What the program should show.</param>
    /// <param name="view">pulse, train or cycle.</param>
    /// <param name="ohms">Resistor that the voltage stands across.</param>
    /// <param name="channels">Numbers of the channels.</param>
    public static GrabSettings Of(Expectation expected, string view, double ohms, IReadOnlyList<int> channels)
    {
        double peak = expected.AmplitudeMicroAmps * 1e-6 * ohms;
        double cycle = (expected.OnSeconds ?? 0) + (expected.OffSeconds ?? 0) + (expected.RampUpSeconds ?? 0) + (expected.RampDownSeconds ?? 0);
        double window = view switch
        {
            "pulse" => PulsePeriods / expected.FrequencyHertz,
            "cycle" when cycle > 0 => CycleShare * cycle,
            _ => TrainPeriods / expected.FrequencyHertz,
        };
        return new GrabSettings(channels, window, peak, peak / 2);
    }
}
