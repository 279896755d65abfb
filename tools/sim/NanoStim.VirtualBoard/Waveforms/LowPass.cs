namespace NanoStim.VirtualBoard;

/// <summary>A first-order low-pass: the average of the current, and the filter before the comparator.</summary>
internal sealed class LowPass
{
    private readonly double _rate;
    private readonly Waveform _output = new();
    private double _start;

    internal LowPass(double seconds)
    {
        _rate = 1 / seconds;
    }

    /// <summary>Output at the start of the segment.</summary>
    internal double Start => _start;

    /// <summary>Begins a segment with this input.</summary>
    internal void Begin(Waveform input)
    {
        _output.SetLag(input, _rate, _start);
    }

    /// <summary>Begins a segment in which the filter has another time constant.</summary>
    internal void Begin(Waveform input, double timeConstantSeconds)
    {
        _output.SetLag(input, 1 / timeConstantSeconds, _start);
    }

    /// <summary>Writes by how much the output stays below a limit.</summary>
    internal void WriteMargin(double limit, Waveform margin) => margin.SetScaled(_output, -1, limit);

    /// <summary>The output that far into the segment.</summary>
    internal double Value(double seconds) => _output.Value(seconds);

    /// <summary>Makes the value that far into the segment the start value of the next.</summary>
    internal void Fold(double seconds)
    {
        _start = _output.Value(seconds);
    }
}
