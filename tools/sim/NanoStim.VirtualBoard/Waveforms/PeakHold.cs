namespace NanoStim.VirtualBoard;

/// <summary>A peak-hold: follows its input upward with one time constant, droops with another, much longer one.</summary>
internal sealed class PeakHold
{
    // Alternations between following and drooping within one segment; a segment has one or two.
    private const int MaxChanges = 8;

    // 10 nV: nothing at the converter.
    private const double CrossingVolts = 1e-8;

    private readonly double _chargeRate;
    private readonly double _droopRate;
    private readonly Waveform _rest = new();
    private readonly Waveform _drive = new();
    private readonly Waveform _output = new();
    private readonly Waveform _margin = new();
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
            double exponent = _droopRate * seconds;
            return held == 0 || exponent > 40 ? 0 : held * Math.Exp(-exponent);
        }

        _rest.SetScaled(input, 1, 0);
        double left = seconds;
        for (int i = 0; i < MaxChanges; i++)
        {
            bool follows = _rest.Value(0) >= held;
            WriteOutput(follows, held);
            double change = Crossing.FirstBelowZero(_margin, left, CrossingVolts);
            if (change >= left)
            {
                break;
            }

            held = _output.Value(change);
            _rest.Shift(change);
            left -= change;
        }

        return _output.Value(left);
    }

    // held' = charge (input - held) - droop held while it follows, held' = -droop held otherwise.
    private void WriteOutput(bool follows, double held)
    {
        if (follows)
        {
            double rate = _chargeRate + _droopRate;
            _drive.SetScaled(_rest, _chargeRate / rate, 0);
            _output.SetLag(_drive, rate, held);
            _margin.SetScaled(_rest, 1, 0);
            _margin.AddScaled(_output, -1);
        }
        else
        {
            _output.Set(0);
            _output.AddTerm(held, _droopRate);
            _margin.SetScaled(_output, 1, 0);
            _margin.AddScaled(_rest, -1);
        }
    }
}
