using NanoStim.Cli;
using NanoStim.Firmware.Programs;
using NanoStim.LoadJudge;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Lives.Tests;

/// <summary>A short campaign of lives; the long one is a command.</summary>
internal sealed class LivesTests
{
    private const int Seed = 12;

    [Test]
    [Requirement("SR-1")]
    [Requirement("SR-2")]
    [Requirement("SR-4")]
    [Requirement("SR-7")]
    [Requirement("SR-8")]
    [Requirement("SR-9")]
    [Requirement("SR-12")]
    [Requirement("SR-14")]
    [Requirement("SR-16")]
    [Requirement("SR-19")]
    [Requirement("SR-27")]
    [Requirement("SR-31")]
    public void No_life_gets_past_the_limits()
    {
        LifeCampaign campaign = new(Seed, Environment.ProcessorCount) { IsShort = true };
        campaign.Run(1_000);

        CampaignState state = campaign.State;
        Assert.That(state.Violating.Select(result => $"{string.Join("; ", result.Violations)}\n{result.Life.Text}"), Is.Empty);
        Assert.That(state.WithOutput, Is.GreaterThan(state.Lives / 2), "lives without output attack nothing");
        Assert.That(state.WithFault, Is.GreaterThan(state.Lives / 4), "lives without faults attack little");
    }

    [Test]
    [Requirement("SR-19")]
    [Requirement("SR-31")]
    public void Every_program_runs_to_its_end_and_days_stay_within_their_limits()
    {
        LifeCampaign campaign = new(Seed, Environment.ProcessorCount);
        campaign.Run(ProgramCatalogue.Count + 3);

        Assert.That(campaign.State.Violating.Select(result => $"{string.Join("; ", result.Violations)}\n{result.Life.Text}"), Is.Empty);
        Assert.That(campaign.State.WithOutput, Is.EqualTo(campaign.State.Lives));
    }

    [Test]
    public void Number_of_jobs_and_a_stop_in_between_change_nothing()
    {
        LifeCampaign alone = new(3, 1) { IsShort = true };
        alone.Run(2 * LifeCampaign.GroupSize);
        LifeCampaign first = new(3, 3) { IsShort = true };
        first.Run(LifeCampaign.GroupSize);
        LifeCampaign second = new(3, 2, CampaignState.Load(first.State.Save())) { IsShort = true };
        second.Run(2 * LifeCampaign.GroupSize);

        Assert.That(second.State.Save(), Is.EqualTo(alone.State.Save()));
    }

    [Test]
    public void Life_is_read_as_it_was_written()
    {
        Life life = new(5, "500ohm+5kohm||50nF", [new LifeAction(4_000, LifeVerbs.Press, "plus", 300), new LifeAction(10, LifeVerbs.Break, "gpio-25-stuck-low", 0)]);
        Assert.That(Life.Parse("# a comment\n" + life.Text).Text, Is.EqualTo(life.Text));
    }

    [Test]
    public void Text_for_the_console_is_one_word_of_a_replay_file()
    {
        string all = new([.. Enumerable.Range(0, 256).Select(code => (char)code)]);
        string word = TalkText.Escape(all);

        Assert.That(word.Any(char.IsWhiteSpace), Is.False);
        Assert.That(TalkText.Bytes(word), Is.EqualTo(Enumerable.Range(0, 256)));
        Assert.That(LifeAction.Parse(new LifeAction(1, LifeVerbs.Say, word, 2).Text).Argument, Is.EqualTo(word));
    }

    [TestCase("", "first line")]
    [TestCase("nanostim life 1\nseed x\nload 2kohm", "seed x")]
    [TestCase("nanostim life 1\nseed 1\nload 2kohm\nafter 1 ms jump - 0", "jump")]
    [TestCase("nanostim life 1\nseed 1\nload 2kohm\nafter 1 ms break nothing 0", "nothing")]
    [TestCase("nanostim life 1\nseed 1\nload 2kohm\nafter 1 ms say OUTP\\q 1", "hexadecimal")]
    public void Wrong_replay_file_is_refused_with_its_line(string text, string named) =>
        Assert.That(() => Life.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(named));

    [Test]
    public void Replay_prints_what_happens()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, new Life(1, "2kohm", [new LifeAction(4_000, LifeVerbs.Command, "ms-facial", 100), new LifeAction(3_000, LifeVerbs.Press, "stop", 100)]).Text);
        using StringWriter output = new();
        using StringWriter error = new();

        int code = CommandLine.Run(["check", "lives", "--replay", file], output, error);
        File.Delete(file);

        Assert.That(code, Is.EqualTo(ExitCode.Done), output.ToString() + error);
        Assert.That(output.ToString(), Does.Contain("command ms-facial 100").And.Contain("0 violations"));
    }

    [Test]
    public void Shrinker_leaves_what_the_violation_depends_on()
    {
        Life life = new(9, "2kohm", [.. Enumerable.Range(0, 20).Select(i => new LifeAction(1_000, i == 13 ? LifeVerbs.Reset : LifeVerbs.Wait, "-", 0))]);
        LifeResult shrunk = LifeShrinker.Shrink(Judged(life), Judged);

        Assert.That(shrunk.Life.Actions.Single().Verb, Is.EqualTo(LifeVerbs.Reset));
        Assert.That(shrunk.Life.Actions[0].AfterMillis, Is.LessThan(50));
    }

    private static LifeResult Judged(Life life) => new(
        life, life.Actions.Any(action => action.Verb == LifeVerbs.Reset) ? [new Violation("rule", "text", 0, false)] : [], [], 0, 0, 0, []);
}
