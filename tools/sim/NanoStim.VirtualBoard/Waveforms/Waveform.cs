namespace NanoStim.VirtualBoard;

/// <summary>
/// A voltage or current between two edges: a constant and a few decaying exponentials of the time since the last edge.
/// All of the circuit is linear between edges, so this is its exact form; reading it costs one exponential a term.
/// </summary>
internal sealed class Waveform
{
    // The longest sum is the held electrode voltage while regulated: two poles of the set-point, skin, blocking, hold.
    private const int MaxTerms = 6;

    // Terms below this (ampere or volt) are nothing against 1 nA and 1 uV.
    private const double Negligible = 1e-12;

    private readonly double[] _amplitudes = new double[MaxTerms];
    private readonly double[] _rates = new double[MaxTerms];

    internal double Constant { get; private set; }

    internal int Count { get; private set; }

    internal bool IsZero => Count == 0 && Constant == 0;

    internal double Amplitude(int term) => _amplitudes[term];

    internal double Rate(int term) => _rates[term];

    internal void Set(double constant)
    {
        Constant = constant;
        Count = 0;
    }

    /// <summary>Becomes gain * source + offset.</summary>
    internal void SetScaled(Waveform source, double gain, double offset)
    {
        Constant = gain * source.Constant + offset;
        Count = source.Count;
        for (int i = 0; i < Count; i++)
        {
            _amplitudes[i] = gain * source._amplitudes[i];
            _rates[i] = source._rates[i];
        }
    }

    /// <summary>Adds amplitude * exp(-rate * t). Terms of equal rate are merged.</summary>
    internal void AddTerm(double amplitude, double rate)
    {
        if (Math.Abs(amplitude) < Negligible)
        {
            return;
        }

        for (int i = 0; i < Count; i++)
        {
            if (_rates[i] == rate)
            {
                _amplitudes[i] += amplitude;
                return;
            }
        }

        _amplitudes[Count] = amplitude;
        _rates[Count] = rate;
        Count++;
    }

    internal void AddConstant(double value)
    {
        Constant += value;
    }

    /// <summary>Adds gain * other.</summary>
    internal void AddScaled(Waveform other, double gain)
    {
        Constant += gain * other.Constant;
        for (int i = 0; i < other.Count; i++)
        {
            AddTerm(gain * other._amplitudes[i], other._rates[i]);
        }
    }

    /// <summary>
    /// Becomes the answer of a first-order lag of the given rate (1/time constant) to the input, from the given start value.
    /// </summary>
    internal void SetLag(Waveform input, double rate, double start)
    {
        Constant = input.Constant;
        Count = 0;
        double own = start - input.Constant;
        for (int i = 0; i < input.Count; i++)
        {
            double inputRate = input._rates[i];
            double difference = rate - inputRate;
            if (Math.Abs(difference) < 1e-5 * rate)
            {
                // Resonance needs another closed form; a detuning of 1e-5 is far below any tolerance of a part.
                difference = 1e-5 * rate;
                inputRate = rate - difference;
            }

            double amplitude = input._amplitudes[i] * rate / difference;
            AddTerm(amplitude, inputRate);
            own -= amplitude;
        }

        AddTerm(own, rate);
    }

    /// <summary>Becomes the slope of the source, per second.</summary>
    internal void SetSlope(Waveform source)
    {
        Constant = 0;
        Count = source.Count;
        for (int i = 0; i < Count; i++)
        {
            _amplitudes[i] = -source._amplitudes[i] * source._rates[i];
            _rates[i] = source._rates[i];
        }
    }

    /// <summary>Becomes the rest of itself from this time on.</summary>
    internal void Shift(double seconds)
    {
        for (int i = 0; i < Count; i++)
        {
            _amplitudes[i] *= Decay(_rates[i] * seconds);
        }
    }

    internal double Value(double seconds)
    {
        double sum = Constant;
        for (int i = 0; i < Count; i++)
        {
            sum += _amplitudes[i] * Decay(_rates[i] * seconds);
        }

        return sum;
    }

    internal double Slope(double seconds)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum -= _amplitudes[i] * _rates[i] * Decay(_rates[i] * seconds);
        }

        return sum;
    }

    internal double Integral(double seconds)
    {
        double sum = Constant * seconds;
        for (int i = 0; i < Count; i++)
        {
            sum += _amplitudes[i] * (1 - Decay(_rates[i] * seconds)) / _rates[i];
        }

        return sum;
    }

    /// <summary>The integral of this times the other.</summary>
    internal double ProductIntegral(Waveform other, double seconds)
    {
        double sum = Constant * other.Integral(seconds);
        if (Count == 0)
        {
            return sum;
        }

        Span<double> decays = stackalloc double[MaxTerms];
        for (int j = 0; j < other.Count; j++)
        {
            decays[j] = Decay(other._rates[j] * seconds);
        }

        for (int i = 0; i < Count; i++)
        {
            double decay = Decay(_rates[i] * seconds);
            double part = other.Constant * (1 - decay) / _rates[i];
            for (int j = 0; j < other.Count; j++)
            {
                part += other._amplitudes[j] * (1 - decay * decays[j]) / (_rates[i] + other._rates[j]);
            }

            sum += _amplitudes[i] * part;
        }

        return sum;
    }

    /// <summary>No value at any time from now on lies above this.</summary>
    internal double UpperBound()
    {
        double bound = Constant;
        for (int i = 0; i < Count; i++)
        {
            bound += Math.Max(_amplitudes[i], 0);
        }

        return bound;
    }

    /// <summary>No value at any time from now on lies below this.</summary>
    internal double LowerBound()
    {
        double bound = Constant;
        for (int i = 0; i < Count; i++)
        {
            bound += Math.Min(_amplitudes[i], 0);
        }

        return bound;
    }

    /// <summary>Whether all terms move the same way.</summary>
    internal bool IsMonotone()
    {
        for (int i = 1; i < Count; i++)
        {
            if (_amplitudes[i] > 0 != _amplitudes[0] > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static double Decay(double exponent) => exponent < 40 ? Math.Exp(-exponent) : 0;
}
