using NanoStim.Scope.Judging;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>The judge passes none of the ways in which devices fail, and names each.</summary>
internal sealed class DeviceFaultTests
{
    private static bool TakesAll => Environment.GetEnvironmentVariable("NANOSTIM_JUDGE_ALL") == "1";

    [Test]
    public void No_device_that_fails_passes_and_the_judge_names_what_is_wrong()
    {
        int cases = 0;
        Assert.Multiple(() =>
        {
            foreach (JudgeBench bench in SessionTrains.All)
            {
                foreach (Degradation fault in DeviceFaults.All.Concat(SubtleFaults.All).Where(fault => fault.Fits(bench)))
                {
                    foreach (ScopeModel scope in TakesAll ? ScopeModel.All : [ScopeModel.All[cases % ScopeModel.All.Count]])
                    {
                        cases++;
                        if (fault.IsFine && scope.BandShare > 0)
                        {
                            continue;
                        }

                        Judgement judgement = bench.Judge(fault.Change(bench), scope, seed: cases);
                        string what = $"{bench.Name}, {scope.Name}, {fault}: {Open(judgement)}";
                        TestContext.Out.WriteLine($"{judgement.Verdict} {what}");
                        Assert.That(judgement.Verdict, Is.Not.EqualTo(JudgeVerdict.Pass), what);
                        Assert.That(Names(judgement, fault.Lines), what);
                    }
                }
            }
        });
        TestContext.Out.WriteLine($"{cases} devices that fail");
    }

    [Test]
    public void No_capture_that_was_taken_wrongly_passes_and_the_judge_names_what_is_wrong()
    {
        int cases = 0;
        Assert.Multiple(() =>
        {
            foreach (JudgeBench bench in SessionTrains.All)
            {
                foreach (CaptureFault fault in CaptureFaults.All.Where(fault => fault.Fits(bench)))
                {
                    foreach (ScopeModel scope in TakesAll ? ScopeModel.All : [ScopeModel.All[cases % ScopeModel.All.Count]])
                    {
                        cases++;
                        Judgement judgement = fault.Judge(bench, scope, cases);
                        string what = $"{bench.Name}, {scope.Name}, {fault}: {Open(judgement)}";
                        TestContext.Out.WriteLine($"{judgement.Verdict} {what}");
                        Assert.That(judgement.Verdict, Is.Not.EqualTo(JudgeVerdict.Pass), what);
                        Assert.That(Names(judgement, fault.Lines), what);
                    }
                }
            }
        });
        TestContext.Out.WriteLine($"{cases} captures that were taken wrongly");
    }

    private static bool Names(Judgement judgement, string[] lines) =>
        judgement.Lines.Any(line => line.Verdict != JudgeVerdict.Pass && lines.Any(word => line.Id.StartsWith(word, StringComparison.Ordinal)));

    private static string Open(Judgement judgement) =>
        string.Join("; ", judgement.Lines.Where(line => line.Verdict != JudgeVerdict.Pass).Select(line => $"{line.Id} {line.Verdict} {line.Words}"));
}
