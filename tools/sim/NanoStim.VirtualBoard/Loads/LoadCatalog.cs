namespace NanoStim.VirtualBoard;

/// <summary>The loads that have names.</summary>
/// <remarks>
/// Sources of the skin sets. body-pad: the rough values for a body gel pad in the circuit-model notes of trilithus/stimconv
/// (docs/03), which cite Dorgan and Reilly 1999 and Keller and Kuhn 2008. fes-pad: the 250 ohm that the output specification of
/// FOC-Stim takes as its standard within 25..1000 ohm (3 x 3 cm pads). tes-lab: the laboratory load of turingbirds/howland_vccs,
/// 10 kOhm with 0..1 uF across it, at its upper end. small-skin: this project's own one-capacitor approximation to the skin
/// impedance measured with small currents in Science 141:927 (1963), 130 kOhm at 1 Hz and 30 kOhm at 1 kHz; the phase at 1 kHz
/// comes out at -74 degrees where -58 was measured, because skin is not one capacitor.
/// The three dummy loads are those of the output form in the FDA's guidance for powered muscle stimulators (9 June 1999).
/// </remarks>
public static class LoadCatalog
{
    /// <summary>All of them, in the order in which they should be shown.</summary>
    public static IReadOnlyList<NamedLoad> All { get; } =
    [
        Resistor("500ohm", 500, "500 ohm, first load of the FDA output form"),
        Resistor("2kohm", 2e3, "2 kOhm, second load of the FDA output form"),
        Resistor("10kohm", 10e3, "10 kOhm, third load of the FDA output form"),
        new("open", "electrodes off the skin", LoadModel.Open),
        new("short", "shorted electrodes, 0.1 ohm", LoadModel.Shorted),
        Skin("body-pad", 500, 5e3, 50e-9, "500 ohm + 5 kOhm || 50 nF, body gel pad (stimconv notes, after Keller and Kuhn 2008)"),
        Resistor("fes-pad", 250, "250 ohm, 3 x 3 cm pad (FOC-Stim output specification)"),
        Skin("tes-lab", 0, 10e3, 1e-6, "10 kOhm || 1 uF, laboratory load (howland_vccs)"),
        Skin("small-skin", 1e3, 130e3, 5e-9, "1 kOhm + 130 kOhm || 5 nF, own fit to small-current skin, Science 141:927 (1963)"),
    ];

    /// <summary>The load of that name, whatever its case; null if there is none.</summary>
    public static LoadModel? Find(string name)
    {
        foreach (NamedLoad load in All)
        {
            if (string.Equals(load.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return load.Model;
            }
        }

        return null;
    }

    private static NamedLoad Resistor(string name, double ohms, string description) => new(name, description, new LoadModel(name, ohms));

    private static NamedLoad Skin(string name, double seriesOhms, double parallelOhms, double parallelFarads, string description) =>
        new(name, description, new LoadModel(name, seriesOhms, parallelOhms, parallelFarads));
}
