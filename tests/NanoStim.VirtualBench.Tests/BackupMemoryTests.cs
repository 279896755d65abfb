using NanoStim.Hal;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>What is written into the backup memory, and what MINUS does to it.</summary>
internal sealed class BackupMemoryTests : BackupMemoryTest
{
    [Test]
    [Requirement("SR-19")]
    [Requirement("SR-20")]
    public void What_is_written_is_read_after_a_power_off()
    {
        Assert.That(Retention.Write(Sixty), Is.True);
        Boot();
        byte[] bytes = new byte[64];
        Assert.That(Retention.Read(bytes), Is.True);
        Assert.That(bytes, Is.EqualTo(Sixty));
        Assert.That(_backup.Memory.ToArray(), Is.EqualTo(Sixty));
    }

    [Test]
    public void Fewer_bytes_leave_the_rest_alone()
    {
        Retention.Write(Sixty);
        Assert.That(Retention.Write([1, 2, 3]), Is.True);
        byte[] bytes = new byte[5];
        Assert.That(Retention.Read(bytes), Is.True);
        Assert.That(bytes, Is.EqualTo(new byte[] { 1, 2, 3, Sixty[3], Sixty[4] }));
    }

    [Test]
    public void One_byte_is_enough()
    {
        byte[] one = new byte[1];
        Assert.That(Retention.Write([0xA5]), Is.True);
        Assert.That(Retention.Read(one), Is.True);
        Assert.That(one, Is.EqualTo(new byte[] { 0xA5 }));
    }

    [TestCase(0)]
    [TestCase(65)]
    public void A_length_that_does_not_fit_is_refused(int length)
    {
        // A chip that sends ones does not disturb the end of a transfer.
        _backup.Memory.Fill(0xFF);
        Assert.That(Retention.Write(new byte[length]), Is.False);
        Assert.That(Retention.Read(new byte[length]), Is.False);
    }

    [Test]
    public void Bytes_from_an_offset_on_leave_those_before_and_after_alone()
    {
        Retention.Write(Sixty);
        Assert.That(Retention.Write([1, 2, 3], 32), Is.True);
        Assert.That(_backup.Memory.ToArray(), Is.EqualTo((byte[])[.. Sixty[..32], 1, 2, 3, .. Sixty[35..]]));
    }

    [TestCase(-1, 1)]
    [TestCase(62, 3)]
    [TestCase(int.MaxValue, 1)]
    public void An_offset_that_does_not_fit_is_refused(int offset, int length)
    {
        Assert.That(Retention.Write(new byte[length], offset), Is.False);
    }

    [TestCase((byte)0x00)]
    [TestCase((byte)0xFF)]
    public void Bytes_of_one_level_pass(byte level)
    {
        byte[] bytes = new byte[64];
        Array.Fill(bytes, level);
        Assert.That(Retention.Write(bytes), Is.True);
        byte[] read = new byte[64];
        Assert.That(Retention.Read(read), Is.True);
        Assert.That(read, Is.EqualTo(bytes));
    }

    [Test]
    [Requirement("SR-20")]
    public void A_memory_that_acknowledges_and_does_not_hold_is_reported()
    {
        _backup.MemoryStuck = true;

        Assert.That(Retention.Write(Sixty), Is.False);
        LeftAsFound();
    }

    // Both bytes are on their way back in the last 18 clocks.
    [TestCase(0)]
    [TestCase(1)]
    [Requirement("SR-20")]
    public void Each_byte_is_compared_with_what_reads_back(int lost)
    {
        byte[] bytes = [0xA5, 0x5A];
        Retention.ReadHours();
        int all = Clocks(() => Retention.Write(bytes));
        _pins.Forget();
        _pins.Clocking = clock => _backup.Memory[lost] = clock == all - 24 ? (byte)0 : _backup.Memory[lost];
        Assert.That(Retention.Write(bytes), Is.False);
    }

    [Test]
    public void A_write_that_is_not_acknowledged_is_reported_although_the_bytes_are_there()
    {
        Retention.Write(Sixty);
        int clock = Clocks(() => Retention.ReadHours());
        _pins.Forget();
        _pins.Clocking = now => _backup.Missing = now > clock && now <= clock + 11;
        Assert.That(Retention.Write(Sixty), Is.False);
        _backup.Missing = false;
        Assert.That(_backup.Memory.ToArray(), Is.EqualTo(Sixty));
    }

    [Test]
    public void A_write_is_refused_where_the_clock_cannot_be_started()
    {
        int all = Clocks(() => Retention.ReadHours());
        _backup.Clock.Clear();
        PressAt(all - 20, int.MaxValue);
        Assert.That(Retention.Write([1, 2, 3]), Is.False);
        Assert.That(_backup.Memory[0], Is.Zero);
    }

    /// <summary>A press that is shorter than the transfer, and one that is longer.</summary>
    [Test]
    public void STOP_that_opens_within_a_transfer_is_in_the_next_sample([Values] bool write, [Values] bool held)
    {
        Retention.ReadHours();
        int clock = Clocks(() => Retention.ReadHours());
        int from = 100 + (write ? clock : 0);
        _pins.Forget();
        _pins.Clocking = now => _circuit.StopPressed = now >= from && (held || now < from + 50);
        Assert.That(write ? Retention.Write(Sixty) : Retention.Read(new byte[64]), Is.True);
        Assert.That(_circuit.StopPressed, Is.EqualTo(held));

        InputState state = new();
        _board.Inputs.Sample(state);
        Assert.That(state.StopPressed, Is.True);
        _board.Inputs.Sample(state);
        Assert.That(state.StopPressed, Is.EqualTo(held), "once");
    }

    [Test]
    public void A_chip_that_is_not_fitted_gives_false_and_no_hours()
    {
        _backup.Missing = true;
        ThereIsNone();
    }

    [Test]
    public void MINUS_held_gives_false_and_no_hours_and_changes_nothing()
    {
        Retention.ReadHours();
        Retention.Write(Sixty);
        _circuit.MinusPressed = true;
        ThereIsNone();
        _circuit.MinusPressed = false;
        Assert.That(_backup.Memory.ToArray(), Is.EqualTo(Sixty));
        Assert.That(Retention.ReadHours(), Is.Zero);
    }

    [Test]
    public void MINUS_pressed_at_any_time_of_a_write_and_held_is_reported()
    {
        byte[] other = [.. Sixty.Reverse()];
        Retention.ReadHours();
        int all = Clocks(() => Retention.Write(other));
        Assert.That(all, Is.GreaterThan(1000));
        for (int at = 1; at <= all; at++)
        {
            PressAt(at, int.MaxValue);
            Assert.That(Retention.Write(other), Is.False, $"clock {at}");
            Let();
            LeftAsFound();
            Assert.That(Retention.ReadHours(), Is.Zero, $"clock {at}");
        }
    }

    [Test]
    [Requirement("SR-20")]
    public void MINUS_pressed_at_any_time_never_makes_a_wrong_write_look_right()
    {
        byte[] other = [.. Sixty.Reverse()];
        Retention.ReadHours();
        long nanos = Nanos(() => Retention.Write(other));
        Random random = new(5);
        int refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            Assert.That(Retention.Write(Sixty), Is.True);
            Bounce(random, nanos);
            bool written = Retention.Write(other);
            Settle();
            LeftAsFound();
            Assert.That(!written || _backup.Memory.SequenceEqual(other), Is.True, $"press {i}");
            Assert.That(Retention.ReadHours(), Is.Zero, $"press {i}");
            refused += written ? 0 : 1;
        }

        Assert.That(refused, Is.GreaterThan(500));
    }
}
