using nanoFramework.Hardware.Esp32;
using NanoStim.Esp32Model;
using NanoStim.Hal;
using NanoStim.Hal.Esp32;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>
/// What the adapter that ships puts on each output pin. Pins and rates are written here a second time: a pin that is swapped, or a rate that is ten
/// times lower, would otherwise change both sides.
/// </summary>
internal sealed class BoardOutputTests : AdapterTest
{
    private const int SetPoint = 27;
    private const int EmsRange = 18;
    private const int HighVoltage = 19;
    private const int Arm = 21;
    private const int Kick = 22;
    private const int Light = 2;
    private const int Buzzer = 12;
    private const long Millisecond = 1_000_000;

    [Test]
    [Requirement("SR-8")]
    public void Opening_theBoard_leaves_every_output_off()
    {
        foreach (int pin in new[] { Arm, HighVoltage, EmsRange, Kick, Light, Buzzer })
        {
            Assert.That(Chip.DriveOf(pin).Kind, Is.EqualTo(PinDriveKind.Low), $"GPIO {pin}");
        }

        foreach (int pin in new[] { FirstPhase, SecondPhase, SetPoint })
        {
            Assert.That(ShareOf(pin), Is.LessThan(0.0002), $"GPIO {pin}");
        }
    }

    [Test]
    [Requirement("SR-8")]
    public void Set_point_runs_at_20_kilohertz_from_the_start()
    {
        Board.CurrentSource.WriteMicroAmps(300);
        Pass();

        Assert.That((double)Chip.DriveOf(SetPoint).PeriodPicos, Is.EqualTo(50e6).Within(0.5).Percent);
        Assert.That(ShareOf(SetPoint), Is.EqualTo(300 / 601.6).Within(0.001));
    }

