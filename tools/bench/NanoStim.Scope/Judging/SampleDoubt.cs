namespace NanoStim.Scope.Judging;

/// <summary>How far samples of a capture, and what is computed of them, may be from what flows. Currents in A, times in s.</summary>
/// <param name="Noise">Standard deviation of a sample.</param>
/// <param name="Step">Step of the converter; 0 where the values have digits without end.</param>
/// <param name="Interval">Distance of two samples; 0 where rows stand only where something changes.</param>
/// <param name="TimeResolution">Rounding of the times.</param>
/// <param name="Gain">Gain error of instrument, probe and resistor together, as a fraction.</param>
internal sealed record SampleDoubt(double Noise, double Step, double Interval, double TimeResolution, double Gain)
{
    // Beyond this many standard deviations lies one sample of 25 million: no capture has so many.
    private const double OfASample = 5.5;

    // One mean of 150,000.
    private const double OfAMean = 4.5;

    /// <summary>Bound for the noise of a single sample.</summary>
    public double Sample => (OfASample * Noise) + (Step / 2);

    /// <summary>
    /// Bound for rounding in a mean: half a step, unless noise spreads the samples over several steps. Then what remains of it falls with
    /// the noise as the first term of its Fourier series does.
    /// </summary>
    public double Rounding
    {
        get
        {
            if (!(Step > 0))
            {
                return 0;
            }

            double spread = Math.Sqrt(Math.Max(0, (Noise * Noise) - (Step * Step / 12))) / Step;
            return Step * Math.Min(0.5, Math.Exp(-2 * Math.PI * Math.PI * spread * spread) / Math.PI);
        }
    }

    /// <summary>Bound for the noise of a mean of so many samples.</summary>
    public double MeanNoise(double samples) => OfAMean * Noise / Math.Sqrt(Math.Max(1, samples));

    /// <summary>Bound for the place of one edge: between two samples, and moved by noise where it is slow.</summary>
    /// <param name="rise">From a fifth to four fifths.</param>
    /// <param name="amplitude">Height of the edge in A.</param>
    public double Edge(double rise, double amplitude) =>
        (Interval / 2) + TimeResolution + (amplitude > 0 ? OfAMean * Noise * Math.Max(double.IsNaN(rise) ? 0 : rise, 0) / (0.6 * amplitude) : 0);
}
