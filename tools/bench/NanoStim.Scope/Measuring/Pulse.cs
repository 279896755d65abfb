namespace NanoStim.Scope.Measuring;

/// <summary>One excursion of a signal from its rest. Values are distances from rest, in the unit of the channel, always positive.</summary>
internal struct Pulse
{
    /// <summary>+1 or -1.</summary>
    public int Side;

    /// <summary>Whether the capture holds its beginning and its end.</summary>
    public bool IsComplete;

    /// <summary>Crossing of half its plateau on the way out, in s.</summary>
    public double Start;

    /// <summary>Crossing of half its plateau on the way back, in s.</summary>
    public double End;

    public double Peak;

    /// <summary>Area by width.</summary>
    public double Plateau;

    /// <summary>Integral over time.</summary>
    public double Area;

    /// <summary>Integral of the square over time.</summary>
    public double SquareArea;

    /// <summary>From 10 % to 90 % of the plateau, in s; NaN where that is not to be seen.</summary>
    public double Rise;

    /// <summary>How far the two samples lie apart between which each edge was found, mean of both edges, in s.</summary>
    public double EdgeGap;

    /// <summary>From the start of the last pulse of the same side, in s; NaN for the first.</summary>
    public double Period;

    /// <summary>From the end of the pulse before, whatever its side, in s; NaN for the first.</summary>
    public double Gap;

    /// <summary>Side of the pulse before; 0 for the first.</summary>
    public int SideBefore;

    public readonly double Width => End - Start;
}
