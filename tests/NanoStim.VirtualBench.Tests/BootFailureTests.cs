using NanoStim.Esp32Model;
using NanoStim.Hal.Esp32;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>What the device does when its board cannot be opened: it holds the trip latch, and shows a fault.</summary>
internal sealed class BootFailureTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [TestCase(false)]
    [TestCase(true)]
    [Requirement("SR-21")]
    public void Latch_is_held_tripped_and_light_and_buzzer_show_a_fault(bool armIsOpen)
    {
        Recorder circuit = new();
        Thread signal = new(() => Signal(circuit, armIsOpen)) { IsBackground = true };
        signal.Start();
        bool shown = circuit.Shown.Wait(s_patience);
        signal.Interrupt();
        signal.Join();

        Assert.That(shown, Is.True, "light and buzzer on, off and on again");
        Assert.That(circuit.LightWithBuzzer, Is.True);
        Assert.That(circuit.BuzzerHasPauses, Is.True);
        Assert.That(circuit.Drive(PinMap.Arm), Is.EqualTo(PinDriveKind.Low), "a rising edge would arm the latch");
        Assert.That(circuit.Rises(PinMap.Arm), Is.EqualTo(armIsOpen ? 1 : 0), "none of its own");
    }

    [Test]
    public void Light_and_buzzer_come_on_at_once()
    {
        // Interrupted before it starts, so that it ends at its first wait.
        Recorder circuit = new();
        Thread signal = new(() =>
        {
            Thread.CurrentThread.Interrupt();
            Signal(circuit, false);
        })
        { IsBackground = true };
        signal.Start();

        Assert.That(signal.Join(s_patience), Is.True);
        Assert.That(circuit.Drive(PinMap.Light), Is.EqualTo(PinDriveKind.High));
        Assert.That(circuit.Drive(PinMap.Buzzer), Is.EqualTo(PinDriveKind.High));
    }

    private static void Signal(Recorder circuit, bool armIsOpen)
    {
        Chip chip = new(new ChipOptions());
        chip.PowerUp(circuit);
        if (armIsOpen)
        {
            // The board had come so far as to arm.
            System.Device.Gpio.GpioPin arm = new System.Device.Gpio.GpioController().OpenPin(PinMap.Arm, System.Device.Gpio.PinMode.Output);
            arm.Write(System.Device.Gpio.PinValue.High);
        }

        try
        {
            Esp32BootFailure.Signal();
        }
        catch (ThreadInterruptedException)
        {
            // The test has seen enough.
        }
    }

    /// <summary>A circuit that notes what is driven.</summary>
    private sealed class Recorder : BareCircuit
    {
        private readonly PinDriveKind[] _drives = new PinDriveKind[40];
        private readonly int[] _rises = new int[40];

        public Recorder() => Array.Fill(_drives, PinDriveKind.HighZ);

        /// <summary>Set once the light has come on twice.</summary>
        public ManualResetEventSlim Shown { get; } = new();

        /// <summary>The buzzer was on whenever the light went off.</summary>
        public bool LightWithBuzzer { get; private set; } = true;

        /// <summary>The buzzer was off whenever the light came on.</summary>
        public bool BuzzerHasPauses { get; private set; } = true;

        public PinDriveKind Drive(int pin) => _drives[pin];

        public int Rises(int pin) => _rises[pin];

        public override void DriveChanged(int pin, PinDrive drive)
        {
            if (pin == PinMap.Light && _drives[pin] == PinDriveKind.High && drive.Kind == PinDriveKind.Low)
            {
                LightWithBuzzer &= _drives[PinMap.Buzzer] == PinDriveKind.High;
            }

            if (pin == PinMap.Light && drive.Kind == PinDriveKind.High)
            {
                BuzzerHasPauses &= _drives[PinMap.Buzzer] != PinDriveKind.High;
            }

            _rises[pin] += drive.Kind == PinDriveKind.High ? 1 : 0;
            _drives[pin] = drive.Kind;
            if (_rises[PinMap.Light] >= 2)
            {
                Shown.Set();
            }
        }
    }
}
