namespace NanoStim.Scope.Reading;

/// <summary>What a file says of one of its channels.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Unit">V, A, or empty for logic and for what the file leaves open.</param>
/// <param name="ProbeAttenuation">
/// What the instrument was told of the probe, or null. The values of every format that has this field are those at the tip
/// of the probe already; it is kept to be shown.
/// </param>
/// <param name="Resolution">Smallest difference that the file can show, where its header says so, in its unit; otherwise 0.</param>
public sealed record ChannelInfo(string Name, string Unit, double? ProbeAttenuation = null, double Resolution = 0);
