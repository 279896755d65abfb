namespace NanoStim.VirtualBoard;

/// <summary>How the board is when it is switched on.</summary>
public sealed record VirtualBoardOptions
{
    /// <summary>Values of the parts.</summary>
    public FrontEndParameters FrontEnd { get; init; } = FrontEndParameters.Nominal;

    /// <summary>What lies between the electrodes.</summary>
    public LoadModel Load { get; init; } = LoadModel.Parse("10kohm");

    /// <summary>Open-circuit voltage of the battery in V.</summary>
    public double BatteryVolts { get; init; } = 3.9;

    /// <summary>Whether the slide switch is at EMS.</summary>
    public bool EmsSwitch { get; init; }

    /// <summary>Whether the bench strap is fitted.</summary>
    public bool BenchStrap { get; init; }

    /// <summary>Whether a charger is plugged in.</summary>
    public bool ChargerPresent { get; init; }

    /// <summary>Memory and clock that outlive the power: a new chip, or the one of an earlier board.</summary>
    public Mcp7940n BackupMemory { get; init; } = new();
}
