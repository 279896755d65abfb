using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli;

/// <summary>What <c>nanostim run</c> shows without options.</summary>
internal static class Demonstration
{
    /// <summary>Where its files go, unless --out says otherwise.</summary>
    public const string Folder = "out/demo";

    /// <summary>Both modes, short, each on a load of the FDA output form.</summary>
    public static SessionRequest[] Requests(int seed) =>
    [
        new SessionWish { Mode = "ms", IntensityMicroAmps = 200, DurationMillis = 12_000, Load = LoadModel.Parse("10kohm"), Seed = seed }.ToRequest(),
        new SessionWish { Mode = "ems", IntensityMicroAmps = 20_000, DurationMillis = 12_000, Load = LoadModel.Parse("500ohm"), Seed = seed }.ToRequest(),
    ];
}
