using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class ProbeTests
{
    [TestCase("500ohm", true, 50, 305)]
    [TestCase("body-pad", true, 50, 305)]
    [TestCase("2kohm", true, 50, 305)]
    [TestCase("10kohm", false, 10, 40_000)]
    [TestCase("small-skin", false, 10, 40_000)]
    [TestCase("open", false, 10, 40_000)]
    public void The_rows_alone_give_the_charge_and_the_rms(string load, bool ems, double hertz, double micros)
    {
        Recorder recorder = Record(load, ems, hertz, micros, out LoadTotals before, out LoadTotals after);
        double positive = recorder.Integrate((_, amps) => Math.Max(0, amps)) * 1e9;
        double negative = recorder.Integrate((_, amps) => Math.Max(0, -amps)) * 1e9;
        double square = recorder.Integrate((_, amps) => amps * amps);
        double energy = recorder.Integrate((volts, amps) => volts * amps) * 1e3;
        double moved = after.MovedNanoCoulombs - before.MovedNanoCoulombs;
        Assert.Multiple(() =>
        {
            Assert.That(positive, Is.EqualTo(after.PositiveNanoCoulombs - before.PositiveNanoCoulombs).Within(0.001 * moved));
            Assert.That(negative, Is.EqualTo(after.NegativeNanoCoulombs - before.NegativeNanoCoulombs).Within(0.001 * moved));
            Assert.That(square, Is.EqualTo(after.SquareAmpSeconds - before.SquareAmpSeconds).Within(0.2).Percent);
            Assert.That(energy, Is.EqualTo(after.MilliJoules - before.MilliJoules).Within(0.2).Percent);
            Assert.That(recorder.Rows, Has.Count.LessThan(20_000));
        });
    }

    [Test]
    public void Times_rise_and_edges_have_both_sides_a_nanosecond_apart()
    {
        Recorder recorder = Record("500ohm", true, 50, 305, out _, out _);
        int edges = 0;
        for (int i = 1; i < recorder.Rows.Count; i++)
        {
            (long nanos, double _, double amps) = recorder.Rows[i];
            (long nanosBefore, double _, double ampsBefore) = recorder.Rows[i - 1];
            Assert.That(nanos, Is.GreaterThan(nanosBefore));
            if (Math.Abs(amps - ampsBefore) > 5e-3)
            {
                edges++;
                Assert.That(nanos - nanosBefore, Is.EqualTo(1));
                Assert.That(Math.Min(Math.Abs(amps), Math.Abs(ampsBefore)), Is.Zero);
            }
        }

        // 0.5 s at 50 Hz, four edges a pulse.
        Assert.That(edges, Is.EqualTo(25 * 4).Within(4));
    }

    [Test]
    public void The_voltage_of_an_open_output_is_the_supply_with_the_sign_of_the_phase()
    {
        Recorder recorder = Record("open", false, 10, 40_000, out _, out _);
        Assert.That(recorder.Rows.Max(row => row.Volts), Is.EqualTo(30.9).Within(0.1));
        Assert.That(recorder.Rows.Min(row => row.Volts), Is.EqualTo(-30.9).Within(0.1));
        Assert.That(recorder.Rows.Select(row => row.Amps), Is.All.Zero);
    }

    private static Recorder Record(string load, bool ems, double hertz, double micros, out LoadTotals before, out LoadTotals after)
    {
        BoardFixture rig = ems ? BoardFixture.Ems(load).Arm().SelectEms() : BoardFixture.Microcurrent(load).Arm();
        rig.SetDuty(0.3).Wait(0.05).Biphasic(hertz, micros).Wait(0.0001);
        Recorder recorder = new();
        before = rig.Board.Meter.Read();
        rig.Board.Probe = recorder;
        for (int i = 0; i < 20; i++)
        {
            // A ramp, so that the set-point moves within phases too.
            rig.SetDuty(0.3 + (0.01 * i)).Wait(0.025);
        }

        rig.Board.Settle();
        after = rig.Board.Meter.Read();
        return recorder;
    }

    private sealed class Recorder : ILoadProbe
    {
        internal List<(long Nanos, double Volts, double Amps)> Rows { get; } = [];

        public void Sample(long nanos, double electrodeVolts, double electrodeAmps) => Rows.Add((nanos, electrodeVolts, electrodeAmps));

        /// <summary>By trapezoids, as anyone with the file would.</summary>
        internal double Integrate(Func<double, double, double> value)
        {
            double sum = 0;
            for (int i = 1; i < Rows.Count; i++)
            {
                double seconds = (Rows[i].Nanos - Rows[i - 1].Nanos) * 1e-9;
                sum += seconds * (value(Rows[i].Volts, Rows[i].Amps) + value(Rows[i - 1].Volts, Rows[i - 1].Amps)) / 2;
            }

            return sum;
        }
    }
}
