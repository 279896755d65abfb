using NanoStim.Esp32Model;
using NanoStim.Hal;
using NanoStim.Hal.Esp32;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The adapter that ships reads the analog inputs, three of which show one of two channels each.</summary>
internal sealed class SharedInputTests
{
    private const double CountsPerVolt = 4095 / 3.3;

    private readonly Measurement _measurement = new();
    private readonly InputState _inputs = new();
    private SharedInputs _circuit = null!;
    private Chip _chip = null!;
    private Esp32Board _board = null!;

    [SetUp]
    public void PowerUp() => PowerUp(new ChipOptions());

    [Test]
    [Requirement("SR-6")]
    public void Channels_are_told_apart_by_the_level_of_the_kick()
    {
        Calibrate();
        _circuit.Set(SharedInputs.Mean, SharedInputs.Zero + 3320 * 200e-6, SharedInputs.SignedMeanZero - 1660 * 150e-6);
        _circuit.Set(SharedInputs.Signed, SharedInputs.Zero + 3320 * 400e-6, SharedInputs.Zero + 3320 * 500e-6);
        Steps(2);
        Assert.Multiple(() =>
        {
            Assert.That(_measurement.MeanMicroAmps, Is.EqualTo(200).Within(1));
            Assert.That(_measurement.SignedMeanMicroAmps, Is.EqualTo(-150).Within(1));
            Assert.That(_measurement.PositivePeakMicroAmps, Is.EqualTo(400).Within(1));
            Assert.That(_measurement.NegativePeakMicroAmps, Is.EqualTo(500).Within(1));
        });
    }

    [TestCase(51, 50)]
    [TestCase(1000, 50)]
    [TestCase(-1, 0)]
    [TestCase(-1000, 0)]
    public void Raise_beyond_its_limit_is_the_limit(int permille, int limit)
    {
        Assert.That(PeakAt(permille), Is.EqualTo(PeakAt(limit)));
        Assert.That(PeakAt(49), Is.LessThan(PeakAt(50)), "a thousandth of 40 mA shows");
        Assert.That(PeakAt(0), Is.LessThan(PeakAt(1)));
    }

    [TestCase(2, 2)]
    [TestCase(3, 1)]
    public void Zero_is_the_mean_to_the_nearest_count(int higherOfFive, int counts)
    {
        for (int i = 0; i < 5; i++)
        {
            double volts = SharedInputs.Zero + ((i < higherOfFive ? 1 : 0) / CountsPerVolt);
            _circuit.Set(SharedInputs.PeakCurrent, volts, volts);
            Accumulate(2);
        }

        Assert.That(_board.Sense.AcceptZero(), Is.True);
        _circuit.Set(SharedInputs.PeakCurrent, SharedInputs.Zero + (2 / CountsPerVolt), SharedInputs.Zero + (2 / CountsPerVolt));
        _board.CurrentSource.SelectRange(CurrentRange.Ems);
        Steps(2);

        // A count is 24 µA.
        Assert.That(_measurement.PeakMicroAmps, Is.EqualTo(counts * 24).Within(5));
    }

