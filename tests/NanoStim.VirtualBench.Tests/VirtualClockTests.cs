using NanoStim.Esp32Model;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The clock of the bench against what FreeRTOS and the interpreter do on the device.</summary>
internal sealed class VirtualClockTests
{
    private static readonly LoopTiming Exact = new() { StepMicros = 3_000, JitterMicros = 0, CollectionSteps = 0 };

    private Chip _chip = null!;

    [SetUp]
    public void PowerUp()
    {
        _chip = new Chip(new ChipOptions());
        new ReferenceBoard(new VirtualBoardOptions()).PowerUp(_chip);
    }

    [Test]
    public void A_wait_ends_at_the_next_tick()
    {
        VirtualClock clock = new(_chip, Exact, seed: 1);

        Assert.That(Waits(clock, 3), Is.EqualTo(new[] { 10_000L, 20_000, 30_000 }));
    }

    [Test]
    public void A_step_of_more_than_a_tick_misses_one()
    {
        VirtualClock clock = new(_chip, Exact with { StepMicros = 12_000 }, seed: 1);

        Assert.That(Waits(clock, 2), Is.EqualTo(new[] { 20_000L, 40_000 }));
    }

    [Test]
    public void A_step_of_exactly_a_tick_waits_for_the_one_after()
    {
        VirtualClock clock = new(_chip, Exact with { StepMicros = 10_000 }, seed: 1);

        Assert.That(Waits(clock, 1), Is.EqualTo(new[] { 20_000L }));
    }

    [Test]
    public void A_garbage_collection_stops_every_so_many_steps()
    {
        VirtualClock clock = new(_chip, Exact with { CollectionSteps = 2, CollectionMicros = 8_000 }, seed: 1);

        Assert.That(Waits(clock, 4), Is.EqualTo(new[] { 10_000L, 30_000, 40_000, 60_000 }));
    }

    [Test]
    public void Jitter_stays_within_its_bound_and_depends_on_the_seed_alone()
    {
        // Steps that end right before the tick, so that jitter decides which tick it is.
        LoopTiming timing = Exact with { StepMicros = 9_500, JitterMicros = 1_000 };
        long[] first = Waits(new VirtualClock(_chip, timing, seed: 3), 50);
        PowerUp();
        long[] again = Waits(new VirtualClock(_chip, timing, seed: 3), 50);
        PowerUp();
        long[] other = Waits(new VirtualClock(_chip, timing, seed: 4), 50);
        long[] turns = [.. first.Zip(first.Skip(1), (left, right) => right - left).Distinct().Order()];

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
        Assert.That(turns, Is.EqualTo(new[] { 10_000L, 20_000 }));
    }

    [Test]
    public void Faults_of_the_loop_make_it_late()
    {
        VirtualClock clock = new(_chip, Exact, seed: 1);
        clock.PauseOnce(200_000);
        Assert.That(Waits(clock, 2), Is.EqualTo(new[] { 210_000L, 220_000 }));

        clock.ExtraStepMicros = 25_000;
        Assert.That(Waits(clock, 2), Is.EqualTo(new[] { 250_000L, 280_000 }));
    }

    [Test]
    public void Reads_the_time_of_the_chip()
    {
        VirtualClock clock = new(_chip, Exact, seed: 1);
        _chip.AdvanceTo(1_234_567);

        Assert.That(clock.NowMicros(), Is.EqualTo(1234));
    }

    private long[] Waits(VirtualClock clock, int count)
    {
        long[] ends = new long[count];
        for (int i = 0; i < count; i++)
        {
            clock.WaitForTick();
            ends[i] = _chip.NowNanos / 1000;
        }

        return ends;
    }
}
