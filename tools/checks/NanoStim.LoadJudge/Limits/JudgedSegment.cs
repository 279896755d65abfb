namespace NanoStim.LoadJudge;

/// <summary>A part of a program as the judge expects it at the load.</summary>
/// <param name="MilliHertz">Rate of the pulses in mHz; of the carrier where polarities alternate slowly.</param>
/// <param name="WidthMicros">Width of a phase in µs.</param>
/// <param name="InARow">Pulses of one polarity in a row; 0: each pulse has both; -1: one polarity only.</param>
/// <param name="Percent">Share of the chosen intensity.</param>
/// <param name="Seconds">Length in s.</param>
/// <param name="RampUpMillis">Ramp up in ms.</param>
/// <param name="OnMillis">On time in ms, 0 without cycles.</param>
/// <param name="RampDownMillis">Ramp down in ms.</param>
/// <param name="OffMillis">Off time in ms.</param>
/// <param name="Polarity">The one polarity, or 0.</param>
public sealed record JudgedSegment(
    int MilliHertz,
    int WidthMicros,
    int InARow,
    int Percent,
    int Seconds,
    int RampUpMillis,
    int OnMillis,
    int RampDownMillis,
    int OffMillis,
    int Polarity = 0)
{
    private const long LongestWindowMicros = 1_000_000;
    private const long ShortestWindowMicros = 100_000;
    private const long WindowStepMicros = 20_000;

    /// <summary>Period of the pulses in µs.</summary>
    public double PeriodMicros => 1e9 / MilliHertz;

    /// <summary>Whether each pulse has a phase of each polarity.</summary>
    public bool IsBiphasic => InARow == 0;

    /// <summary>Measurement window of the train in µs: 0.1 to 1 s, a whole number of periods where there is one.</summary>
    public long WindowMicros
    {
        get
        {
            long window = ShortestWindowMicros;
            while (window < LongestWindowMicros && window / 1000 * MilliHertz % 1_000_000 != 0)
            {
                window += WindowStepMicros;
            }

            return window;
        }
    }
}
