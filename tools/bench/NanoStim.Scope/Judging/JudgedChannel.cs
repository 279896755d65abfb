using NanoStim.Scope.Measuring;

namespace NanoStim.Scope.Judging;

/// <summary>Chooses the channel to judge: there must be no doubt which it is.</summary>
public static class JudgedChannel
{
    // Two views of one current differ by the errors of two probes and a resistor.
    private const double Alike = 0.1;

    /// <summary>The one channel that shows the current.</summary>
    /// <exception cref="ArgumentException">No channel does, or several do and disagree.</exception>
    public static ChannelMeasurement Of(CaptureMeasurement capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        List<ChannelMeasurement> candidates = [.. capture.Channels.Where(channel => channel.AmpsPerUnit is not null && channel.Kind != SignalKind.Logic)];
        if (candidates.Count == 0)
        {
            throw new ArgumentException("no current is known: say what the voltage stands across, with --load or --shunt, or name the --current-channel.");
        }

        // A channel in A is the current itself, and comes first.
        ChannelMeasurement chosen = candidates.FirstOrDefault(channel => channel.Unit == "A") ?? candidates[0];
        foreach (ChannelMeasurement other in candidates)
        {
            if (!Agree(chosen, other))
            {
                throw new ArgumentException(
                    $"{chosen.Name} and {other.Name} do not show the same current ({Text(chosen)}; {Text(other)}): say which one to judge, with --channel {chosen.Name} or, for the difference of two probes, --channel {chosen.Name}-{other.Name}.");
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

        double onePeak = one.PeakMicroAmps ?? 0;
        double otherPeak = other.PeakMicroAmps ?? 0;
        double doubt = (one.Uncertainty.PeakMicroAmps ?? 0) + (other.Uncertainty.PeakMicroAmps ?? 0);
        return oneFlat || Math.Abs(onePeak - otherPeak) <= (Alike * Math.Max(onePeak, otherPeak)) + doubt;
    }

    private static string Text(ChannelMeasurement channel) => channel.Kind == SignalKind.Flat
        ? $"{channel.Name} is flat"
        : $"{channel.Name} has pulses of {SiText.Of((channel.PeakMicroAmps ?? 0) * 1e-6, "A")}";
}
