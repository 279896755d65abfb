using NanoStim.Esp32Model;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Every fault of the catalogue goes in, comes out again, and leaves a board that does as before.</summary>
public class FaultCatalogueTests
{
    private static readonly int[] PinMap = [25, 26, 27, 18, 19, 21, 22, 33, 4, 13, 0, 5, 14, 15, 23, 2, 12, 36, 39, 34, 32, 35];

    private static IEnumerable<string> Names => BoardFault.All.Select(fault => fault.Name);

    [Test]
    public void Names_are_unique_and_descriptions_are_one_line()
    {
        Assert.That(Names, Is.Unique);
        Assert.That(BoardFault.All.Select(fault => fault.Description), Has.None.Empty.And.None.Contains("\n"));
        Assert.That(Names.All(name => name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')), Is.True);
    }

    [Test]
    public void Every_pin_of_the_pin_map_can_be_stuck_either_way()
    {
        foreach (int pin in PinMap)
        {
            Assert.That(BoardFault.StuckPin(pin, false).Name, Is.EqualTo($"gpio-{pin}-stuck-low"));
            Assert.That(BoardFault.StuckPin(pin, true).Name, Is.EqualTo($"gpio-{pin}-stuck-high"));
        }

        Assert.That(Names.Count(name => name.StartsWith("gpio-", StringComparison.Ordinal) && name.Contains("-stuck-")), Is.EqualTo(2 * PinMap.Length));
        Assert.Throws<ArgumentException>(() => BoardFault.StuckPin(17, true));
    }

    [TestCaseSource(nameof(Names))]
    public void A_fault_that_is_mended_leaves_the_board_as_it_was(string name)
    {
        BoardFault fault = BoardFault.Find(name)!;
        LoadTotals mended = Deliver(fault);
        LoadTotals sound = Deliver(null);
        Assert.That(mended.PositiveNanoCoulombs, Is.EqualTo(sound.PositiveNanoCoulombs).Within(0.5).Percent);
        Assert.That(mended.NegativeNanoCoulombs, Is.EqualTo(sound.NegativeNanoCoulombs).Within(0.5).Percent);
        Assert.That(sound.PositiveNanoCoulombs, Is.GreaterThan(1));
    }

    [Test]
    public void A_fault_of_the_chip_needs_a_chip()
    {
        foreach (BoardFault fault in BoardFault.All.Where(fault => fault.NeedsChip))
        {
            ReferenceBoard board = new(new VirtualBoardOptions());
            Assert.Throws<InvalidOperationException>(() => board.Inject(fault), fault.Name);
        }
    }

    // Broken for 30 ms and mended, then armed and a second of a microcurrent train: what the load receives in that.
    private static LoadTotals Deliver(BoardFault? fault)
    {
        BoardFixture rig = BoardFixture.Microcurrent();
        rig.Board.PowerUp(new Chip(new ChipOptions()));
        rig.Wait(0.01);
        if (fault is not null)
        {
            rig.Board.Inject(fault);
        }

        rig.Wait(0.03);
        if (fault is not null)
        {
            rig.Board.Mend(fault);
        }

        rig.Wait(0.1).Arm().SetAmps(200e-6).Wait(0.05).Biphasic(50, 1_005).Wait(1);
        return rig.Board.Meter.Read();
    }
}
