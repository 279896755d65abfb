using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Rules;
using NanoStim.DeviceSubset.Surface;

namespace NanoStim.DeviceSubset;

/// <summary>Looks through the host twins of device assemblies for what compiles here and fails or differs on the device.</summary>
public static class SubsetChecker
{
    private static readonly IRule[] s_rules =
    [
        new GenericsRule(), new TypeShapeRule(), new CodeRule(), new NamespaceRule(), new SurfaceRule(), new TrapRule(), new InitialiserRule(), new StepRule(), new OwnFieldsRule(),
    ];

    /// <summary>Full names of all methods that a step can reach; none when there is no such root.</summary>
    public static IReadOnlyList<string> StepMethods(DeviceImage image, SubsetOptions options) =>
        StepGraph.Of(image, options) is { } step ? [.. step.Methods.Select(method => method.FullName)] : [];

    /// <summary>All findings, once a place, by file and line.</summary>
    public static IReadOnlyList<SubsetFinding> Check(DeviceImage image, SubsetOptions options)
    {
        SubsetContext context = new(image, DeviceSurface.Committed, options);
        return [.. s_rules.SelectMany(rule => rule.Check(context)).Distinct()
            .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
    }
}
