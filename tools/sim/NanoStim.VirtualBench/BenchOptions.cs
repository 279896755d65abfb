using NanoStim.Esp32Model;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>The board, its load and its firmware timing.</summary>
public sealed record BenchOptions
{
    /// <summary>Whether the slide switch is at EMS.</summary>
    public bool EmsSwitch { get; init; }

    /// <summary>What lies between the electrodes.</summary>
    public required LoadModel Load { get; init; }

    /// <summary>Seed of all randomness: this specimen's converter, its noise, the jitter of the loop.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The line of this specimen's converter.</summary>
    public AdcCurve AdcCurve { get; init; } = AdcCurve.Nominal;

    /// <summary>What is broken before the first line of firmware runs.</summary>
    public IReadOnlyList<BenchFault> FaultsAtPowerUp { get; init; } = [];

    /// <summary>Memory and clock that outlive the power: a new chip, or the one of an earlier bench, for a reboot.</summary>
    public Mcp7940n BackupMemory { get; init; } = new();

    /// <summary>Timing of the loop in the interpreter.</summary>
    public LoopTiming Timing { get; init; } = new();
}
