using NanoStim.Esp32Model;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Comparator, limiters, STOP, charger and the latch.</summary>
public class TripTests
{
    [TestCase("opamp-stuck-high", 67.7, 500)]
    [TestCase("sink-short", 81.0, 500)]
    [TestCase("sink-short", 81.0, 10)]
    [Requirement("SR-3")]
    public void Over_current_turns_the_bridge_off_within_20_microseconds(string fault, double milliAmps, double ohms)
    {
        BoardFixture rig = BoardFixture.Ems($"{ohms}ohm").Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.1);
        rig.Board.Inject(BoardFault.Find(fault)!);
        rig.Biphasic(50, 305).Wait(0.015);
        Assert.Multiple(() =>
        {
            Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.OverCurrent));
            Assert.That(rig.Phases, Has.Count.EqualTo(1));
            Assert.That(rig.Phases[0].PeakMicroAmps * 1e-3, Is.EqualTo(milliAmps).Within(3).Percent);
            Assert.That(rig.Phases[0].WidthNanos, Is.InRange(1000, 20_000));
            Assert.That(rig.Board.TripNanos, Is.EqualTo(rig.Phases[0].StartNanos + rig.Phases[0].WidthNanos).Within(1));
        });
    }

    [Test]
    public void The_op_amp_that_sticks_within_a_phase_is_caught_after_5_microseconds()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.Biphasic(50, 305);
        long fault = rig.Now + 150_000;
        rig.Board.At(fault, () => rig.Board.Inject(BoardFault.Find("opamp-stuck-high")!));
        rig.Wait(0.015);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.OverCurrent));
        Assert.That(rig.Board.TripNanos - fault, Is.EqualTo(5_170).Within(10).Percent);
    }

    [Test]
    public void A_legal_full_scale_phase_does_not_trip_even_when_the_load_comes_back()
    {
        BoardFixture rig = BoardFixture.Ems("open").Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.Biphasic(50, 305);
        rig.Board.At(rig.Now + 100_000, () => rig.Board.Load = LoadModel.Parse("500ohm"));
        rig.Wait(0.5);
        Assert.That(rig.Board.LatchTripped, Is.False);
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(59_959).Within(0.1).Percent);
    }

    [TestCase(true, 1.3e-3)]
    [TestCase(false, 1.2)]
    [Requirement("SR-4")]
    public void A_phase_input_that_stays_high_trips_after(bool ems, double seconds)
    {
        BoardFixture rig = ems ? BoardFixture.Ems().Arm().SelectEms() : BoardFixture.Microcurrent().Arm();
        rig.Board.Inject(BoardFault.Find("phase-limiter-dead")!);
        rig.SetDuty(0.5).Wait(0.05);
        long start = rig.Now;
        rig.HoldFirst(true);
        rig.Wait(seconds * 1.1);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.OnTimeTooLong));
        Assert.That(rig.Board.TripNanos - start, Is.EqualTo(seconds * 1e9).Within(1));
        Assert.That(rig.Board.Meter.Read().LastCurrentNanos, Is.EqualTo(rig.Board.TripNanos));
    }

    [TestCase(350, 130, false)]
    [TestCase(300, 150, false)]
    [TestCase(350, 142, true)]
    [TestCase(200, 250, true)]
    public void The_limiter_remembers_duty_in_ems(double phaseMicros, double hertz, bool trips)
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.01, ems: true).Wait(0.05);
        rig.Biphasic(hertz, phaseMicros).Wait(5);
        Assert.That(rig.Board.TripCause, Is.EqualTo(trips ? TripCause.OnTimeTooLong : TripCause.None));
    }

    [Test]
    public void Microcurrent_trains_of_80_percent_duty_are_legal()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(100e-6).Wait(0.05);
        rig.Biphasic(1, 400_000).Wait(20);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    public void The_latch_can_be_armed_only_when_the_stuck_input_is_low_again()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetDuty(0.5).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("phase-limiter-dead")!);
        rig.HoldFirst(true);
        rig.Wait(0.01);
        rig.WriteArm(false);
        rig.WriteArm(true);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.OnTimeTooLong));

        rig.HoldFirst(false);
        rig.Wait(0.02);
        Assert.That(rig.Board.LatchTripped, Is.True, "the arm line has not risen since");
        rig.WriteArm(false);
        rig.WriteArm(true);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    public void The_limiter_remembers_its_trip_until_it_has_half_emptied()
    {
        // Empties at 9.5/90.5 of its filling rate: half of 1.3 ms takes 6.19 ms.
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetDuty(0.5).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("phase-limiter-dead")!);
        rig.HoldFirst(true);
        rig.Wait(1.301e-3);
        rig.HoldFirst(false);
        rig.Wait(6.1e-3);
        rig.WriteArm(false);
        rig.WriteArm(true);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.OnTimeTooLong));
        rig.Wait(0.2e-3);
        rig.WriteArm(false);
        rig.WriteArm(true);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    [Requirement("SR-8")]
    public void The_latch_is_tripped_at_power_up_and_nothing_comes_out()
    {
        BoardFixture rig = BoardFixture.Ems().ShowChannels(kickHigh: true).SelectEms().SetDuty(1);
        rig.Biphasic(50, 305).Wait(0.5);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.PowerUp));
        Assert.That(rig.Board.DigitalLevel(33), Is.False);
        Assert.That(rig.Board.Meter.Read().LastCurrentNanos, Is.EqualTo(-1));
        Assert.That(rig.ReservoirVolts, Is.LessThan(4.2), "high voltage stays off while the latch is tripped");
    }

    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(true, true)]
    [Requirement("SR-8")]
    public void Chip_that_resets_in_mid_session_leaves_nothing_on(bool ems, bool pullUps)
    {
        BoardFixture rig = ems ? BoardFixture.Ems().Arm().SelectEms() : BoardFixture.Microcurrent().Arm();
        rig.SetAmps(ems ? 0.04 : 0.0004, ems).Biphasic(100, 300).Wait(0.2035);
        Assert.That(rig.Board.Meter.Read().LastCurrentNanos, Is.GreaterThan(rig.Now - 11_000_000));

        // The chip's own pull-ups come on for some us whenever a pin is opened; the board's pull-downs are stronger.
        rig.Release(pullUps ? PinDrive.PullUp : PinDrive.HighZ);
        long reset = rig.Now;
        rig.Wait(0.1);

        Assert.That(rig.Board.LatchTripped);
        Assert.That(rig.Board.Meter.Read().LastCurrentNanos, Is.LessThanOrEqualTo(reset + 1_000));
    }

    [Test]
    [Requirement("SR-16")]
    public void Stop_trips_at_once_and_holds_the_latch()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.05);
        rig.Biphasic(50, 305);
        long press = rig.Now + 100_000;
        rig.Board.At(press, () => rig.Board.StopPressed = true);
        rig.Wait(0.1);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.StopButton));
        Assert.That(rig.Board.Meter.Read().LastCurrentNanos, Is.EqualTo(press));

        rig.WriteArm(false);
        rig.WriteArm(true);
        Assert.That(rig.Board.LatchTripped, Is.True);
        rig.Board.StopPressed = false;
        rig.WriteArm(false);
        rig.WriteArm(true);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    [Requirement("SR-17")]
    public void A_charger_holds_the_latch_whatever_the_firmware_does()
    {
        BoardFixture rig = BoardFixture.Microcurrent();
        rig.Board.ChargerPresent = true;
        rig.Arm().SetDuty(1).Wait(0.05);
        rig.Biphasic(10, 40_000).Wait(0.5);
        Assert.That(rig.Board.LatchTripped, Is.True);
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.Zero);
    }

    [Test]
    [Requirement("SR-21")]
    public void The_first_cause_stays_and_every_change_is_told_once()
    {
        BoardFixture rig = BoardFixture.Microcurrent();
        List<(TripCause Cause, long Nanos)> told = [];
        rig.Board.LatchChanged = (cause, nanos) => told.Add((cause, nanos));
        rig.Arm().Wait(0.03);
        rig.Board.StopPressed = true;
        rig.Board.ChargerPresent = true;
        rig.WriteArm(false);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.StopButton));
        Assert.That(told, Is.EqualTo(new[] { (TripCause.None, 0L), (TripCause.StopButton, 30_000_000L) }));
    }

    [Test]
    public void High_voltage_bleeds_after_a_trip()
    {
        BoardFixture rig = BoardFixture.Ems().ShowChannels(kickHigh: true).Arm().SelectEms().Wait(0.1);
        Assert.That(rig.ReservoirVolts, Is.EqualTo(70).Within(0.1).Percent);
        rig.Board.StopPressed = true;
        rig.Wait(0.1);
        Assert.That(rig.ReservoirVolts, Is.EqualTo(3.5 + 66.5 / Math.E).Within(0.1).Percent);
    }
}
