using NanoStim.Spice;
using NUnit.Framework;

namespace NanoStim.Hardware.Tests;

/// <summary>A test that needs ngspice; ignored, with the command that installs it, where there is none.</summary>
public abstract class SpiceTest
{
    private NgSpice? _spice;

    private protected NgSpice Spice => _spice ?? throw new InvalidOperationException("Ignored without ngspice.");

    [OneTimeSetUp]
    public void FindSpice()
    {
        _spice = NgSpice.Find();
        if (_spice is null)
        {
            Assert.Ignore(NgSpice.InstallHint);
        }
    }

    private protected static void AssertHolds(SpiceTable table)
    {
        table.Write(TestContext.Out);
        Assert.That(table.Rows.Where(row => !row.Holds).Select(row => $"{row.Case}: {SpiceRow.Number(row.Value)} {row.Unit}, limit {row.Limits}"), Is.Empty);
    }
}
