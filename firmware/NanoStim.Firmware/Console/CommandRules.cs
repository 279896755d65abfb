namespace NanoStim.Firmware.Console;

/// <summary>What a command may be and requires, as bits.</summary>
public static class CommandRules
{
    /// <summary>There is a query.</summary>
    public const int Query = 1;

    /// <summary>There is a command, not only a query.</summary>
    public const int Command = 2;

    /// <summary>The command requires the bench strap.</summary>
    public const int Strap = 4;

    /// <summary>The command requires the state Idle.</summary>
    public const int Idle = 8;

    /// <summary>The query takes MIN, MAX or DEF.</summary>
    public const int Limits = 16;

    /// <summary>The query requires a number.</summary>
    public const int Number = 32;
}
