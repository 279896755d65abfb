namespace NanoStim.VirtualBoard;

/// <summary>A peak-hold: follows its input upward with one time constant, droops with another, much longer one.</summary>
internal sealed class PeakHold
{
    // Alternations between following and drooping within one segment; a segment has one or two.
    private const int MaxChanges = 8;

    private readonly double _chargeRate;
    private readonly double _droopRate;
    private readonly Waveform _following = new();
    private readonly Waveform _shifted = new();
    private double _held;

    internal PeakHold(double chargeSeconds, double droopSeconds)
    {
        _chargeRate = 1 / chargeSeconds;
        _droopRate = 1 / droopSeconds;
    }

    /// <summary>Makes the value that far into the segment the start value of the next.</summary>
    internal void Fold(Waveform input, double seconds)
    {
        _held = Value(input, seconds);
    }

    /// <summary>The held value that far into the segment with this input.</summary>
    internal double Value(Waveform input, double seconds)
    {
        double held = _held;
        if (input.IsZero)
        {
            return Droop(held, seconds);
        }

        double at = 0;
        for (int i = 0; i < MaxChanges && at < seconds; i++)
        {
            held = input.Value(at) >= held ? Follow(input, held, ref at, seconds) : Hold(input, held, ref at, seconds);
        }

        return held;
    }

    private double Droop(double held, double seconds)
    {
        double exponent = _droopRate * seconds;
        return held == 0 || exponent > 40 ? 0 : held * Math.Exp(-exponent);
    }

    // held' = charge (input - held) - droop held, until the input falls below the held value.
    private double Follow(Waveform input, double held, ref double at, double end)
    {
        double rate = _chargeRate + _droopRate;
        Shift(input, at, _chargeRate / rate);
        _following.SetLag(_shifted, rate, held);
        double start = at;
        if (input.Value(end) < _following.Value(end - start))
        {
            double low = start;
            double high = end;
            while (high - low > 1e-12)
            {
                double middle = (low + high) / 2;
                if (input.Value(middle) < _following.Value(middle - start))
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            end = high;
        }

        at = end;
        return _following.Value(end - start);
    }

    private double Hold(Waveform input, double held, ref double at, double end)
    {
        double start = at;
        if (input.Value(end) > Droop(held, end - start))
        {
            double low = start;
            double high = end;
            while (high - low > 1e-12)
            {
                double middle = (low + high) / 2;
                if (input.Value(middle) > Droop(held, middle - start))
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            end = high;
        }

        at = end;
        return Droop(held, end - start);
    }

    private void Shift(Waveform input, double seconds, double gain)
    {
        _shifted.Set(gain * input.Constant);
        for (int i = 0; i < input.Count; i++)
        {
            double exponent = input.Rate(i) * seconds;
            if (exponent < 40)
            {
                _shifted.AddTerm(gain * input.Amplitude(i) * Math.Exp(-exponent), input.Rate(i));
            }
        }
    }
}
