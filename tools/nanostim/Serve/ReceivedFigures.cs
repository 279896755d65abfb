using System.Globalization;

namespace NanoStim.Cli.Serve;

/// <summary>What the load received in a second: peak and mean of the magnitude in µA, net charge in nC.</summary>
internal sealed record ReceivedFigures(double PeakMicroAmps, double MeanMicroAmps, double NetNanoCoulombs)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"peak_uA={PeakMicroAmps:0.0} mean_uA={MeanMicroAmps:0.0} net_nC={NetNanoCoulombs:0.0}");
}
