using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The level of the current over time, step by step.</summary>
[TestClass]
public class EnvelopeTests
{
    [TestMethod]
    public void Rises_in_a_straight_line_for_as_long_as_the_ramp_lasts()
    {
        // 2 s to 600 µA are 100 moves of 6 µA.
        Envelope envelope = new Envelope();
        envelope.Aim(600, 2000, 1000, 12);
        for (int move = 1; move <= 100; move++)
        {
            Assert.IsFalse(envelope.AtTarget);
            envelope.Approach();
            Assert.AreEqual(6 * move, envelope.MicroAmps);
        }

        Assert.IsTrue(envelope.AtTarget);
        envelope.Approach();
        Assert.AreEqual(600, envelope.MicroAmps);
    }

    [TestMethod]
    public void Falls_in_a_straight_line_to_zero()
    {
        // 1 s from 600 µA are 50 moves of 12 µA.
        Envelope envelope = new Envelope();
        envelope.Aim(600, 100, 1000, 600);
        Climb(envelope);
        for (int move = 1; move < 50; move++)
        {
            Assert.IsFalse(envelope.Descend());
            Assert.AreEqual(600 - 12 * move, envelope.MicroAmps);
        }

        Assert.IsTrue(envelope.Descend());
        Assert.AreEqual(0, envelope.MicroAmps);
        Assert.IsTrue(envelope.Descend());
        Assert.AreEqual(0, envelope.MicroAmps);
    }

    [TestMethod]
    [Requirement("SR-9")]
    [DataRow(12, 6)]
    [DataRow(10, 4)]
    [DataRow(6, 0)]
    public void Move_after_one_not_shown_is_within_the_rise(int maxRise, int ahead)
    {
        Envelope envelope = new Envelope();
        envelope.Aim(600, 2000, 1000, maxRise);
        envelope.PassOver(false, maxRise);
        Assert.AreEqual(ahead, envelope.MicroAmps);
        envelope.Approach();
        Assert.AreEqual(ahead + 6, envelope.MicroAmps);
        Assert.IsTrue(envelope.IsIntact());
    }

    [TestMethod]
    public void Move_that_is_not_shown_never_ends_a_ramp()
    {
        Envelope envelope = new Envelope();
        envelope.Aim(600, 2000, 1000, 12);
        for (int i = 0; i < 200; i++)
        {
            envelope.PassOver(false, 12);
            Assert.IsFalse(envelope.AtTarget);
        }

        Assert.AreEqual(588, envelope.MicroAmps);
        Climb(envelope);
        for (int i = 0; i < 200; i++)
        {
            envelope.PassOver(true, 12);
        }

        Assert.AreEqual(24, envelope.MicroAmps);
        Assert.IsFalse(envelope.Descend());
        Assert.IsTrue(envelope.Descend());
    }

    [TestMethod]
    [Requirement("SR-28")]
    [DataRow(false)]
    [DataRow(true)]
    public void Move_that_is_not_shown_does_not_seal_a_flipped_bit(bool falls)
    {
        Envelope envelope = new Envelope();
        envelope.Aim(600, 2000, 1000, 12);
        envelope.Approach();
        BitFlip.OfInt(envelope, "_level");
        envelope.PassOver(falls, 12);
        Assert.IsFalse(envelope.IsIntact());
    }

    [TestMethod]
    [Requirement("SR-9")]
    public void Mode_limits_the_rise_and_not_the_fall()
    {
        Envelope envelope = new Envelope();
        envelope.Aim(600, 100, 200, 12);
        envelope.Approach();
        Assert.AreEqual(12, envelope.MicroAmps);
        Climb(envelope);
        envelope.Descend();
        Assert.AreEqual(540, envelope.MicroAmps);
    }

    [TestMethod]
    public void Slow_ramp_rises_by_fractions()
    {
        // 100 µA in 4 s are half a µA a move.
        Envelope envelope = new Envelope();
        envelope.Aim(100, 4000, 2000, 12);
        envelope.Approach();
        Assert.AreEqual(0, envelope.MicroAmps);
        envelope.Approach();
        Assert.AreEqual(1, envelope.MicroAmps);
    }

    [TestMethod]
    public void Ramp_slower_than_the_resolution_still_reaches_its_target()
    {
        // 1 µA in 120 s would be a fiftieth of 1/256 µA a step: the ramp rises by 1/256 µA a step.
        Envelope envelope = new Envelope();
        envelope.Aim(1, 120000, 120000, 6);
        for (int step = 0; step < 255; step++)
        {
            envelope.Approach();
            Assert.AreEqual(0, envelope.MicroAmps);
        }

        envelope.Approach();
        Assert.AreEqual(1, envelope.MicroAmps);
        Assert.IsTrue(envelope.AtTarget);
        for (int step = 0; step < 255; step++)
        {
            Assert.IsFalse(envelope.Descend());
        }

        Assert.IsTrue(envelope.Descend());
    }

    [TestMethod]
    public void Ramp_of_less_than_a_step_is_one_step()
    {
        Envelope envelope = new Envelope();
        envelope.Aim(5, 9, 9, 6);
        envelope.Approach();
        Assert.AreEqual(5, envelope.MicroAmps);
        Assert.IsTrue(envelope.Descend());
    }

    [TestMethod]
    [Requirement("SR-9")]
    public void Lower_target_is_reached_at_once()
    {
        Envelope envelope = new Envelope();
        envelope.Aim(600, 2000, 2000, 6);
        Climb(envelope);
        envelope.Aim(50, 2000, 2000, 6);
        envelope.Approach();
        Assert.AreEqual(50, envelope.MicroAmps);
        envelope.Zero();
        Assert.AreEqual(0, envelope.MicroAmps);
        Assert.IsFalse(envelope.AtTarget);
    }

    [TestMethod]
    [DataRow("_level")]
    [DataRow("_levelComplement")]
    [DataRow("_target")]
    [DataRow("_rise")]
    [DataRow("_fall")]
    [DataRow("_aimComplement")]
    public void Flipped_bit_is_found(string field)
    {
        Envelope envelope = new Envelope();
        envelope.Aim(600, 2000, 2000, 6);
        envelope.Approach();
        Assert.IsTrue(envelope.IsIntact());
        BitFlip.OfInt(envelope, field);
        Assert.IsFalse(envelope.IsIntact());
    }

    [TestMethod]
    [DataRow("_level", true)]
    [DataRow("_level", false)]
    [DataRow("_levelComplement", true)]
    [DataRow("_levelComplement", false)]
    public void Level_with_a_flipped_bit_moves_to_zero_and_stays_corrupt(string field, bool up)
    {
        Envelope envelope = new Envelope();
        envelope.Aim(600, 2000, 2000, 6);
        Climb(envelope);
        BitFlip.OfInt(envelope, field);
        for (int step = 0; step < 3; step++)
        {
            if (up)
            {
                envelope.Approach();
            }
            else
            {
                Assert.IsTrue(envelope.Descend());
            }

            Assert.AreEqual(0, envelope.MicroAmps);
            Assert.IsFalse(envelope.IsIntact());
        }
    }

    private static void Climb(Envelope envelope)
    {
        for (int step = 0; step < 1000 && !envelope.AtTarget; step++)
        {
            envelope.Approach();
        }

        Assert.IsTrue(envelope.AtTarget);
    }
}
