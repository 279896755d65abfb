using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Export;

/// <summary>Makes evenly spaced samples of a capture, as an oscilloscope would have taken them: the value at each moment, on the line between rows.</summary>
public static class Resampler
{
    /// <summary>Streams a capture through.</summary>
    /// <param name="source">The capture; is read to its end, or to the last sample.</param>
    /// <param name="plan">Start, rate and number of samples.</param>
    /// <param name="take">Takes each block; the block is reused.</param>
    /// <param name="progress">From 0 to 1, if anyone looks.</param>
    public static void Run(ISampleSource source, ExportPlan plan, Action<SampleBlock> take, Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(take);
        int channels = plan.Channels.Count;
        SampleBlock read = new(channels);
        SampleBlock made = new(channels);
        double[] last = new double[channels];
        double lastSeconds = double.NegativeInfinity;
        long next = 0;
        while (next < plan.Samples && source.Read(read))
        {
            for (int row = 0; row < read.Count && next < plan.Samples; row++)
            {
                double seconds = read.Seconds[row];
                for (; next < plan.Samples && At(plan, next) <= seconds; next++)
                {
                    double share = seconds > lastSeconds && double.IsFinite(lastSeconds) ? (At(plan, next) - lastSeconds) / (seconds - lastSeconds) : 1;
                    Put(made, At(plan, next), last, read, row, share);
                    Flush(made, take, full: true);
                }

                for (int channel = 0; channel < channels; channel++)
                {
                    last[channel] = Known(read.Values[channel][row], last[channel]);
                }

                lastSeconds = seconds;
            }

            progress?.Invoke(source.Progress);
        }

        Flush(made, take, full: false);
    }

    private static double At(ExportPlan plan, long sample) => plan.StartSeconds + sample / plan.RateHertz;

    private static double Known(double value, double before) => double.IsNaN(value) ? before : value;

    private static void Put(SampleBlock made, double seconds, double[] last, SampleBlock read, int row, double share)
    {
        int at = made.Count++;
        made.Seconds[at] = seconds;
        for (int channel = 0; channel < last.Length; channel++)
        {
            double value = Known(read.Values[channel][row], last[channel]);
            made.Values[channel][at] = last[channel] + share * (value - last[channel]);
        }
    }

    private static void Flush(SampleBlock made, Action<SampleBlock> take, bool full)
    {
        if (made.Count == SampleBlock.Capacity || (!full && made.Count > 0))
        {
            take(made);
            made.Count = 0;
        }
    }
}
