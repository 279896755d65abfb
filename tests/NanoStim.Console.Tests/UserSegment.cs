using System.Globalization;
using NanoStim.LoadJudge;

namespace NanoStim.Console.Tests;

/// <summary>A segment of a user program as a person writes it down: nothing here is of the firmware.</summary>
/// <param name="Shape">The word of the shape.</param>
/// <param name="MilliHertz">Rate.</param>
/// <param name="Micros">Phase width.</param>
/// <param name="Pulses">Pulses of one polarity in a row.</param>
/// <param name="Seconds">Length.</param>
/// <param name="UpMillis">Ramp up.</param>
/// <param name="OnMillis">On time, 0 without cycles.</param>
/// <param name="DownMillis">Ramp down.</param>
/// <param name="OffMillis">Off time.</param>
/// <param name="Percent">Share of the intensity.</param>
internal sealed record UserSegment(string Shape, int MilliHertz, int Micros, int Pulses, int Seconds, int UpMillis, int OnMillis, int DownMillis, int OffMillis, int Percent)
{
    private const int CarrierMilliHertz = 100_000;

    // Four tenths of a period for each phase of a square wave, eight tenths for one of its carrier.
    private const int SquarePermille = 400;
    private const int CarrierWidthMicros = 8_000;

    /// <summary>The lines that send it, as the segment of that number.</summary>
    public IEnumerable<string> Lines(int number) =>
    [
        $"PROG:USER:SEGM {number};SHAP {Shape};FREQ {Decimal(MilliHertz)}HZ;WIDT {Micros}US;PULS {Pulses};TIME {Seconds}S",
        $"PROG:USER:UP {UpMillis}MS;ON {OnMillis}MS;DOWN {DownMillis}MS;OFF {OffMillis}MS;LEV {Percent}",
    ];

    /// <summary>What a load should receive.</summary>
    public JudgedSegment Judged() => Shape switch
    {
        "SQU" when MilliHertz < 1000 => Of(CarrierMilliHertz, CarrierWidthMicros, (CarrierMilliHertz / 2 + MilliHertz / 2) / MilliHertz, 0),
        "SQU" => Of(MilliHertz, (int)(SquarePermille * 1_000_000L / MilliHertz), 0, 0),

        // The judge takes the time between two pulses of the same polarity: one in a row has every second pulse.
        "ALT" when Pulses <= 1 => Of(MilliHertz / 2, Micros, 1, 0),
        "ALT" => Of(MilliHertz, Micros, Pulses, 0),
        "POS" => Of(MilliHertz, Micros, -1, 1),
        "NEG" => Of(MilliHertz, Micros, -1, -1),
        _ => Of(MilliHertz, Micros, 0, 0),
    };

    private JudgedSegment Of(int milliHertz, int micros, int inARow, int polarity) =>
        new(milliHertz, micros, inARow, Percent, Seconds, UpMillis, OnMillis, DownMillis, OffMillis, polarity);

    private static string Decimal(int thousandths) => (thousandths / 1000m).ToString(CultureInfo.InvariantCulture);
}
