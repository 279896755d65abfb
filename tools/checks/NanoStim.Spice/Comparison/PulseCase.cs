using NanoStim.VirtualBoard;

namespace NanoStim.Spice.Comparison;

/// <summary>A biphasic pulse that both models deliver.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Ems">Range.</param>
/// <param name="Load">What lies between the electrodes.</param>
/// <param name="SetDuty">Duty of the set-point, 0 to 1.</param>
/// <param name="PhaseSeconds">High time of the first phase input; the second stays high for twice as long.</param>
/// <param name="BlankSeconds">How long after an edge the waveforms are not compared: strays, which the virtual board has none of.</param>
public sealed record PulseCase(string Name, bool Ems, LoadModel Load, double SetDuty, double PhaseSeconds, double BlankSeconds)
{
    /// <summary>The standard cases: loads of the FDA form, compliance, skin models, and a small set-point.</summary>
    public static IReadOnlyList<PulseCase> Standard { get; } =
    [
        new("EMS 59.9 mA, 500 ohm", true, LoadModel.Parse("500ohm"), 1, 305e-6, 10e-6),
        new("EMS 20 mA, 500 ohm", true, LoadModel.Parse("500ohm"), 1 / 3.0, 305e-6, 10e-6),
        new("EMS at compliance, 2 kohm", true, LoadModel.Parse("2kohm"), 1, 305e-6, 10e-6),
        new("EMS 20 mA, body pad", true, LoadModel.Parse("body-pad"), 1 / 3.0, 305e-6, 10e-6),
        new("MS 602 uA, 500 ohm", false, LoadModel.Parse("500ohm"), 1, 5.005e-3, 100e-6),
        new("MS 602 uA, 10 kohm", false, LoadModel.Parse("10kohm"), 1, 5.005e-3, 100e-6),
        new("MS at compliance, 50 kohm", false, LoadModel.Parse("50kohm"), 1, 5.005e-3, 100e-6),
        // Strays of some 140 pF beside the 5 nF of the skin take 3 % of the current while it charges.
        new("MS 100 uA, small skin", false, LoadModel.Parse("small-skin"), 1 / 6.0, 5.005e-3, 1e-3),
    ];
}