    [TestCase(-1, 0, false)]
    [TestCase(int.MinValue, 0, false)]
    [TestCase(601, 1, false)]
    [TestCase(602, 1, false)]
    [TestCase(2000, 1, false)]
    [TestCase(int.MaxValue, 1, false)]
    [TestCase(59_000, 0.984, true)]
    [TestCase(int.MaxValue, 1, true)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    public void Set_point_is_held_between_zero_and_full_scale(int microAmps, double share, bool ems)
    {
        Board.CurrentSource.SelectRange(ems ? CurrentRange.Ems : CurrentRange.Microcurrent);
        Board.CurrentSource.WriteMicroAmps(microAmps);
        Pass();

        // Zero is none at all: 1 µA of microcurrent is a share of 0.0017.
        Assert.That(ShareOf(SetPoint), Is.EqualTo(share).Within(share > 0 ? 0.002 : 0.0002));
    }

    [Test]
    [Requirement("SR-22")]
    public void Range_and_supply_have_a_pin_each()
    {
        Board.CurrentSource.SelectRange(CurrentRange.Ems);
        Assert.That((Level(EmsRange), Level(HighVoltage)), Is.EqualTo((true, false)));
        Board.Power.RequestHighVoltage(true);
        Assert.That((Level(EmsRange), Level(HighVoltage)), Is.EqualTo((true, true)));
        Board.CurrentSource.SelectRange(CurrentRange.Microcurrent);
        Assert.That((Level(EmsRange), Level(HighVoltage)), Is.EqualTo((false, true)));
        Board.Power.RequestHighVoltage(false);
        Assert.That((Level(EmsRange), Level(HighVoltage)), Is.EqualTo((false, false)));
    }

    [Test]
    [Requirement("SR-8")]
    public void First_phase_is_on_its_pin_and_the_second_is_twice_as_long()
    {
        Board.Pulses.Start(50, 150, 300);
        Pass(60 * Millisecond);

        Assert.That(Chip.DriveOf(FirstPhase).HighPicos, Is.EqualTo(300e6).Within(0.5).Percent);
        Assert.That(Chip.DriveOf(SecondPhase).HighPicos, Is.EqualTo(600e6).Within(0.5).Percent);
    }

    [Test]
    [Requirement("SR-15")]
    public void Kick_changes_its_pin_every_time()
    {
        for (int i = 0; i < 4; i++)
        {
            bool before = Level(Kick);
            Board.Watchdog.Kick();
            Assert.That(Level(Kick), Is.Not.EqualTo(before));
        }
    }

    [Test]
    [Requirement("SR-31")]
    public void Light_and_buzzer_have_a_pin_each()
    {
        Board.Indicator.Light(true);
        Assert.That((Level(Light), Level(Buzzer)), Is.EqualTo((true, false)));
        Board.Indicator.Buzzer(true);
        Assert.That((Level(Light), Level(Buzzer)), Is.EqualTo((true, true)));
        Board.Indicator.Light(false);
        Assert.That((Level(Light), Level(Buzzer)), Is.EqualTo((false, true)));
        Board.Indicator.Buzzer(false);
        Assert.That((Level(Light), Level(Buzzer)), Is.EqualTo((false, false)));
    }

    [Test]
    [Requirement("SR-21")]
    public void Arming_makes_a_rising_edge_also_where_the_pin_is_high()
    {
        // The hardware may have tripped the latch since: only another edge arms it.
        RisingEdges edges = new(Arm);
        Chip chip = new(new ChipOptions());
        chip.PowerUp(edges);
        Esp32Board board = new(new VirtualClock(chip, new LoopTiming(), 1));
        board.Power.Arm();
        board.Power.Arm();

        Assert.That(edges.Count, Is.EqualTo(2));
    }

    [Test]
    [Requirement("SR-15")]
    public void Make_safe_switches_everything_off()
    {
        OnAtEms();
        Board.MakeSafe();

        AssertSafe();
    }

    [Test]
    [Requirement("SR-15")]
    public void Make_safe_leaves_nothing_of_a_set_point_of_microcurrent()
    {
        Board.Power.Arm();
        Board.Pulses.Start(50, 150, 300);
        Board.CurrentSource.WriteMicroAmps(300);
        Pass(60 * Millisecond);
        Assert.That(ShareOf(SetPoint), Is.GreaterThan(0.4));
        Board.MakeSafe();

        AssertSafe();
    }

    /// <summary>One native call throws: what it would have done is missing, and the four others are off all the same.</summary>
    [TestCase(NativeUnit.Gpio, 1, Arm)]
    [TestCase(NativeUnit.Gpio, 2, HighVoltage)]
    [TestCase(NativeUnit.Gpio, 3, EmsRange)]
    [TestCase(NativeUnit.Pwm, 1, SetPoint)]
    [Requirement("SR-15")]
    public void Exception_in_one_part_keeps_no_other_from_being_switched_off(NativeUnit unit, int call, int missing)
    {
        OnAtEms();
        Chip.NativeCalls.ThrowAt(unit, call, false);
        Board.MakeSafe();

        AssertSafe(missing);
    }

    [Test]
    public void Pin_without_a_timer_is_named_and_no_board_is_made()
    {
        Chip chip = new(new ChipOptions());
        chip.PowerUp(new TakenTimer());

        Assert.That(
            () => new Esp32Board(new VirtualClock(chip, new LoopTiming(), 1)),
            Throws.InvalidOperationException.With.Message.EqualTo($"no PWM on GPIO {SetPoint}"));
    }

    private void OnAtEms()
    {
        Board.Power.RequestHighVoltage(true);
        Board.CurrentSource.SelectRange(CurrentRange.Ems);
        Board.Power.Arm();
        Board.Pulses.Start(50, 150, 300);
        Board.CurrentSource.WriteMicroAmps(20_000);
        Pass(60 * Millisecond);
        Assert.That(Level(Arm) && Level(HighVoltage) && Level(EmsRange) && ShareOf(SetPoint) > 0.3 && ShareOf(FirstPhase) > 0.01, "everything is on");
    }

    private void AssertSafe(int except = -1)
    {
        Pass(60 * Millisecond);
        foreach (int pin in new[] { Arm, HighVoltage, EmsRange }.Where(pin => pin != except))
        {
            Assert.That(Level(pin), Is.False, $"GPIO {pin}");
        }

        foreach (int pin in new[] { SetPoint, FirstPhase, SecondPhase }.Where(pin => pin != except))
        {
            Assert.That(ShareOf(pin), Is.LessThan(0.0002), $"GPIO {pin}");
        }
    }

    private void Pass(long nanos = Millisecond) => Chip.AdvanceTo(Chip.NowNanos + nanos);

    private bool Level(int pin) => Chip.DriveOf(pin).Kind == PinDriveKind.High;

    /// <summary>The share of the time that a pin is high: 0 where it is not driven.</summary>
    private double ShareOf(int pin)
    {
        PinDrive drive = Chip.DriveOf(pin);
        return drive.Kind switch
        {
            PinDriveKind.High => 1,
            PinDriveKind.Pwm => (double)drive.HighPicos / drive.PeriodPicos,
            _ => 0,
        };
    }

    /// <summary>A circuit that counts how often one pin rises.</summary>
    private sealed class RisingEdges(int counted) : BareCircuit
    {
        private PinDriveKind _drive;

        public int Count { get; private set; }

        public override void DriveChanged(int pin, PinDrive drive)
        {
            if (pin == counted)
            {
                Count += drive.Kind == PinDriveKind.High && _drive != PinDriveKind.High ? 1 : 0;
                _drive = drive.Kind;
            }
        }
    }

    /// <summary>Whenever time passes, the function of the set-point is given to another pin.</summary>
    private sealed class TakenTimer : BareCircuit
    {
        private bool _isTaking;

        public override void AdvanceTo(long nanos)
        {
            if (!_isTaking)
            {
                _isTaking = true;
                Configuration.SetPinFunction(Light, DeviceFunction.PWM3);
                _isTaking = false;
            }
        }
    }
}
