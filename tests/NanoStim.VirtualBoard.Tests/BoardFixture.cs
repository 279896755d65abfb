using NanoStim.Esp32Model;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Drives the pins of a board as firmware would, without a chip.</summary>
internal sealed class BoardFixture
{
    private const int FirstPhase = 25;
    private const int SecondPhase = 26;
    private const int SetPoint = 27;
    private const int EmsRange = 18;
    private const int HighVoltage = 19;
    private const int ArmPin = 21;
    private const int Kick = 22;
    private const long KickPeriodNanos = 10_000_000;

    private bool _kick;
    private bool _kicking;
    private long _nextKick;

    internal BoardFixture(VirtualBoardOptions options)
    {
        Board = new ReferenceBoard(options);
        Board.Meter.PhaseEnded = Phases.Add;
    }

    internal ReferenceBoard Board { get; }

    internal List<LoadPhase> Phases { get; } = [];

    internal long Now => Board.NowNanos;

    internal static BoardFixture Microcurrent(string load = "10kohm") => new(new VirtualBoardOptions { Load = LoadModel.Parse(load) });

    internal static BoardFixture Ems(string load = "500ohm") => new(new VirtualBoardOptions { Load = LoadModel.Parse(load), EmsSwitch = true });

    /// <summary>Arms and kicks the watchdog every 10 ms from here on.</summary>
    internal BoardFixture Arm()
    {
        Write(ArmPin, false);
        Write(ArmPin, true);
        _kicking = true;
        _nextKick = Now + KickPeriodNanos;
        return this;
    }

    /// <summary>What a reset does: every output of the chip lets go of its pin.</summary>
    internal void Release(PinDrive drive)
    {
        _kicking = false;
        foreach (int pin in new[] { FirstPhase, SecondPhase, SetPoint, EmsRange, HighVoltage, ArmPin, Kick })
        {
            Board.DriveChanged(pin, drive);
        }
    }

    /// <summary>The held positive peak of the signed channel above its offset, in volt.</summary>
    internal double PositivePeakVolts(double settle = 200e-6) => Shared(32, kickHigh: false, settle) - 0.2;

    /// <summary>The held negative peak.</summary>
    internal double NegativePeakVolts(double settle = 200e-6) => Shared(32, kickHigh: true, settle) - 0.2;

    /// <summary>The mean of the signed channel, in volt.</summary>
    internal double SignedMeanVolts() => Shared(39, kickHigh: true, 200e-6);

    /// <summary>Keeps the shared pins of the converter at one channel each, so that readings do not depend on KICK.</summary>
    internal BoardFixture ShowChannels(bool kickHigh)
    {
        Board.Inject(BoardFault.Find(kickHigh ? "mux-stuck-high" : "mux-stuck-low")!);
        return this;
    }

    internal void StopKicking() => _kicking = false;

    internal void KickNow()
    {
        _kick = !_kick;
        Write(Kick, _kick);
    }

    internal BoardFixture SelectEms()
    {
        // The range without high voltage is the comparator test.
        Write(HighVoltage, true);
        Write(EmsRange, true);
        return this;
    }

    internal void WriteRange(bool ems) => Write(EmsRange, ems);

    internal void WriteHighVoltage(bool on) => Write(HighVoltage, on);

    internal void WriteArm(bool on) => Write(ArmPin, on);

    internal BoardFixture SetDuty(double duty)
    {
        Board.DriveChanged(SetPoint, PinDrive.Pwm(Now * 1000, 50_000_000, (long)Math.Round(duty * 50_000_000)));
        return this;
    }

    /// <summary>Sets the duty for a current, in ampere, and waits until the filter has settled.</summary>
    internal BoardFixture SetAmps(double amps, bool ems = false)
    {
        FrontEndParameters parameters = new();
        double volts = amps * (ems ? parameters.EmsRangeOhms : parameters.SenseOhms);
        return SetDuty(volts / (parameters.LogicVolts * parameters.SetPointGain));
    }

