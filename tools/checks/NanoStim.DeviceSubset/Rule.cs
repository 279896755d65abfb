namespace NanoStim.DeviceSubset;

/// <summary>A rule of the device subset. Numbers are never reused.</summary>
/// <param name="Id">NS and three digits.</param>
/// <param name="Finds">What it finds.</param>
/// <param name="OnDevice">What happens on the device.</param>
/// <param name="Write">What to write instead.</param>
public sealed record Rule(string Id, string Finds, string OnDevice, string Write);
