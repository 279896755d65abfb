using NUnit.Framework;

namespace NanoStim.Lives.Tests;

/// <summary>Shows that the lives can fail: firmware with a planted defect is found out, by the rule that the defect breaks.</summary>
internal sealed class PlantedTests
{
    private const int Lives = 500;
    private const int Seed = 7;

    [TestCaseSource(typeof(PlantedDefects), nameof(PlantedDefects.All))]
    public void Lives_find_the_planted_defect(PlantedDefect defect)
    {
        PlantedFirmware firmware = new(defect);
        try
        {
            string[] found = firmware.Search(Lives, Seed);
            TestContext.Out.WriteLine(string.Join(' ', found));

            Assert.That(found.Intersect(defect.Rule.Split(' ')), Is.Not.Empty, string.Join(", ", found));
        }
        finally
        {
            firmware.Unload();
        }
    }

    [Test]
    public void Long_life_finds_a_day_that_is_not_booked()
    {
        PlantedFirmware firmware = new(PlantedDefects.DayNotBooked);
        try
        {
            Assert.That(firmware.LongLife(), Does.Contain("time"));
        }
        finally
        {
            firmware.Unload();
        }
    }
}
