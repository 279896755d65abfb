namespace NanoStim.Esp32Model.Tests;

internal sealed class PinDriveTests
{
    [TestCase(0, true)]
    [TestCase(299, true)]
    [TestCase(300, false)]
    [TestCase(999, false)]
    [TestCase(1000, true)]
    [TestCase(-1, false)]
    [TestCase(-1000, true)]
    [TestCase(-700, false)]
    [TestCase(-701, true)]
    public void Pwm_is_high_from_the_start_of_each_cycle(long picosFromOrigin, bool expected)
    {
        PinDrive drive = PinDrive.Pwm(5000, 1000, 300);

        Assert.That(drive.IsHighAt(5000 + picosFromOrigin), Is.EqualTo(expected));
    }

    [Test]
    public void Nothing_and_all_of_a_period_are_plain_levels()
    {
        Assert.That(PinDrive.Pwm(0, 1000, 0), Is.EqualTo(PinDrive.Low));
        Assert.That(PinDrive.Pwm(0, 1000, 1000), Is.EqualTo(PinDrive.High));
    }

    [Test]
    public void Pulls_do_not_drive()
    {
        Assert.That(PinDrive.PullUp.IsHighAt(0), Is.False);
        Assert.That(PinDrive.PullDown.IsHighAt(0), Is.False);
        Assert.That(PinDrive.HighZ.IsHighAt(0), Is.False);
        Assert.That(PinDrive.High.IsHighAt(0), Is.True);
    }
}
