namespace NanoStim.Flashing;

/// <summary>What is written to the board.</summary>
public enum FlashScope
{
    /// <summary>The firmware (CLR), then the application.</summary>
    Everything,

    /// <summary>The firmware (CLR) only.</summary>
    FirmwareOnly,

    /// <summary>The application only.</summary>
    ApplicationOnly,

    /// <summary>Nothing: only look what the board runs.</summary>
    VerifyOnly,
}
