using NanoStim.Scope.Drawing;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Drawing;

internal sealed class LinearAxisTests
{
    [TestCase(0, 13.8, 5, new[] { 0.0, 5, 10 })]
    [TestCase(-23, 23, 6, new[] { -20.0, -10, 0, 10, 20 })]
    [TestCase(0, 0.35, 4, new[] { 0.0, 0.1, 0.2, 0.3 })]
    public void Ticks_are_round_and_lie_on_the_axis(double least, double greatest, int wanted, double[] expected)
    {
        LinearAxis axis = new(least, greatest, 0, 100, "x");

        Assert.That(axis.Ticks(wanted), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Maps_its_ends_to_its_ends_and_nothing_beyond()
    {
        LinearAxis axis = new(-1, 3, 200, 100, "x");

        Assert.That(axis.Map(-1), Is.EqualTo(200));
        Assert.That(axis.Map(3), Is.EqualTo(100));
        Assert.That(axis.Map(1), Is.EqualTo(150));
        Assert.That(axis.Map(99), Is.EqualTo(100));
    }

    [Test]
    public void Has_no_room_for_nothing()
    {
        Assert.That(() => new LinearAxis(2, 2, 0, 1, "x"), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