    [TestCase(CurrentRange.Microcurrent, 30, 412)]
    [TestCase(CurrentRange.Microcurrent, 50, 420)]
    [TestCase(CurrentRange.Microcurrent, 51, 420)]
    [TestCase(CurrentRange.Microcurrent, 500, 420)]
    [TestCase(CurrentRange.Microcurrent, 0, 400)]
    [TestCase(CurrentRange.Microcurrent, -1, 400)]
    [TestCase(CurrentRange.Microcurrent, -500, 400)]
    [TestCase(CurrentRange.Ems, 50, 400)]
    [Requirement("SR-1")]
    public void Scale_of_the_magnitudes_is_raised_by_a_twentieth_at_most_and_never_lowered(CurrentRange range, int permille, int microAmps)
    {
        Calibrate();
        _circuit.Set(SharedInputs.PeakCurrent, SharedInputs.Zero + 3320 * 400e-6, SharedInputs.Zero + 3320 * 400e-6);
        _circuit.Set(SharedInputs.Mean, SharedInputs.Zero + 3320 * 200e-6, SharedInputs.SignedMeanZero);
        _circuit.Set(SharedInputs.Signed, SharedInputs.Zero + 3320 * 400e-6, SharedInputs.Zero);
        _board.Sense.RaiseScale(range, permille);
        Steps(2);
        Assert.Multiple(() =>
        {
            Assert.That(_measurement.PeakMicroAmps, Is.EqualTo(microAmps).Within(1));
            Assert.That(_measurement.MeanMicroAmps, Is.EqualTo(microAmps / 2).Within(1));
            Assert.That(_measurement.PositivePeakMicroAmps, Is.EqualTo(400).Within(1), "the signed channel has a scale of its own");
        });

        // Ems has full counts at 98 mA: the same voltage is a hundred times the current.
        _board.CurrentSource.SelectRange(CurrentRange.Ems);
        Steps(2);
        double expected = 40_000 * (range == CurrentRange.Ems ? 1 + permille / 1000.0 : 1);
        Assert.That(_measurement.PeakMicroAmps, Is.EqualTo(expected).Within(expected / 100));
    }

    [Test]
    public void Sample_says_which_channels_it_has_refreshed()
    {
        Calibrate();
        for (int step = 0; step < 4; step++)
        {
            _measurement.MeanMicroAmps = int.MinValue;
            _measurement.PositivePeakMicroAmps = int.MinValue;
            _measurement.SignedMeanMicroAmps = int.MinValue;
            _measurement.NegativePeakMicroAmps = int.MinValue;
            Steps(1);
            Assert.That(_measurement.SharedHigh, Is.EqualTo(step % 2 == 0));
            Assert.That(_measurement.MeanMicroAmps != int.MinValue, Is.EqualTo(!_measurement.SharedHigh));
            Assert.That(_measurement.PositivePeakMicroAmps != int.MinValue, Is.EqualTo(!_measurement.SharedHigh));
            Assert.That(_measurement.SignedMeanMicroAmps != int.MinValue, Is.EqualTo(_measurement.SharedHigh));
            Assert.That(_measurement.NegativePeakMicroAmps != int.MinValue, Is.EqualTo(_measurement.SharedHigh));
        }
    }

    [Test]
    public void Signed_channels_have_one_scale_in_both_ranges()
    {
        Calibrate();
        _circuit.Set(SharedInputs.Mean, SharedInputs.Zero + 0.332, SharedInputs.SignedMeanZero + 0.166);
        _circuit.Set(SharedInputs.Signed, SharedInputs.Zero + 0.332, SharedInputs.Zero + 0.332);
        _board.CurrentSource.SelectRange(CurrentRange.Ems);
        Steps(2);
        Assert.Multiple(() =>
        {
            Assert.That(_measurement.MeanMicroAmps, Is.EqualTo(9965).Within(50));
            Assert.That(_measurement.SignedMeanMicroAmps, Is.EqualTo(100).Within(1));
            Assert.That(_measurement.PositivePeakMicroAmps, Is.EqualTo(100).Within(1));
            Assert.That(_measurement.NegativePeakMicroAmps, Is.EqualTo(100).Within(1));
        });
    }

