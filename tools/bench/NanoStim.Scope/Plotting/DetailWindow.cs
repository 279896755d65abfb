using NanoStim.Scope.Measuring;

namespace NanoStim.Scope.Plotting;

/// <summary>Which stretch of a capture shows one pulse well.</summary>
internal static class DetailWindow
{
    // With more current than pause, a whole period says more than a pulse.
    private const double LongDuty = 0.3;

    public static (double From, double To) Of(ChannelMeasurement channel, TimeBase time)
    {
        double? width = (channel.PhaseWidthMicros ?? channel.HighTimeMicros ?? channel.LowTimeMicros) * 1e-6;
        if (channel.ExampleStartSeconds is not { } start || width is not { } phase || !(phase > 0))
        {
            return (time.StartSeconds, time.EndSeconds);
        }

        bool pair = channel.InterphaseGapMicros is not null;
        double pulse = pair ? 2 * phase + channel.InterphaseGapMicros!.Value * 1e-6 : phase;
        double length = channel.FrequencyHertz is { } rate && channel.Duty > LongDuty ? Math.Max(pulse, 1.2 / rate) : pulse;
        return (Math.Max(time.StartSeconds, start - 0.35 * pulse), Math.Min(time.EndSeconds, start + length + 0.5 * pulse));
    }
}