    /// <summary>A symmetric biphasic train: first high time w, second 2 w.</summary>
    internal BoardFixture Biphasic(double hertz, double phaseMicros, long delayNanos = 1000)
    {
        long period = (long)Math.Round(1e12 / hertz);
        long high = (long)Math.Round(phaseMicros * 1e6);
        long origin = (Now + delayNanos) * 1000;
        RunTo(Now + delayNanos);
        Board.DriveChanged(FirstPhase, PinDrive.Pwm(origin, period, high));
        Board.DriveChanged(SecondPhase, PinDrive.Pwm(origin, period, 2 * high));
        return this;
    }

    internal BoardFixture Positive(double hertz, double phaseMicros)
    {
        Wave(FirstPhase, hertz, phaseMicros);
        return this;
    }

    internal BoardFixture Negative(double hertz, double phaseMicros)
    {
        Wave(SecondPhase, hertz, phaseMicros);
        return this;
    }

    /// <summary>Voltage of the reservoir, from the pin with KICK high: the foot of its divider is at the offset of the sense channels.</summary>
    internal double ReservoirVolts => Undivided(new FrontEndParameters().HighDivider);

    /// <summary>Voltage of the battery, from the same pin with KICK low.</summary>
    internal double BatteryVolts => Undivided(new FrontEndParameters().BatteryDivider);

    internal void HoldFirst(bool high) => Write(FirstPhase, high);

    internal void HoldSecond(bool high) => Write(SecondPhase, high);

    internal BoardFixture Wait(double seconds)
    {
        RunTo(Now + (long)Math.Round(seconds * 1e9));
        return this;
    }

    internal void RunTo(long nanos)
    {
        while (_kicking && _nextKick <= nanos)
        {
            Board.AdvanceTo(_nextKick);
            KickNow();
            _nextKick += KickPeriodNanos;
        }

        Board.AdvanceTo(nanos);
    }

    /// <summary>A biphasic train with phases of these widths, dead time included.</summary>
    internal BoardFixture Unequal(double hertz, double firstMicros, double secondMicros)
    {
        long origin = Now * 1000;
        long period = (long)Math.Round(1e12 / hertz);
        Board.DriveChanged(FirstPhase, PinDrive.Pwm(origin, period, (long)(firstMicros * 1e6)));
        Board.DriveChanged(SecondPhase, PinDrive.Pwm(origin, period, (long)((firstMicros + secondMicros) * 1e6)));
        return this;
    }

    /// <summary>Both phase inputs high at once: a positive phase only.</summary>
    internal BoardFixture Together(double hertz, double micros)
    {
        Wave(FirstPhase, hertz, micros);
        Wave(SecondPhase, hertz, micros);
        return this;
    }

    /// <summary>Steady current of a phase held on, in ampere, found at its end after this long.</summary>
    internal double HeldAmps(double seconds)
    {
        HoldFirst(true);
        Wait(seconds);
        double amps = Board.ElectrodeAmps;
        HoldFirst(false);
        return amps;
    }

    private void Wave(int pin, double hertz, double phaseMicros) =>
        Board.DriveChanged(pin, PinDrive.Pwm(Now * 1000, (long)Math.Round(1e12 / hertz), (long)Math.Round(phaseMicros * 1e6)));

    private double Undivided(double ratio) => (Board.AnalogVolts(35) - new FrontEndParameters().SenseOffsetVolts * (1 - ratio)) / ratio;

    private double Shared(int pin, bool kickHigh, double settleSeconds)
    {
        ShowChannels(kickHigh);
        if (settleSeconds > 0)
        {
            Wait(settleSeconds);
        }

        return Board.AnalogVolts(pin);
    }

    private void Write(int pin, bool high) => Board.DriveChanged(pin, high ? PinDrive.High : PinDrive.Low);
}