    [Test]
    [Requirement("SR-13")]
    [Requirement("SR-18")]
    public void Battery_and_reservoir_are_read_in_turn_every_70_ms()
    {
        Calibrate();
        Steps(7);
        _circuit.Set(SharedInputs.Supply, SharedInputs.BatteryZero + 1.8, SharedInputs.ReservoirZero + 70 * SharedInputs.ReservoirShare);
        int readings = _circuit.SupplyReadings;
        Steps(14);
        Assert.Multiple(() =>
        {
            Assert.That(_circuit.SupplyReadings - readings, Is.EqualTo(2));
            Assert.That(_measurement.BatteryMilliVolts, Is.EqualTo(3600).Within(5));
            Assert.That(_measurement.HighVoltageMilliVolts, Is.EqualTo(70_000).Within(100));
            Assert.That(_measurement.BatteryCounts, Is.EqualTo(2358).Within(2));
            Assert.That(_measurement.HighVoltageCounts, Is.EqualTo(2665).Within(2));
        });
    }

    [Test]
    public void Both_supplies_are_read_within_two_steps_while_the_latch_is_tripped()
    {
        Calibrate();
        _circuit.LatchIsArmed = false;
        Steps(1);
        _circuit.Set(SharedInputs.Supply, SharedInputs.BatteryZero + 1.8, SharedInputs.ReservoirZero + 0.2);
        Steps(2);
        Assert.That(_measurement.BatteryMilliVolts, Is.EqualTo(3600).Within(5));
        Assert.That(_measurement.HighVoltageMilliVolts, Is.EqualTo(7169).Within(50));
    }

    [Test]
    public void Shared_inputs_have_a_tenth_of_a_millisecond_to_settle_after_a_kick()
    {
        Steps(64);
        Assert.That(_circuit.ShortestSettlingNanos, Is.GreaterThanOrEqualTo(100_000));
    }

    [TestCase(0.2, 1.25, 0.2, 0.2, true)]
    [TestCase(0.2, 1.25, 0.228, 0.172, true)]
    [TestCase(0.2, 1.25, 0.232, 0.2, false)]
    [TestCase(0.2, 1.25, 0.2, 0.232, false)]
    [TestCase(0.2, 1.25, 0.168, 0.2, false)]
    [TestCase(0.2, 1.25, 0.2, 0.168, false)]
    [TestCase(0.2, 1.11, 0.2, 0.2, true)]
    [TestCase(0.2, 1.39, 0.2, 0.2, true)]
    [TestCase(0.2, 1.09, 0.2, 0.2, false)]
    [TestCase(0.2, 1.41, 0.2, 0.2, false)]
    [TestCase(0.2, 0.2, 0.2, 0.2, false)]
    [TestCase(1.25, 0.2, 0.2, 0.2, false)]
    [TestCase(0.27, 1.32, 0.27, 0.27, false)]
    [TestCase(0, 1.25, 0, 0, false)]
    [TestCase(0.2, 3.3, 0.2, 0.2, false)]
    [Requirement("SR-6")]
    [Requirement("SR-23")]
    public void Zero_of_every_channel_has_to_be_plausible(double mean, double signedMean, double positive, double negative, bool accepted)
    {
        _circuit.Set(SharedInputs.Mean, mean, signedMean);
        _circuit.Set(SharedInputs.Signed, positive, negative);
        Accumulate(64);
        Assert.That(_board.Sense.AcceptZero(), Is.EqualTo(accepted));
    }

    /// <summary>A converter whose line begins lower or higher moves all zeros together: 0.2 V is 248 counts.</summary>
    [TestCase(16, true)]
    [TestCase(15, false)]
    [TestCase(328, true)]
    [TestCase(329, false)]
    public void Zero_of_the_mean_is_between_16_and_328_counts(int counts, bool accepted)
    {
        _chip.Adc.OffsetAll(counts - 248);
        Accumulate(64);
        Assert.That(_board.Sense.AcceptZero(), Is.EqualTo(accepted));
    }

