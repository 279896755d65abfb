using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class LoadModelTests
{
    [TestCase("500ohm", 500)]
    [TestCase("2kohm", 2000)]
    [TestCase("10 kOhm", 10e3)]
    [TestCase("4.7k", 4700)]
    [TestCase("1Mohm", 1e6)]
    [TestCase("250Ω", 250)]
    [TestCase("0.1ohm", 0.1)]
    [TestCase("short", 0.1)]
    [TestCase("FES-pad", 250)]
    public void Reads_a_resistance(string text, double ohms)
    {
        LoadModel load = LoadModel.Parse(text);
        Assert.That(load.SeriesOhms, Is.EqualTo(ohms).Within(1e-9).Percent);
        Assert.That(load.ParallelFarads, Is.Zero);
        Assert.That(load.IsOpen, Is.False);
    }

    [TestCase("500ohm+5kohm||50nF", 500, 5e3, 50e-9)]
    [TestCase(" 1kohm + 130kohm || 5000pF ", 1e3, 130e3, 5e-9)]
    [TestCase("0ohm+10k||1uF", 0, 10e3, 1e-6)]
    [TestCase("0ohm+10k||1µF", 0, 10e3, 1e-6)]
    [TestCase("body-pad", 500, 5e3, 50e-9)]
    public void Reads_a_skin(string text, double seriesOhms, double parallelOhms, double farads)
    {
        LoadModel load = LoadModel.Parse(text);
        Assert.That(load.SeriesOhms, Is.EqualTo(seriesOhms));
        Assert.That(load.ParallelOhms, Is.EqualTo(parallelOhms));
        Assert.That(load.ParallelFarads, Is.EqualTo(farads).Within(1e-9).Percent);
    }

    [Test]
    public void Reads_open()
    {
        Assert.That(LoadModel.Parse("OPEN").IsOpen, Is.True);
    }

    [TestCase("", "No load")]
    [TestCase("500", "no unit")]
    [TestCase("skin", "not a load")]
    [TestCase("500mohm", "'mohm' in '500mohm' is not a unit")]
    [TestCase("500V", "'V' in '500V' is not a unit")]
    [TestCase("-5ohm", "out of range")]
    [TestCase("0ohm", "out of range")]
    [TestCase("1e3ohm", "'e3ohm' in '1e3ohm' is not a unit")]
    [TestCase("5kohm||50nF", "no series resistance")]
    [TestCase("500ohm+5kohm", "no '||'")]
    [TestCase("500ohm+5kohm||50", "'50' has no unit: write pF")]
    [TestCase("500ohm+5kohm||50ohm", "not a unit of capacitance")]
    [TestCase("500ohm+||50nF", "should be a resistance")]
    [TestCase("500ohm+5kohm||", "should be a capacitance")]
    [TestCase("500ohm+0ohm||50nF", "out of range")]
    public void Says_what_is_wrong_and_what_to_write(string text, string part)
    {
        LoadFormatException wrong = Assert.Throws<LoadFormatException>(() => LoadModel.Parse(text))!;
        Assert.That(wrong.Message, Does.Contain(part));
        Assert.That(wrong.Message, Does.Contain("500ohm").And.Contain("500ohm+5kohm||50nF").And.Contain("body-pad"));
    }

    [Test]
    public void Every_listed_load_reads_as_itself()
    {
        Assert.That(LoadCatalog.All.Select(load => load.Name), Is.Unique);
        foreach (NamedLoad load in LoadCatalog.All)
        {
            Assert.That(LoadModel.Parse(load.Name), Is.SameAs(load.Model));
            Assert.That(load.Description, Is.Not.Empty);
        }
    }

    [TestCase(-1, 0, 0)]
    [TestCase(0, 0, 0)]
    [TestCase(1, 0, 1e-9)]
    [TestCase(double.NaN, 0, 0)]
    public void Refuses_impossible_values(double seriesOhms, double parallelOhms, double farads)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new LoadModel("x", seriesOhms, parallelOhms, farads));
    }
}
