namespace NanoStim.Lives;

/// <summary>Why a part that has failed unnoticed matters when a second one fails.</summary>
public static class LatentParts
{
    private static readonly Dictionary<string, string> s_why = new(StringComparer.Ordinal)
    {
    };

    /// <summary>What the device is without that part.</summary>
    public static string WhyOf(string fault) => s_why.GetValueOrDefault(fault, "");
}
