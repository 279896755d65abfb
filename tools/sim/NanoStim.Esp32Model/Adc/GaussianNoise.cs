namespace NanoStim.Esp32Model;

/// <summary>Normally distributed numbers of unit variance, cheap and repeatable: 1024 equally likely values, within ±3.3.</summary>
internal sealed class GaussianNoise
{
    private const int TableBits = 10;

    private static readonly double[] Quantiles = MakeQuantiles();

    private ulong _state;

    internal GaussianNoise(int seed)
    {
        // Weyl constant, so that neighbouring seeds, and 0, give unlike sequences.
        _state = ((ulong)(uint)seed + 1) * 0x9E37_79B9_7F4A_7C15;
    }

    internal double Next() => Quantiles[NextBits() >> (64 - TableBits)];

    internal bool NextBool() => NextBits() >> 63 != 0;

    // xorshift64*, Vigna 2016.
    private ulong NextBits()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545_F491_4F6C_DD1D;
    }

    private static double[] MakeQuantiles()
    {
        double[] values = new double[1 << TableBits];
        double sumOfSquares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Quantile((i + 0.5) / values.Length);
            sumOfSquares += values[i] * values[i];
        }

        double scale = Math.Sqrt(values.Length / sumOfSquares);
        return Array.ConvertAll(values, value => value * scale);
    }

    // Bisection on the distribution: a table of a thousand is made once a process.
    private static double Quantile(double probability)
    {
        double low = -6;
        double high = 6;
        for (int i = 0; i < 50; i++)
        {
            double middle = (low + high) / 2;
            if (Distribution(middle) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    // Abramowitz and Stegun 26.2.17, error below 7.5e-8.
    private static double Distribution(double x)
    {
        double t = 1 / (1 + 0.2316419 * Math.Abs(x));
        double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }
}
