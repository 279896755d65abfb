using NanoStim.Esp32Model;
using NanoStim.Hal;
using NanoStim.Hal.Esp32;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The adapter that ships on a model of the chip, bit by bit over the pins of light and MINUS.</summary>
internal abstract class BackupMemoryTest
{
    // 2024-02-29 23:59:58: 24 years of 365 days and 6 leap days, January, 28 days of February, 23 hours.
    protected static readonly byte[] LeapDay = [0x80 | 0x58, 0x59, 0x23, 0x08 | 4, 0x29, 0x02, 0x24];
    protected const int LeapDayHours = ((24 * 365 + 6 + 31 + 28) * 24) + 23;

    protected Mcp7940n _backup = null!;
    protected Chip _chip = null!;
    protected ReferenceBoard _circuit = null!;
    protected PinRecorder _pins = null!;
    protected Esp32Board _board = null!;

    protected static byte[] Sixty => [.. Enumerable.Range(0, 64).Select(i => (byte)(i * 37 + 5))];

    protected IBackupMemory Retention => _board.BackupMemory;

    [SetUp]
    public void PowerUp()
    {
        _backup = new Mcp7940n();
        Boot();
    }

    protected static byte Digits(int number) => (byte)(number / 10 << 4 | number % 10);

    protected void Boot()
    {
        _circuit = new ReferenceBoard(new VirtualBoardOptions { BackupMemory = _backup });
        _pins = new PinRecorder(_circuit);
        _chip = new Chip(new ChipOptions());
        _chip.PowerUp(_pins);
        _board = new Esp32Board(new VirtualClock(_chip, new LoopTiming(), 1));
    }

    protected int Clocks(Action transfer)
    {
        _pins.Forget();
        transfer();
        return _pins.Clocks;
    }

    protected long Nanos(Action transfer)
    {
        long start = _chip.NowNanos;
        transfer();
        return _chip.NowNanos - start;
    }

    protected void PressAt(int from, int to)
    {
        _pins.Forget();
        _pins.Clocking = clock => _circuit.MinusPressed = clock >= from && clock < to;
    }

    // A contact that closes some time within so many ns, bounces, and opens again, all within 20 ms.
    protected void Bounce(Random random, long nanos)
    {
        long at = _chip.NowNanos + random.NextInt64(nanos);
        bool pressed = false;
        for (int changes = 2 * random.Next(1, 4); changes > 0; changes--)
        {
            pressed = !pressed;
            bool now = pressed;
            _circuit.At(at, () => _circuit.MinusPressed = now);
            at += random.NextInt64(changes == 2 ? 10_000_000 : 1_000_000);
        }
    }

    protected void Settle() => _chip.AdvanceTo(_chip.NowNanos + 20_000_000);

    protected void Let()
    {
        _pins.Forget();
        _circuit.MinusPressed = false;
    }

    protected void Everything()
    {
        Retention.ReadHours();
        Retention.Write(Sixty);
        Retention.Read(new byte[64]);
        _circuit.MinusPressed = true;
        Retention.Write(Sixty);
        _circuit.MinusPressed = false;
        _backup.Missing = true;
        Retention.Read(new byte[64]);
        _backup.Missing = false;
        Retention.ReadHours();
    }

    protected void ThereIsNone()
    {
        Assert.That(Retention.Write([1, 2, 3]), Is.False);
        Assert.That(Retention.Read(new byte[64]), Is.False);
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        LeftAsFound();
    }

    protected void LeftAsFound()
    {
        Assert.That(_circuit.DigitalLevel(PinRecorder.Minus), Is.EqualTo(!_circuit.MinusPressed), "the chip pulls");
        Assert.That(_chip.DriveOf(PinRecorder.Light), Is.EqualTo(PinDrive.Low));
        Assert.That(_chip.DriveOf(PinRecorder.Minus), Is.EqualTo(PinDrive.PullUp));
        Assert.That(_circuit.LightOn, Is.False);
    }

    // Tripped, so that all are sampled at once.
    protected (bool Plus, bool Minus) Buttons()
    {
        InputState state = new();
        _board.Inputs.Sample(state);
        return (state.Plus, state.Minus);
    }
}
