namespace NanoStim.DeviceSubset;

/// <summary>Which rules hold in which projects and namespaces of nanoStim.</summary>
public sealed record SubsetOptions
{
    /// <summary>Where floating point must not be: the namespaces that decide about the output, and those whose data they decide with.</summary>
    public IReadOnlyList<string> IntegerNamespaces { get; init; } =
    [
        "NanoStim.Firmware.Safety", "NanoStim.Firmware.Regulation", "NanoStim.Firmware.Pulses", "NanoStim.Firmware.Session",
        "NanoStim.Firmware.Output", "NanoStim.Firmware.Modes", "NanoStim.Firmware.Programs",
    ];

    /// <summary>Where there is no division by a variable.</summary>
    public IReadOnlyList<string> DivisionFreeNamespaces { get; init; } = ["NanoStim.Firmware.Safety"];

    /// <summary>Where a step begins. The catches of this method are the last resort, after which nothing steps any more.</summary>
    public string StepRoot { get; init; } = "System.Void NanoStim.Firmware.MainLoop::Turn()";

    /// <summary>Assemblies that take no part in a step, whatever they implement: tests and their fakes.</summary>
    public IReadOnlyList<string> OutsideTheStep { get; init; } = ["NanoStim.UnitTests"];

    /// <summary>Package ids that each assembly's nfproj references; an assembly that is not listed may use all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Packages { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
