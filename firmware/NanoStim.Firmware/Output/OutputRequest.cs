using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;

namespace NanoStim.Firmware.Output;

/// <summary>What the session asks for, and why it has ended. It is a request only: the safety gate decides.</summary>
public sealed class OutputRequest
{
    /// <summary>How much is to be on.</summary>
    public OutputPower Power;

    /// <summary>The mode. Changes only while <see cref="Power"/> is off.</summary>
    public StimulationMode Mode;

    /// <summary>The pulses; changes only while none run. The safety gate copies them before they start. Null until a program has been started.</summary>
    public PulsePlan Plan;

    /// <summary>The current in µA, before regulation.</summary>
    public int MicroAmps;

    /// <summary>Complement of <see cref="MicroAmps"/>.</summary>
    public int MicroAmpsComplement = -1;

    /// <summary>The current stays where it is, so that the regulator may work.</summary>
    public bool Steady;

    /// <summary>The intensity that the user has chosen, in µA: no part of the program is given more.</summary>
    public int ChosenMicroAmps;

    /// <summary>Complement of <see cref="ChosenMicroAmps"/>. A change of one without the other was not the user's.</summary>
    public int ChosenComplement = -1;

    /// <summary>Why the session has put <see cref="Power"/> to off by itself; none where the user did, or where it is over.</summary>
    public FaultCode EndReason;
}
