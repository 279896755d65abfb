using NanoStim.Scope.Judging;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>
/// The judge passes right captures and no wrong one, whatever the oscilloscope makes of them; and what it says names what is wrong.
/// </summary>
/// <remarks>NANOSTIM_JUDGE_ALL=1 takes each way with each oscilloscope; without it, they take turns.</remarks>
internal sealed class JudgeDegradationTests
{
    private static bool TakesAll => Environment.GetEnvironmentVariable("NANOSTIM_JUDGE_ALL") == "1";

    [Test]
    public void Right_captures_pass_with_every_oscilloscope()
    {
        Assert.Multiple(() =>
        {
            foreach (JudgeBench bench in SessionTrains.All)
            {
                foreach (ScopeModel scope in ScopeModel.All)
                {
                    for (int seed = 1; seed <= (TakesAll && scope.Noise > 0 ? 5 : 1); seed++)
                    {
                        Judgement judgement = bench.Judge(bench.Train, scope, seed);
                        Assert.That(judgement.Verdict, Is.EqualTo(JudgeVerdict.Pass), $"{bench.Name}, {scope.Name}, seed {seed}: {Open(judgement)}");
                    }
                }
            }
        });
    }

    [Test]
    public void Devices_within_their_tolerances_pass()
    {
        int cases = 0;
        Assert.Multiple(() =>
        {
            foreach (JudgeBench bench in SessionTrains.All)
            {
                foreach ((string name, Func<JudgeBench, JudgeBench> change) in RightDevices.All)
                {
                    foreach (ScopeModel scope in TakesAll ? RightDevices.Scopes : [RightDevices.Scopes[cases % RightDevices.Scopes.Count]])
                    {
                        cases++;
                        JudgeBench right = change(bench);
                        Judgement judgement = right.Judge(right.Train, scope, seed: cases);
                        Assert.That(judgement.Verdict, Is.EqualTo(JudgeVerdict.Pass), $"{bench.Name}, {scope.Name}, {name}: {Open(judgement)}");
                    }
                }
            }
        });
    }

    [Test]
    public void There_are_at_least_60_ways_to_be_wrong() => Assert.That(Degradations.All, Has.Count.GreaterThanOrEqualTo(60));

    [Test]
    public void No_wrong_capture_passes_and_the_judge_names_what_is_wrong()
    {
        int cases = 0;
        int inconclusive = 0;
        Assert.Multiple(() =>
        {
            foreach (JudgeBench bench in SessionTrains.All)
            {
                foreach (Degradation degradation in Degradations.All.Where(degradation => degradation.Fits(bench)))
                {
                    foreach (ScopeModel scope in TakesAll ? ScopeModel.All : [ScopeModel.All[cases % ScopeModel.All.Count]])
                    {
                        cases++;
                        Judgement judgement = bench.Judge(degradation.Change(bench), scope, seed: cases);
                        inconclusive += judgement.Verdict == JudgeVerdict.NotShown ? 1 : 0;
                        string what = $"{bench.Name}, {scope.Name}, {degradation}: {Open(judgement)}";
                        Assert.That(judgement.Verdict, Is.Not.EqualTo(JudgeVerdict.Pass), what);
                        Assert.That(
                            judgement.Lines.Where(line => line.Verdict != JudgeVerdict.Pass).Select(line => line.Id),
                            Has.Some.Matches<string>(id => degradation.Lines.Any(word => id!.StartsWith(word, StringComparison.Ordinal))),
                            what);
                    }
                }
            }
        });
        TestContext.Out.WriteLine($"{cases} wrong captures, {inconclusive} of them inconclusive");
    }

    [Test]
    public void Width_that_is_wrong_on_both_sides_is_no_imbalance()
    {
        JudgeBench bench = SessionTrains.All[0];

        Judgement judgement = bench.Judge(Degradations.Width(1.1).Change(bench), ScopeModel.Ideal);

        Assert.That(judgement.Lines.Where(line => line.Id.StartsWith("balance", StringComparison.Ordinal)).Select(line => line.Verdict), Is.All.EqualTo(JudgeVerdict.Pass));
    }

