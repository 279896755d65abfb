namespace NanoStim.Removal.Constants;

/// <summary>A device project, and the suites that should notice a wrong number in it.</summary>
/// <param name="Folder">Its folder from the root of the checkout.</param>
/// <param name="Suites">The suites, in the order in which they run.</param>
internal sealed record TestedProject(string Folder, IReadOnlyList<TestedSuite> Suites)
{
    /// <summary>All projects of which numbers are planted.</summary>
    internal static readonly IReadOnlyList<TestedProject> All =
    [
        new("firmware/NanoStim.Firmware", [new("NanoStim.UnitTests", "tests/NUnitSuite.cs", "")]),
        new("hal/NanoStim.Hal.Esp32",
        [
            // From tenths of a second to ten seconds.
            new("NanoStim.VirtualBench.Tests", "tests/NanoStim.UnitTests/RequirementAttribute.cs", "(?!BackupMemory|RealTimeClock|BootFailure)[A-Z][A-Za-z0-9]*"),
            new("NanoStim.Hardware.Tests", "", "PinMapTests"),
            new("NanoStim.VirtualBench.Tests", "tests/NanoStim.UnitTests/RequirementAttribute.cs", "(BackupMemory|RealTimeClock|BootFailure)Tests", "BitBangI2c|ClockRegisters|BackupMemory|BootFailure"),
        ]),
    ];

    /// <summary>Name of the assembly.</summary>
    internal string Name => Folder.Split('/')[1];

    /// <summary>The project of a file.</summary>
    internal static TestedProject Of(string file) => All.First(project => file.StartsWith(project.Folder + "/", StringComparison.Ordinal));
}
