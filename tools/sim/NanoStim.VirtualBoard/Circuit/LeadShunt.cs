namespace NanoStim.VirtualBoard;

/// <summary>
/// The shunt of the signed sensor in the lead of electrode A, with two diodes across it. It passes current either way, so all
/// here counts in the direction of the current. Plotted against the current, the voltage is two straight lines: the shunt's, and above the knee that
/// of a diode.
/// </summary>
/// <remarks>
/// Three zones of the current: up to the clip of the amplifier it sees all, above that it sees no change, and above the knee the
/// voltage follows the diode.
/// </remarks>
internal sealed class LeadShunt(FrontEndParameters parameters, HardwareFaults faults)
{
    // An open shunt leaves the diodes: 0.304 V, where the amplifier clips, are some 2 uA.
    private const double OpenClipAmps = 2e-6;

    /// <summary>Above this the amplifier does not see a change, in ampere.</summary>
    internal double ClipAmps => faults.SignShuntShort ? double.PositiveInfinity
        : faults.SignShuntOpen ? OpenClipAmps : parameters.SignClipAmps;

    /// <summary>Resistance in the lead for this zone.</summary>
    internal double Ohms(int zone) => faults.SignShuntShort ? 0
        : zone == 2 || faults.SignShuntOpen ? parameters.SignClampOhms : parameters.SignShuntOhms;

    /// <summary>Voltage in the lead that does not depend on the current, for this zone.</summary>
    internal double Volts(int zone) => !faults.SignShuntShort && (zone == 2 || faults.SignShuntOpen) ? parameters.SignClampVolts : 0;

    /// <summary>Current of a source of this voltage through this resistance and the shunt, in ampere.</summary>
    internal double Amps(double volts, double ohms) =>
        Math.Max((volts - Volts(0)) / (ohms + Ohms(0)), (volts - Volts(2)) / (ohms + Ohms(2)));

    /// <summary>The zone of a current of either sign.</summary>
    internal int Zone(double amps)
    {
        double magnitude = Math.Abs(amps);
        return magnitude <= ClipAmps ? 0 : magnitude <= KneeAmps ? 1 : 2;
    }

    /// <summary>The current at which a zone ends, in ampere.</summary>
    internal double UpperAmps(int zone) => zone == 0 ? ClipAmps : zone == 1 ? KneeAmps : double.PositiveInfinity;

    /// <summary>Writes what the amplifier sees of this current, in ampere.</summary>
    internal void WriteSeen(int zone, Waveform amps, Waveform seen)
    {
        if (faults.SignShuntShort || amps.IsZero)
        {
            seen.Set(0);
        }
        else if (zone == 0)
        {
            seen.SetScaled(amps, 1, 0);
        }
        else
        {
            seen.Set(amps.Value(0) < 0 ? -parameters.SignClipAmps : parameters.SignClipAmps);
        }
    }

    // Where the line of the shunt meets that of a diode; an open or a shorted shunt has one line only.
    private double KneeAmps => faults.SignShuntShort || faults.SignShuntOpen
        ? double.PositiveInfinity
        : parameters.SignClampVolts / (parameters.SignShuntOhms - parameters.SignClampOhms);
}
