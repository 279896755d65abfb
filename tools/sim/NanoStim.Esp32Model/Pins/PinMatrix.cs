namespace NanoStim.Esp32Model;

/// <summary>The GPIO matrix: who drives which pin. Tells the circuit of every change, and of nothing else.</summary>
internal sealed class PinMatrix(Chip chip)
{
    private const int NoChannel = -1;

    private readonly PinDrive[] _wanted = new PinDrive[Esp32Pins.Count];
    private readonly PinDrive[] _drives = new PinDrive[Esp32Pins.Count];
    private readonly int[] _channels = new int[Esp32Pins.Count];
    private readonly bool?[] _stuck = new bool?[Esp32Pins.Count];

    internal PinDrive DriveOf(int pin) => _drives[pin];

    /// <summary>The level that a fault holds the pin at, or null.</summary>
    internal bool? StuckLevel(int pin) => _stuck[pin];

    /// <summary>Connects a new circuit: every pin starts released.</summary>
    internal void Connect()
    {
        for (int pin = 0; pin < Esp32Pins.Count; pin++)
        {
            Show(pin, PinDrive.HighZ);
        }
    }

    /// <summary>Releases every pin. Faults stay: a reset mends nothing.</summary>
    internal void Reset()
    {
        for (int pin = 0; pin < Esp32Pins.Count; pin++)
        {
            ConfigureGpio(pin, PinDrive.HighZ);
        }
    }

    /// <summary>Configures the pin as plain GPIO, which takes it away from an LEDC channel.</summary>
    internal void ConfigureGpio(int pin, in PinDrive drive)
    {
        _channels[pin] = NoChannel;
        Want(pin, drive);
    }

    /// <summary>Writes the level of the GPIO; without effect on the pin while an LEDC channel has it.</summary>
    internal void WriteGpio(int pin, in PinDrive drive)
    {
        if (_channels[pin] == NoChannel)
        {
            Want(pin, drive);
        }
    }

    /// <summary>Gives the pin to an LEDC channel. Other pins that the channel has, it keeps.</summary>
    internal void RouteLedc(int pin, int channel)
    {
        _channels[pin] = channel;
    }

    /// <summary>Drives every pin of an LEDC channel.</summary>
    internal void DriveLedc(int channel, in PinDrive drive)
    {
        for (int pin = 0; pin < _channels.Length; pin++)
        {
            if (_channels[pin] == channel)
            {
                Want(pin, drive);
            }
        }
    }

    internal void Stick(int pin, bool? level)
    {
        _stuck[pin] = level;
        PinDrive wanted = _wanted[pin];
        Want(pin, wanted);
    }

    /// <summary>The clock of the chip runs at another rate: PWM looks different from outside.</summary>
    internal void ShowPwm()
    {
        for (int pin = 0; chip.IsPowered && pin < Esp32Pins.Count; pin++)
        {
            if (_drives[pin].Kind == PinDriveKind.Pwm)
            {
                chip.Circuit.DriveChanged(pin, chip.Clock.ToTrue(_drives[pin]));
            }
        }
    }

    private void Want(int pin, in PinDrive drive)
    {
        _wanted[pin] = drive;
        if (_stuck[pin] is bool level)
        {
            Show(pin, level ? PinDrive.High : PinDrive.Low);
        }
        else
        {
            Show(pin, drive);
        }
    }

    private void Show(int pin, in PinDrive drive)
    {
        ref PinDrive shown = ref _drives[pin];
        if (!chip.IsPowered || (shown.Kind == drive.Kind && (drive.Kind != PinDriveKind.Pwm || shown.Equals(drive))))
        {
            return;
        }

        shown = drive;
        chip.Circuit.DriveChanged(pin, drive.Kind == PinDriveKind.Pwm ? chip.Clock.ToTrue(drive) : drive);
    }
}
