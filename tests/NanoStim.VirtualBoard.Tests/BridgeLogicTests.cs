using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class BridgeLogicTests
{
    private const long DeadTimePicos = 5_000_000;

    [TestCase(false, false, 0)]
    [TestCase(true, false, 1)]
    [TestCase(false, true, -1)]
    [TestCase(true, true, 1)]
    public void Inputs_decide_the_direction_after_the_dead_time(bool a, bool b, int polarity)
    {
        BridgeLogic logic = new(new FrontEndParameters());
        logic.SetInputs(100, a, b, armed: true, ems: false);
        Assert.That(logic.Polarity, Is.Zero);
        logic.PassTurnOn(100 + DeadTimePicos - 1);
        Assert.That(logic.Polarity, Is.Zero);
        logic.PassTurnOn(100 + DeadTimePicos);
        Assert.That(logic.Polarity, Is.EqualTo(polarity));
    }

    [Test]
    public void A_tripped_latch_keeps_the_bridge_switches_off()
    {
        BridgeLogic logic = new(new FrontEndParameters());
        logic.SetInputs(0, true, true, armed: false, ems: false);
        Assert.That(logic.NextPicos, Is.EqualTo(long.MaxValue));
        Assert.That(logic.Polarity, Is.Zero);
    }

    [Test]
    public void Whatever_the_inputs_do_a_reversal_takes_a_dead_time_and_switches_turn_off_at_once()
    {
        Random random = new(7);
        BridgeLogic logic = new(new FrontEndParameters());
        long now = 0;
        bool a = false;
        bool b = false;
        bool armed = true;
        int last = 0;
        long closedAt = 0;
        int reversals = 0;
        for (int i = 0; i < 20_000; i++)
        {
            long until = now + random.NextInt64(0, 3 * DeadTimePicos);
            if (logic.NextPicos <= until)
            {
                now = logic.NextPicos;
                logic.PassTurnOn(now);
                if (last == -logic.Polarity && last != 0)
                {
                    reversals++;
                    Assert.That(now - closedAt, Is.GreaterThanOrEqualTo(DeadTimePicos));
                }

                last = logic.Polarity;
                continue;
            }

            now = until;
            int before = logic.Polarity;
            a ^= random.Next(2) == 0;
            b ^= random.Next(2) == 0;
            armed = random.Next(10) > 0;
            logic.SetInputs(now, a, b, armed, ems: false);
            int allowed = !armed ? 0 : a ? 1 : b ? -1 : 0;
            Assert.That(logic.Polarity, Is.EqualTo(before == allowed ? before : 0));
            if (before != 0 && logic.Polarity == 0)
            {
                closedAt = now;
            }
        }

        Assert.That(reversals, Is.GreaterThan(100));
    }
}
