using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>The closed forms against the circuit equations in small steps, through every regime of the current.</summary>
public class ClosedFormTests
{
    [TestCase("500ohm", true, 0.060, true)]
    [TestCase("1050ohm", true, 0.060, true)]
    [TestCase("2kohm", true, 0.060, true)]
    [TestCase("body-pad", true, 0.005, true)]
    [TestCase("body-pad", true, 0.020, true)]
    [TestCase("body-pad", true, 0.020, false)]
    [TestCase("body-pad", true, 0.060, true)]
    [TestCase("body-pad", true, 0.060, false)]
    [TestCase("tes-lab", true, 0.060, false)]
    [TestCase("small-skin", false, 0.0002, true)]
    [TestCase("small-skin", false, 0.0006, false)]
    [TestCase("10kohm", false, 0.0006, true)]
    [TestCase("20kohm", false, 0.0006, true)]
    public void One_biphasic_pulse(string load, bool ems, double amps, bool legDiodes)
    {
        FrontEndParameters parameters = new() { LegDiodes = legDiodes };
        LoadModel model = LoadModel.Parse(load);
        BoardFixture rig = new(new VirtualBoardOptions { Load = model, EmsSwitch = ems, FrontEnd = parameters });
        rig.ShowChannels(kickHigh: true).Arm();
        if (ems)
        {
            rig.SelectEms();
        }

        rig.SetAmps(Math.Min(amps, 0.0599), ems).Wait(0.1);
        CircuitReference reference = new(parameters, model, ems, Math.Min(amps, 0.0599));
        rig.Biphasic(20, 305);
        long start = rig.Now;
        foreach ((int polarity, double seconds, long endMicros) in
            new[] { (1, 150e-6, 155L), (1, 150e-6, 305L), (0, 5e-6, 310L), (-1, 10e-6, 320L), (-1, 290e-6, 610L), (0, 500e-6, 1110L) })
        {
            reference.Run(polarity, seconds);
            rig.Board.AdvanceTo(start + (endMicros * 1000));
            Compare(rig, reference, ems, endMicros);
        }
    }

    private static void Compare(BoardFixture rig, CircuitReference reference, bool ems, long micros)
    {
        FrontEndParameters p = new();
        LoadTotals totals = rig.Board.Meter.Read();
        double held = rig.Board.AnalogVolts(36) - p.SenseOffsetVolts;
        double across = (rig.Board.AnalogVolts(34) - p.SenseOffsetVolts) / p.HighDivider;
        double moved = Math.Max(totals.MovedNanoCoulombs, 1);
        Assert.Multiple(() =>
        {
            Assert.That(totals.NetNanoCoulombs, Is.EqualTo(reference.Coulombs * 1e9).Within(5e-4 * moved), $"charge at {micros} us");
            Assert.That(totals.MilliJoules, Is.EqualTo(reference.Joules * 1e3).Within(0.1).Percent, $"energy at {micros} us");
            Assert.That(held, Is.EqualTo(reference.HeldVolts).Within(2e-3), $"peak current at {micros} us");
            Assert.That(across, Is.EqualTo(reference.HeldAcross).Within(0.05), $"peak voltage at {micros} us");
            if (ems)
            {
                Assert.That(rig.Board.BlockingVolts, Is.EqualTo(reference.Blocking).Within(2e-3), $"blocking at {micros} us");
                Assert.That(rig.ReservoirVolts, Is.EqualTo(reference.Reservoir).Within(5e-3), $"reservoir at {micros} us");
            }

            if (rig.Board.ElectrodeAmps == 0)
            {
                Assert.That(rig.Board.ElectrodeVolts, Is.EqualTo(reference.Skin).Within(0.05), $"skin at {micros} us");
            }
        });
    }
}
