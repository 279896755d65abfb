using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>How time is cut into calls does not change what happens in it.</summary>
public class ExactnessTests
{
    private static readonly int[] SensePins = [36, 39, 34, 35, 32];

    [TestCase("500ohm", true, 1)]
    [TestCase("body-pad", true, 2)]
    [TestCase("2kohm", true, 3)]
    [TestCase("small-skin", false, 4)]
    [TestCase("10kohm", false, 5)]
    [TestCase("50kohm", false, 6)]
    public void Splitting_time_into_many_calls_gives_the_same_states_to_the_last_bit(string load, bool ems, int seed)
    {
        BoardFixture whole = Prepare(load, ems);
        BoardFixture split = Prepare(load, ems);
        Random random = new(seed);
        for (int i = 0; i < 40; i++)
        {
            long end = whole.Now + random.NextInt64(1, 25_000_000);
            whole.RunTo(end);
            while (split.Now < end)
            {
                split.RunTo(Math.Min(end, split.Now + random.NextInt64(0, 300_000)));
                _ = split.Board.AnalogVolts(36);
                _ = split.Board.Meter.Read();
            }

            double duty = random.NextDouble();
            whole.SetDuty(duty);
            split.SetDuty(duty);
            AssertSame(whole.Board, split.Board, 0);
        }

        Assert.That(whole.Phases, Is.EqualTo(split.Phases).And.Not.Empty);
    }

    [TestCase("body-pad", true, 11)]
    [TestCase("small-skin", false, 12)]
    [TestCase("2kohm", true, 13)]
    public void Ending_segments_early_changes_nothing_but_rounding(string load, bool ems, int seed)
    {
        BoardFixture whole = Prepare(load, ems);
        BoardFixture cut = Prepare(load, ems);
        Random random = new(seed);
        for (int i = 0; i < 40; i++)
        {
            long end = whole.Now + random.NextInt64(1, 25_000_000);
            whole.RunTo(end);
            while (cut.Now < end)
            {
                cut.RunTo(Math.Min(end, cut.Now + random.NextInt64(1, 300_000)));
                cut.Board.Settle();
            }

            AssertSame(whole.Board, cut.Board, 1e-6);
        }
    }

    [Test]
    public void What_is_scheduled_happens_at_its_time_and_in_its_order()
    {
        BoardFixture rig = BoardFixture.Microcurrent();
        List<(string Name, long Nanos)> done = [];
        rig.Board.At(500, () => done.Add(("b", rig.Now)));
        rig.Board.At(500, () => done.Add(("c", rig.Now)));
        rig.Board.At(123, () => rig.Board.At(200, () => done.Add(("a", rig.Now))));
        rig.Board.AdvanceTo(499);
        Assert.That(done, Is.EqualTo(new[] { ("a", 200L) }));
        rig.Board.AdvanceTo(10_000);
        Assert.That(done, Is.EqualTo(new[] { ("a", 200L), ("b", 500L), ("c", 500L) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => rig.Board.At(9_999, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => rig.Board.AdvanceTo(9_999));
    }

    [Test]
    public void A_running_train_allocates_nothing()
    {
        BoardFixture rig = Prepare("body-pad", ems: true);
        rig.Board.Meter.PhaseEnded = null;
        rig.Wait(0.5);
        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.Wait(2);
        _ = rig.Board.AnalogVolts(36) + rig.Board.AnalogVolts(34);
        _ = rig.Board.Meter.Read();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static BoardFixture Prepare(string load, bool ems)
    {
        BoardFixture rig = ems ? BoardFixture.Ems(load).Arm().SelectEms() : BoardFixture.Microcurrent(load).Arm();
        rig.SetDuty(0.6).Wait(0.004);
        return ems ? rig.Biphasic(87, 305) : rig.Biphasic(11, 30_000);
    }

    private static void AssertSame(ReferenceBoard a, ReferenceBoard b, double relative)
    {
        LoadTotals one = a.Meter.Read();
        LoadTotals two = b.Meter.Read();
        Assert.Multiple(() =>
        {
            foreach (int pin in SensePins)
            {
                Assert.That(a.AnalogVolts(pin), Is.EqualTo(b.AnalogVolts(pin)).Within(relative), $"pin {pin}");
            }

            Assert.That(a.ElectrodeAmps, Is.EqualTo(b.ElectrodeAmps).Within(relative * 0.06));
            Assert.That(one.PositiveNanoCoulombs, Is.EqualTo(two.PositiveNanoCoulombs).Within(relative * one.MovedNanoCoulombs));
            Assert.That(one.NegativeNanoCoulombs, Is.EqualTo(two.NegativeNanoCoulombs).Within(relative * one.MovedNanoCoulombs));
            Assert.That(one.SquareAmpSeconds, Is.EqualTo(two.SquareAmpSeconds).Within(relative * one.SquareAmpSeconds));
            Assert.That(one.MilliJoules, Is.EqualTo(two.MilliJoules).Within(relative * Math.Abs(one.MilliJoules)));
            Assert.That(one.PeakMicroAmps, Is.EqualTo(two.PeakMicroAmps).Within(relative * one.PeakMicroAmps));
            Assert.That(one.LastCurrentNanos, Is.EqualTo(two.LastCurrentNanos).Within(relative > 0 ? 2 : 0));
        });
    }
}
