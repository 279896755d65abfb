namespace NanoStim.Scope.Tests.Judging;

/// <summary>An oscilloscope: what it does to a current before it is in a file.</summary>
/// <param name="Name">For tests.</param>
/// <param name="Bits">Of its converter over 2.5 times the amplitude; 0 for digits without end.</param>
/// <param name="Noise">Standard deviation by the amplitude.</param>
/// <param name="BandShare">Time constant of its input by the phase width.</param>
/// <param name="Offset">Where the first sample lies, by the interval and the period.</param>
internal sealed record ScopeModel(string Name, int Bits, double Noise, double BandShare, double Offset)
{
    /// <summary>Of its converter, from end to end, by the amplitude.</summary>
    public double Range { get; init; } = 2.5;

    public static readonly ScopeModel Ideal = new("ideal", 0, 0, 0, 0);

    public static readonly IReadOnlyList<ScopeModel> All =
    [
        Ideal,
        new("8 bit", 8, 0, 0, 0.37),
        new("8 bit, 1 % noise", 8, 0.01, 0, 0.11),
        new("8 bit, 2 % noise", 8, 0.02, 0, 0.83),
        new("12 bit, band limit", 12, 0.002, 0.02, 0.5),
        new("8 bit, 1 % noise, band limit", 8, 0.01, 0.02, 0.21),
    ];

    /// <summary>Takes the samples.</summary>
    /// <param name="train">What flows.</param>
    /// <param name="set">What is captured: amplitude in A, phase width, period and interval in s.</param>
    /// <param name="seed">Of the noise.</param>
    public double[] Capture(PhaseTrain train, JudgeBench set, int seed)
    {
        double[] samples = train.Sample(Offset * (set.Interval + set.TriggerSpan), set.Interval);
        PhaseTrain.Filter(samples, BandShare * set.Expected.Width, set.Interval);
        Random random = new(seed);
        double step = Bits > 0 ? Range * set.Expected.Amps / (1 << Bits) : 0;
        for (int at = 0; at < samples.Length; at++)
        {
            double value = samples[at] + (Noise > 0 ? Noise * set.Expected.Amps * Normal(random) : 0);
            samples[at] = step > 0 ? Math.Clamp(Math.Round(value / step), -(1 << (Bits - 1)), (1 << (Bits - 1)) - 1) * step : value;
        }

        return samples;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