    /// <summary>By how many counts each of the channels may differ: one more is refused, although all others agree.</summary>
    [TestCase(PinMap.PeakCurrentChannel, 18)]
    [TestCase(PinMap.ElectrodeChannel, 18)]
    [TestCase(PinMap.SignedCurrentChannel, 37)]
    public void Zero_of_a_channel_may_differ_by_its_spread_and_no_more(int channel, int counts)
    {
        foreach (int sign in new[] { -1, 1 })
        {
            _chip.Adc.OffsetChannel(channel, sign * counts);
            Accumulate(64);
            Assert.That(_board.Sense.AcceptZero(), Is.True, $"{sign * counts}");
            _chip.Adc.OffsetChannel(channel, sign * (counts + 1));
            Accumulate(64);
            Assert.That(_board.Sense.AcceptZero(), Is.False, $"{sign * (counts + 1)}");
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    [Requirement("SR-6")]
    public void Zero_calibration_requires_both_levels_of_the_kick(int kicks)
    {
        for (int i = 0; i < kicks; i++)
        {
            _board.Watchdog.Kick();
        }

        for (int i = 0; i < 64; i++)
        {
            _board.Sense.AccumulateZero();
        }

        Assert.That(_board.Sense.AcceptZero(), Is.False);
        Calibrate();
    }

    [TestCase(AdcCurve.Espressif, 0, 0)]
    [TestCase(AdcCurve.Espressif, -0.025, 0)]
    [TestCase(AdcCurve.Nominal, 0.04, 0)]
    [TestCase(AdcCurve.Nominal, 0, 90_000)]
    [TestCase(AdcCurve.Nominal, 0, -90_000)]
    [Requirement("SR-6")]
    public void Zero_of_every_good_converter_is_accepted(AdcCurve curve, double offsetVolts, double gainErrorPpm)
    {
        PowerUp(new ChipOptions { AdcCurve = curve, AdcOffsetCounts = offsetVolts * 1241, AdcGainErrorPpm = gainErrorPpm });
        Calibrate();
        Steps(2);
        Assert.That(_measurement.SignedMeanMicroAmps, Is.EqualTo(0).Within(1));
        Assert.That(_measurement.PositivePeakMicroAmps, Is.EqualTo(0).Within(1));
        Assert.That(_measurement.NegativePeakMicroAmps, Is.EqualTo(0).Within(1));
    }

    /// <summary>The adapter reads the channels by the zeros of its parts until they are measured.</summary>
    [Test]
    public void Channels_read_nothing_before_the_calibration()
    {
        Steps(2);
        AssertNothing();
    }

    [TestCase(0)]
    [TestCase(-0.015)]
    [TestCase(0.015)]
    public void Channels_read_nothing_after_the_calibration(double offsetVolts)
    {
        PowerUp(new ChipOptions { AdcOffsetCounts = offsetVolts * CountsPerVolt });
        Calibrate();
        Steps(2);
        AssertNothing();

        // A count is 24 µA here: half a one less in the zero would show.
        _board.CurrentSource.SelectRange(CurrentRange.Ems);
        Steps(2);
        Assert.That(_measurement.PeakMicroAmps, Is.Zero);
        Assert.That(_measurement.MeanMicroAmps, Is.Zero);
    }

    [Test]
    public void Electrode_voltage_is_read_with_either_level_of_the_kick()
    {
        Calibrate();
        _circuit.Set(SharedInputs.Electrode, SharedInputs.Zero + 10 * SharedInputs.ReservoirShare, SharedInputs.Zero + 20 * SharedInputs.ReservoirShare);
        Steps(1);
        Assert.That(_measurement.ElectrodeMilliVolts, Is.EqualTo(20_000).Within(30));
        Steps(1);
        Assert.That(_measurement.ElectrodeMilliVolts, Is.EqualTo(10_000).Within(30));
    }

    [TestCase(400e-6, 400)]
    [TestCase(0, 0)]
    [TestCase(-4e-6, -4)]
    public void Peak_is_the_same_by_itself_as_in_a_sample(double amps, int microAmps)
    {
        Calibrate();
        _circuit.Set(SharedInputs.PeakCurrent, SharedInputs.Zero + 3320 * amps, SharedInputs.Zero + 3320 * amps);
        _board.Sense.SamplePeak(_measurement);
        Assert.That(_measurement.PeakMicroAmps, Is.EqualTo(microAmps).Within(1));
        _measurement.PeakMicroAmps = int.MinValue;
        Steps(2);
        Assert.That(_measurement.PeakMicroAmps, Is.EqualTo(microAmps).Within(1));
    }

    [TestCase(-0.03)]
    [TestCase(0.03)]
    public void Supplies_are_corrected_by_the_zero_of_the_converter(double offsetVolts)
    {
        PowerUp(new ChipOptions { AdcOffsetCounts = offsetVolts * CountsPerVolt });
        Calibrate();
        _circuit.Set(SharedInputs.Supply, SharedInputs.BatteryZero + 1.8, SharedInputs.ReservoirZero + 70 * SharedInputs.ReservoirShare);
        Steps(14);
        Assert.That(_measurement.BatteryMilliVolts, Is.EqualTo(3600).Within(5));
        Assert.That(_measurement.HighVoltageMilliVolts, Is.EqualTo(70_000).Within(100));
    }

    [Test]
    public void Supply_below_its_zero_is_a_voltage_below_zero()
    {
        Calibrate();
        _circuit.Set(SharedInputs.Supply, 0, 0);
        Steps(14);
        Assert.That(_measurement.BatteryMilliVolts, Is.EqualTo(-200).Within(5));
        Assert.That(_measurement.HighVoltageMilliVolts, Is.EqualTo(-SharedInputs.ReservoirZero / SharedInputs.ReservoirShare * 1000).Within(50));
    }

    [Test]
    public void Sample_with_the_latch_tripped_reads_every_input_once()
    {
        _circuit.LatchIsArmed = false;
        _circuit.DigitalReadings.Clear();
        _board.Inputs.Sample(_inputs);
        Assert.That(_circuit.DigitalReadings, Is.EquivalentTo(new[]
        {
            PinMap.LatchArmed, PinMap.Stop, PinMap.Plus, PinMap.Minus, PinMap.Mode, PinMap.Charger, PinMap.EmsSwitch, PinMap.BenchStrap,
        }));
    }

    private void AssertNothing() => Assert.Multiple(() =>
    {
        Assert.That(_measurement.PeakMicroAmps, Is.Zero);
        Assert.That(_measurement.MeanMicroAmps, Is.Zero);
        Assert.That(_measurement.SignedMeanMicroAmps, Is.Zero);
        Assert.That(_measurement.PositivePeakMicroAmps, Is.Zero);
        Assert.That(_measurement.NegativePeakMicroAmps, Is.Zero);
        Assert.That(_measurement.ElectrodeMilliVolts, Is.Zero);
    });

    private void PowerUp(ChipOptions options)
    {
        _circuit = new SharedInputs();
        _chip = new Chip(options);
        _chip.PowerUp(_circuit);
        _board = new Esp32Board(new VirtualClock(_chip, new LoopTiming(), 1));
    }

    private int PeakAt(int permille)
    {
        PowerUp();
        Calibrate();
        _circuit.Set(SharedInputs.PeakCurrent, SharedInputs.Zero + 3320 * 400e-6, SharedInputs.Zero + 3320 * 400e-6);
        _board.Sense.RaiseScale(CurrentRange.Ems, permille);
        _board.CurrentSource.SelectRange(CurrentRange.Ems);
        Steps(2);
        return _measurement.PeakMicroAmps;
    }

    private void Calibrate()
    {
        Accumulate(64);
        Assert.That(_board.Sense.AcceptZero(), Is.True);
    }

    private void Accumulate(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Steps(1);
            _board.Sense.AccumulateZero();
        }
    }

    private void Steps(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _board.Clock.WaitForTick();
            _board.Watchdog.Kick();
            _board.Inputs.Sample(_inputs);
            _board.Sense.Sample(_measurement);
        }
    }
}
