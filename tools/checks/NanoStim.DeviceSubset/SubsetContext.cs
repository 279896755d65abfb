using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Surface;

namespace NanoStim.DeviceSubset;

/// <summary>What a check works with.</summary>
/// <param name="Image">The assemblies.</param>
/// <param name="Surface">What the packages have.</param>
/// <param name="Options">Which rules hold where.</param>
internal sealed record SubsetContext(DeviceImage Image, DeviceSurface Surface, SubsetOptions Options);
