namespace NanoStim.DeviceSubset;

/// <summary>Which rules hold in which projects and namespaces of nanoStim.</summary>
public sealed record SubsetOptions
{
    /// <summary>Namespaces without floating point: those that decide about the output, and those with the data for the decision.</summary>
    public IReadOnlyList<string> IntegerNamespaces { get; init; } =
    [
        "NanoStim.Firmware.Safety", "NanoStim.Firmware.Regulation", "NanoStim.Firmware.Pulses", "NanoStim.Firmware.Session",
        "NanoStim.Firmware.Output", "NanoStim.Firmware.Modes", "NanoStim.Firmware.Programs",
    ];

    /// <summary>Namespaces without division by a variable.</summary>
    public IReadOnlyList<string> DivisionFreeNamespaces { get; init; } = ["NanoStim.Firmware.Safety"];

    /// <summary>Types whose fields nobody else writes.</summary>
    public IReadOnlyList<string> SelfWrittenTypes { get; init; } = ["NanoStim.Firmware.Safety.SafetyGate"];

    /// <summary>The method in which a control step begins. Its catches make the board safe; after them there are no more steps.</summary>
    public string StepRoot { get; init; } = "System.Void NanoStim.Firmware.MainLoop::RunStep()";

    /// <summary>Assemblies that are never part of a control step, whatever interfaces they implement: tests and their fakes.</summary>
    public IReadOnlyList<string> OutsideTheStep { get; init; } = ["NanoStim.UnitTests"];

    /// <summary>Package ids that each assembly's nfproj references; an assembly that is not listed may use all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Packages { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
