using NanoStim.Scope.Measuring;

namespace NanoStim.Scope.Judging;

/// <summary>Chooses the channel to judge: there must be no doubt which it is.</summary>
public static class JudgedChannel
{
    // Two views of one current differ by the errors of two probes and a resistor.
    private const double AlikeShare = 0.1;

    /// <summary>The one channel that shows the current.</summary>
    /// <exception cref="ArgumentException">No channel does, or several do and disagree.</exception>
    public static ChannelMeasurement Of(CaptureMeasurement capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        List<ChannelMeasurement> candidates = [.. capture.Channels.Where(channel => channel.AmpsPerUnit is not null && channel.Kind != SignalKind.Logic)];
        if (candidates.Count == 0)
        {
            if (capture.Channels.All(channel => channel.Kind == SignalKind.Logic))
            {
                throw new ArgumentException("the capture holds logic levels only, which show no current: capture the voltage across the load or the shunt.");
            }

            throw new ArgumentException("no current is known: say what the voltage stands across, with --load or --shunt, or name the --current-channel.");
        }

        // A channel in A is the current itself, and comes first.
        ChannelMeasurement chosen = candidates.FirstOrDefault(channel => channel.Unit == "A") ?? candidates[0];
        foreach (ChannelMeasurement other in candidates)
        {
            if (!Agree(chosen, other))
            {
                string difference = chosen.Unit == other.Unit ? $" or, for the difference of two probes, --channel {chosen.Name}-{other.Name}" : string.Empty;
                throw new ArgumentException(
                    $"{chosen.Name} and {other.Name} do not show the same current ({Text(chosen)}; {Text(other)}): say which one to judge, with --channel {chosen.Name}, --channel {other.Name}{difference}.");
            }
        }

        return chosen;
    }

    private static bool Agree(ChannelMeasurement one, ChannelMeasurement other)
    {
        bool oneFlat = one.Kind == SignalKind.Flat;
        if (oneFlat != (other.Kind == SignalKind.Flat))
        {
            return false;
        }

        return oneFlat
            || (Alike(one.PeakMicroAmps, other.PeakMicroAmps, one.Uncertainty.PeakMicroAmps + other.Uncertainty.PeakMicroAmps)
                && Alike(one.RmsMicroAmps, other.RmsMicroAmps, one.Uncertainty.RmsMicroAmps + other.Uncertainty.RmsMicroAmps)
                && Alike(one.FrequencyHertz, other.FrequencyHertz, one.Uncertainty.FrequencyHertz + other.Uncertainty.FrequencyHertz)
                && one.PolarityPattern == other.PolarityPattern);
    }

    private static bool Alike(double? one, double? other, double? doubt) =>
        one is not { } first || other is not { } second || Math.Abs(first - second) <= (AlikeShare * Math.Max(first, second)) + (doubt ?? 0);

    private static string Text(ChannelMeasurement channel) => channel.Kind == SignalKind.Flat
        ? $"{channel.Name} is flat"
        : $"{channel.Name} has pulses of {SiText.Of((channel.PeakMicroAmps ?? 0) * 1e-6, "A")}, {SiText.Of(channel.FrequencyHertz ?? 0, "Hz")}, {channel.PolarityPattern ?? "one side"}";
}
