using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Surface;

namespace NanoStim.DeviceSubset;

/// <summary>The input of a check.</summary>
/// <param name="Image">The assemblies.</param>
/// <param name="Surface">The members of the packages.</param>
/// <param name="Options">Which rules hold in which projects and namespaces.</param>
internal sealed record SubsetContext(DeviceImage Image, DeviceSurface Surface, SubsetOptions Options);
