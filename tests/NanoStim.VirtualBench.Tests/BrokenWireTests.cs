using NanoStim.Esp32Model;
using NanoStim.Hal;
using NanoStim.Hal.Esp32;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>
/// Every wire to a digital input is cut: the pull of the pin alone decides, and it decides for the safe side. A pin without a pull floats, and in the
/// model of the chip reads either way, so that a hundred readings show it.
/// </summary>
internal sealed class BrokenWireTests
{
    private const int Readings = 100;

    [Test]
    [Requirement("SR-16")]
    public void Broken_wire_of_stop_is_stop() => AssertAlways(state => state.StopPressed, true);

    [Test]
    [Requirement("SR-17")]
    public void Broken_wire_of_the_charger_is_a_charger() => AssertAlways(state => state.ChargerPresent, true);

    [Test]
    [Requirement("SR-22")]
    public void Broken_wire_of_the_slide_switch_is_microcurrent() => AssertAlways(state => state.EmsSwitch, false);

    [Test]
    [Requirement("SR-21")]
    public void Broken_wire_of_the_trip_latch_is_tripped() => AssertAlways(state => state.Tripped, true);

    [Test]
    public void Broken_wire_of_the_bench_strap_is_no_strap() => AssertAlways(state => state.BenchStrap, false);

    [Test]
    public void Broken_wires_of_the_buttons_are_no_presses() => AssertAlways(state => state.Plus || state.Minus || state.Mode, false);

    [Test]
    public void Pin_without_a_pull_reads_either_way()
    {
        Chip chip = new(new ChipOptions());
        chip.PowerUp(new CutWires());
        System.Device.Gpio.GpioPin pin = new System.Device.Gpio.GpioController().OpenPin(PinMap.Stop, System.Device.Gpio.PinMode.Input);
        bool[] levels = [.. Enumerable.Range(0, Readings).Select(_ => (byte)pin.Read() != 0).Distinct()];
        Assert.That(levels, Has.Length.EqualTo(2), "otherwise the tests above could not fail");
    }

    private static void AssertAlways(Func<InputState, bool> value, bool expected)
    {
        Chip chip = new(new ChipOptions());
        chip.PowerUp(new CutWires());
        Esp32Board board = new(new VirtualClock(chip, new LoopTiming(), 1));
        for (int reading = 0; reading < Readings; reading++)
        {
            // Wrong in every field, so that a field that is not read shows.
            InputState state = new()
            {
                StopPressed = !expected,
                ChargerPresent = !expected,
                EmsSwitch = !expected,
                Tripped = !expected,
                BenchStrap = !expected,
                Plus = !expected,
                Minus = !expected,
                Mode = !expected,
            };

            // Some inputs are read in turn, one in a control step.
            for (int step = 0; step < 8; step++)
            {
                board.Clock.WaitForTick();
                board.Watchdog.Kick();
                board.Inputs.Sample(state);
            }

            Assert.That(value(state), Is.EqualTo(expected), $"reading {reading}");
        }
    }

    /// <summary>A circuit with nothing on any pin.</summary>
    private sealed class CutWires : ICircuit
    {
        public void AdvanceTo(long nanos)
        {
        }

        public void DriveChanged(int pin, PinDrive drive)
        {
        }

        public double AnalogVolts(int pin) => 0.2;

        public bool? DigitalLevel(int pin) => null;
    }
}
