using NanoStim.Esp32Model;
using NanoStim.Hal.Esp32;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The adapter that ships on the chip, with the reference board around it, from power-up.</summary>
internal abstract class AdapterTest
{
    /// <summary>GPIO of the first phase.</summary>
    protected const int FirstPhase = 25;

    /// <summary>GPIO of the second phase.</summary>
    protected const int SecondPhase = 26;

    protected Chip Chip { get; private set; } = null!;

    protected Esp32Board Board { get; private set; } = null!;

    [SetUp]
    public void PowerUp()
    {
        Chip = new Chip(new ChipOptions());
        Chip.PowerUp(new ReferenceBoard(new VirtualBoardOptions()));
        Board = new Esp32Board(new VirtualClock(Chip, new LoopTiming(), 1));
    }
}
