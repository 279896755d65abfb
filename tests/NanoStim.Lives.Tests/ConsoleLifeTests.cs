using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Lives.Tests;

/// <summary>Lives with a client at the console, and the judge's rules for it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ConsoleLifeTests
{
    private const string Start = @"*RST;:PROG:NAME\s""ms-facial"";:CURR\s200UA;:OUTP\sON\n";

    [Test]
    [Requirement("SR-32")]
    public void Without_the_strap_nothing_that_is_sent_makes_current()
    {
        LifeResult result = Run(new(0, LifeVerbs.Strap, "out", 0), new(6_000, LifeVerbs.Say, Start, 1), new(600, LifeVerbs.Chat, Start, 10));

        Assert.That(result.Charge, Is.Zero);
        Assert.That(result.Violations, Is.Empty);
    }

    [Test]
    [Requirement("SR-33")]
    public void Cable_that_is_pulled_ends_the_output_within_the_keep_alive()
    {
        LifeResult talks = Run([.. Session(), new(6_000, LifeVerbs.Wait, "-", 0)]);
        LifeResult pulled = Run([.. Session(), new(1_500, LifeVerbs.Cable, "out", 0), new(4_500, LifeVerbs.Wait, "-", 0)]);

        Assert.That(talks.Violations, Is.Empty);
        Assert.That(pulled.Violations, Is.Empty);
        Assert.That(pulled.Charge, Is.GreaterThan(0).And.LessThan(talks.Charge / 2));
    }

    [Test]
    [Requirement("SR-32")]
    public void Line_that_stops_ends_the_output()
    {
        foreach (string stop in new[] { @"OUTP\sOFF\n", @"ABOR\n", @"*RST\n", @"\x03" })
        {
            LifeResult result = Run([.. Session(), new(2_000, LifeVerbs.Say, stop, 1), new(3_000, LifeVerbs.Wait, "-", 0)]);

            Assert.That(result.Charge, Is.GreaterThan(0), stop);
            Assert.That(result.Violations, Is.Empty, stop);
        }
    }

    /// <summary>The start waits behind long replies while STOP is pressed and released.</summary>
    [Test]
    [Requirement("SR-16")]
    [Requirement("SR-32")]
    public void Start_that_was_sent_before_stop_starts_nothing()
    {
        LifeResult result = Run(
            new(8_000, LifeVerbs.Say, @"PROG:CAT?\n", 20),
            new(0, LifeVerbs.Say, @"CURR\s200UA;:OUTP\sON\n", 1),
            new(100, LifeVerbs.Press, "stop", 100),
            new(12_000, LifeVerbs.Wait, "-", 0));

        Assert.That(result.Charge, Is.Zero);
        Assert.That(result.Violations, Is.Empty);
    }

    private static LifeAction[] Session() =>
    [
        new(6_000, LifeVerbs.Say, Start, 1),
        new(700, LifeVerbs.Chat, @"SYST:STAT?\n", 14),
    ];

    private static LifeResult Run(params LifeAction[] actions) => LifeRun.Of(new Life(1, "2kohm", actions));
}
