namespace NanoStim.Scope.Tests.Judging;

/// <summary>A stretch of current. Times in s, currents in A with their sign.</summary>
/// <param name="Start">Its beginning.</param>
/// <param name="End">Its end.</param>
/// <param name="Amps">Its mean current.</param>
/// <param name="Droop">How much higher it begins than it ends, as a share of its current.</param>
internal sealed record Phase(double Start, double End, double Amps, double Droop = 0)
{
    public double Width => End - Start;

    public Phase Scaled(double factor) => this with { Amps = Amps * factor };

    public Phase Moved(double seconds) => this with { Start = Start + seconds, End = End + seconds };

    public Phase Widened(double factor) => this with { End = Start + (Width * factor) };
}
