namespace NanoStim.Flashing;

/// <summary>The operating systems that the tool knows its way about.</summary>
public enum OperatingSystemKind
{
    /// <summary>Any Linux.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,
}
