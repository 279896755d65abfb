using System.Text;
using NanoStim.LoadJudge;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Lives.Tests;

/// <summary>The judge alone, at the far side of each thing that it leaves open: what is just outside is found.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class JudgeTests
{
    private const long Milli = 1_000_000;
    private const double Width = 40;

    private readonly Judge _judge = new(LimitFile.Shipped);
    private long _now;

    private IEnumerable<string> Rules => _judge.Violations.Where(one => !one.IsBeyondClaim).Select(one => one.Rule);

    [Test]
    public void Train_that_is_right_has_nothing_to_find()
    {
        Start();
        Pulses(60, 300, 300);

        Assert.That(_judge.Violations, Is.Empty);
    }

    [TestCase(250, false)]
    [TestCase(220, true)]
    [Requirement("SR-27")]
    public void Phases_of_a_steady_train_balance_within_an_eighth(double second, bool isFound)
    {
        Start();
        Pulses(60, 300, second);

        Assert.That(Rules.Contains("train"), Is.EqualTo(isFound));
    }

    [TestCase(150, true)]
    [TestCase(20, false)]
    [Requirement("SR-32")]
    public void Stop_counts_where_a_press_before_it_has_been_read(int millis, bool isFound)
    {
        Start();
        Pulses(20, 300, 300);
        _judge.Press("plus", _now);
        Pass(millis);
        Say("\x03");
        Pulses(40, 300, 300);

        Assert.That(Rules.Contains("asked"), Is.EqualTo(isFound));
    }

    [Test]
    [Requirement("SR-4")]
    public void Phase_that_begins_after_the_slide_is_one_of_the_new_mode()
    {
        Start();
        Pulses(20, 300, 300);
        _judge.Slide(true, _now);
        Phase(600, Width);

        Assert.That(Rules, Does.Contain("phase-charge"));
    }

    [Test]
    [Requirement("SR-5")]
    public void Pulse_that_begins_after_the_slide_is_one_of_the_new_mode()
    {
        _judge.Power(0);
        _judge.Load(new SeenLoad(500, true), 0);
        _judge.Slide(true, 0);
        Pass(3_000);
        _judge.Command("ems-forty", 60_000, _now);
        _judge.Step(true, _now);
        Phase(50_000, 0.3);
        _judge.Slide(false, _now);
        Phase(-20_000, 0.3);
        Assert.That(Rules, Has.None.EqualTo("pulse-energy"));

        Pass(20, true);
        Phase(40_000, 0.3);
        Phase(-40_000, 0.3);
        Assert.That(Rules, Does.Contain("pulse-energy"));
    }

    [TestCase(300, 300, true)]
    [TestCase(300, 150, false)]
    [Requirement("SR-12")]
    public void Single_phase_that_is_too_narrow_is_found_in_a_steady_train(int before, int after, bool isFound)
    {
        Start();
        Pulses(20, before, before);
        Phase(300, Width / 2);
        Pass(20, true);
        Phase(-after, Width);
        Pass(20, true);
        Pulses(10, after, after);

        Assert.That(_judge.Violations.Any(one => one.Text.StartsWith("a phase of 20000", StringComparison.Ordinal)), Is.EqualTo(isFound));
    }

    [Test]
    [Requirement("SR-27")]
    public void Phases_that_never_balance_are_found_while_a_client_talks()
    {
        Start();
        for (int i = 0; i < 10; i++)
        {
            Say("CURR?\n");
            Pulses(6, 300, 150);
        }

        Assert.That(_judge.Violations.Select(one => one.Text), Has.Some.Contain("do not balance"));
    }

    [TestCase(30, false)]
    [TestCase(60, true)]
    [Requirement("SR-29")]
    public void Current_of_a_test_with_a_failed_part_has_its_bound(int millis, bool isFound)
    {
        _judge.Power(0);
        _judge.Load(new SeenLoad(1_000, true), 0);
        _judge.BeginFault("set-point-stuck-high", true, 0);
        _judge.BeginFault("late-loop", false, 0);
        Pass(2_000);
        _judge.Press("plus", _now);
        Pass(500);
        Phase(600, millis);

        Assert.That(Rules.Any(), Is.EqualTo(isFound));
        Assert.That(Rules, Has.None.EqualTo("time-to-off"));
    }

    [Test]
    [Requirement("SR-15")]
    public void Output_that_is_shown_is_no_test()
    {
        Start();
        Pulses(20, 300, 300);
        _judge.BeginFault("adc-mean-current-frozen", true, _now);
        _judge.BeginFault("late-loop", false, _now);
        Pulses(3, 300, 300);

        Assert.That(Rules, Does.Contain("time-to-off"));
    }

    [Test]
    [Requirement("SR-22")]
    public void Slide_ends_output_that_is_on_whatever_line_waits()
    {
        Start();
        Pulses(20, 300, 300);
        Say("*RST;:PROG:NAME \"ems-forty\";:CURR 20000UA;:OUTP ON\n");
        _judge.Slide(true, _now);
        Pulses(3, 300, 300);

        Assert.That(Rules, Does.Contain("time-to-off"));
    }

    [Test]
    [Requirement("SR-27")]
    public void Lost_phase_counts_from_when_the_slide_has_come_to_its_mode()
    {
        Start();
        _judge.BeginFault("gpio-26-stuck-low", true, _now);
        Pulses(80, 300, 0);
        Assert.That(Rules, Has.None.EqualTo("time-to-off"));

        _judge.Slide(true, _now);
        Pass(1_000);
        _judge.Press("plus", _now);
        Pass(1_000);
        Pulses(80, 3_000, 0);
        Assert.That(Rules, Does.Contain("time-to-off"));
    }

    [Test]
    public void Two_failed_parts_excuse_nothing_after_they_work_again_and_the_device_was_switched_off()
    {
        _judge.Power(0);
        _judge.Load(new SeenLoad(1_000, true), 0);
        _judge.BeginFault("adc-mean-current-frozen", true, 0);
        _judge.BeginFault("ms-rail-high", true, 0);
        _judge.EndFault("adc-mean-current-frozen", 0);
        _judge.EndFault("ms-rail-high", 0);
        Pass(1_000);
        Phase(300, 2 * Width);
        Assert.That(_judge.Violations.Select(one => one.IsBeyondClaim), Is.EqualTo([true]));

        _judge.Power(_now);
        Pass(1_000);
        Phase(300, Width);

        Assert.That(Rules, Does.Contain("asked"));
    }

    private void Start()
    {
        _judge.Power(0);
        _judge.Load(new SeenLoad(1_000, true), 0);
        Pass(3_000);
        _judge.Command("ms-facial", 300, _now);
        _judge.Step(true, _now);
        Pass(1_000, true);
        for (int microAmps = 10; microAmps <= 300; microAmps += 10)
        {
            Pulses(1, microAmps, microAmps);
        }
    }

    // Ten pulses in a second, each with a phase of either polarity.
    private void Pulses(int count, double first, double second)
    {
        for (int i = 0; i < count; i++)
        {
            Phase(first, Width);
            Phase(-second, Width);
            Pass(20, true);
        }
    }

    private void Phase(double microAmps, double millis)
    {
        long start = _now;
        _now += (long)(millis * Milli);
        _judge.Phase(new SeenPhase(start, millis * Milli, microAmps * millis, Math.Abs(microAmps)));
    }

    private void Pass(int millis, bool light = false)
    {
        for (int step = 0; step < millis / 10; step++)
        {
            _now += 10 * Milli;
            _judge.Step(light, _now);
            _judge.Waiting(0, _now);
        }
    }

    private void Say(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        _judge.Receive(bytes, bytes.Length, true, _now);
    }
}
