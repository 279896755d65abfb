using System.Reflection;
using NanoStim.Flashing;
using NanoStim.Flashing.Boot;
using NanoStim.Flashing.Images;

namespace NanoStim.Cli.Flash;

/// <summary>What the commands for flashing work with: this computer, or what stands in for one.</summary>
internal sealed record FlashBench
{
    /// <summary>The computer.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Where one is: the newest build is looked for in the checkout around it.</summary>
    public required string Folder { get; init; }

    /// <summary>How long the board gets to start before it is asked what it runs.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The way to the network.</summary>
    public required HttpMessageHandler Network { get; init; }

    /// <summary>Page of the project's releases; null where this build does not know it.</summary>
    public string? Releases { get; init; }

    /// <summary>What the board prints while it boots.</summary>
    public required IBootText Boot { get; init; }

    /// <summary>This computer.</summary>
    public static FlashBench Current() => new()
    {
        Machine = Machine.Current(),
        Folder = Environment.CurrentDirectory,
        Network = new SocketsHttpHandler(),
        Releases = Environment.GetEnvironmentVariable(ReleaseImage.ReleasesVariable)
            ?? typeof(FlashBench).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "Releases")?.Value,
        Boot = new SerialBootText(),
    };
}
