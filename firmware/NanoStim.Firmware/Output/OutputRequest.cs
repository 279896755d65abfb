using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Output;

/// <summary>What the session would like the output to be. A wish: the gate answers it.</summary>
public sealed class OutputRequest
{
    /// <summary>How much is to be on.</summary>
    public OutputPower Power;

    /// <summary>The mode. Changes only while <see cref="Power"/> is off.</summary>
    public StimulationMode Mode;

    /// <summary>The pulses; changes only while none run. Null until a program has been started.</summary>
    public PulsePlan Plan;

    /// <summary>The current in µA, before regulation.</summary>
    public int MicroAmps;

    /// <summary>The current is to stay where it is, so that the regulator may work.</summary>
    public bool Steady;
}