    [Test]
    public void Gain_error_of_5_percent_hides_a_current_that_is_9_percent_too_high_and_does_not_pass_it()
    {
        JudgeBench bench = SessionTrains.All[0];

        Judgement judgement = bench.Judge(Degradations.Amplitude(1.09).Change(bench), ScopeModel.Ideal, gainError: 0.05);

        Assert.That(judgement.Verdict, Is.Not.EqualTo(JudgeVerdict.Pass));
        Assert.That(() => bench.Judge(bench.Train, ScopeModel.Ideal, gainError: 1), Throws.ArgumentException);
    }

    [Test]
    public void Clipped_capture_is_inconclusive()
    {
        JudgeBench bench = SessionTrains.All[0];
        ScopeModel narrow = new("clipped", 8, 0.02, 0, 0.3) { Range = 1.8 };

        Judgement judgement = bench.Judge(bench.Train, narrow);

        Assert.That(judgement.Verdict, Is.EqualTo(JudgeVerdict.NotShown), Open(judgement));
        Assert.That(judgement.Lines.First(line => line.Id == "amplitude+").Words, Does.Contain("clipped"));
    }

    [Test]
    public void Direction_is_judged_where_the_probe_says_it_only()
    {
        JudgeBench bench = SessionTrains.All.First(bench => bench.Name == "microcurrent, monophasic");
        PhaseTrain other = bench.Train.EachPhase((_, phase) => phase.Scaled(-1));

        Assert.That(bench.Judge(other, ScopeModel.Ideal).Verdict, Is.EqualTo(JudgeVerdict.Fail));
        Assert.That((bench with { Expected = bench.Expected with { PolarityIsKnown = false } }).Judge(other, ScopeModel.Ideal).Verdict, Is.EqualTo(JudgeVerdict.Pass));
    }

    [TestCase(0.0)]
    [TestCase(0.02)]
    [TestCase(0.5)]
    public void Pulses_that_are_missing_or_low_at_the_current_of_the_contact_check_are_no_contact_check(double factor)
    {
        JudgeBench bench = SessionTrains.All.First(bench => bench.Name == "microcurrent, monophasic");
        JudgeBench low = bench with { Train = bench.Train.EachPhase((_, phase) => phase.Scaled(0.5)), Expected = bench.Expected with { AmplitudeMicroAmps = 100 } };
        PhaseTrain wrong = low.Train.EachPhase((number, phase) => number is 8 or 9 ? phase.Scaled(factor) : phase);

        Assert.That(low.Judge(low.Train, ScopeModel.Ideal).Verdict, Is.EqualTo(JudgeVerdict.Pass));
        Assert.That(low.Judge(wrong, ScopeModel.Ideal).Verdict, Is.EqualTo(JudgeVerdict.Fail));
    }

    [Test]
    public void Worst_pulse_is_told_with_its_time()
    {
        JudgeBench bench = SessionTrains.All[0];
        double at = bench.Train.Pulses[bench.Train.Pulses.Count / 2][0].Start;

        JudgeStatistic worst = bench.Judge(Degradations.OneAmplitude(1.3).Change(bench), ScopeModel.Ideal).Lines.First(line => line.Id == "amplitude+").Statistic!;

        Assert.That(worst.WorstSeconds, Is.EqualTo(at).Within(2e-6));
        Assert.That(worst.Worst / worst.Minimum, Is.EqualTo(1.3).Within(0.03));
        Assert.That(worst.Outside, Is.EqualTo(1));
    }

    private static string Open(Judgement judgement) =>
        string.Join("; ", judgement.Lines.Where(line => line.Verdict != JudgeVerdict.Pass).Select(line => $"{line.Id} {line.Verdict} {line.Words} ({line.Measured})"));
}
