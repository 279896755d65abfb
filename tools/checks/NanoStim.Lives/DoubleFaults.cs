using NanoStim.Firmware.Modes;
using NanoStim.LoadJudge;

namespace NanoStim.Lives;

/// <summary>
/// Two failed parts at once, systematically: each fault of the board from power-up on; then, for those that nothing has refused or tripped by the time that a
/// session delivers, each other fault in that session. In both modes.
/// </summary>
public sealed class DoubleFaults(int jobs)
{
    private const int BootMillis = 4_000;
    private const int RampMillis = 6_000;
    private const int AfterMillis = 4_000;
    private const int Seed = 1;

    // The ceiling of the mode, and half of it.
    private static readonly int[] s_shares = [1, 2];

    /// <summary>The faults that it takes in: parts that fail and stay so.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. LifeFaults.All.Where(fault => fault.IsPart && !fault.IsOnce).Select(fault => fault.Name)];

    /// <summary>What each of them does alone.</summary>
    public IReadOnlyList<FirstFault> Firsts() => InBoth(Parts, FirstOf);

    /// <summary>What each pair does of which the first part is latent.</summary>
    public IReadOnlyList<FaultPair> Pairs(IReadOnlyList<FirstFault> firsts)
    {
        ArgumentNullException.ThrowIfNull(firsts);
        (string First, string Second, bool IsEms)[] all =
        [
            .. from first in firsts where first.IsLatent from second in Parts where second != first.Name select (first.Name, second, first.IsEms),
        ];
        FaultPair[] pairs = new FaultPair[all.Length];
        Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i => pairs[i] = PairOf(all[i].First, all[i].Second, all[i].IsEms));
        return pairs;
    }

    /// <summary>What one of them does alone.</summary>
    public static FirstFault FirstOf(string fault, bool isEms)
    {
        LifeResult result = LifeRun.Of(new Life(Seed, LoadOf(isEms), [.. Begin(fault, isEms, 1)]));
        return new FirstFault(fault, isEms, result.Fault, result.Charge > 0);
    }

    /// <summary>What a pair does.</summary>
    public static FaultPair PairOf(string first, string second, bool isEms)
    {
        LifeAction fails = new(0, LifeVerbs.Break, second, 0);
        LifeAction wait = new(AfterMillis, LifeVerbs.Wait, "-", 0);
        IEnumerable<LifeResult> results = s_shares.Select(share => LifeRun.Of(new Life(Seed, LoadOf(isEms), [.. Begin(first, isEms, share), fails, wait])));
        return new FaultPair(first, second, isEms, [.. results.SelectMany(result => result.Violations).Select(Text).Distinct()]);
    }

    private FirstFault[] InBoth(IReadOnlyList<string> faults, Func<string, bool, FirstFault> run)
    {
        FirstFault[] results = new FirstFault[2 * faults.Count];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i => results[i] = run(faults[i / 2], i % 2 != 0));
        return results;
    }

    private static string Text(Violation violation) => $"{violation.Rule}: {violation.Text}";

    private static string LoadOf(bool isEms) => isEms ? "500ohm" : "2kohm";

    private static IEnumerable<LifeAction> Begin(string fault, bool isEms, int share)
    {
        StimulationMode mode = isEms ? StimulationMode.Ems : StimulationMode.Microcurrent;
        if (isEms)
        {
            yield return new LifeAction(0, LifeVerbs.Slide, "ems", 0);
        }

        yield return new LifeAction(0, LifeVerbs.Break, fault, 0);
        yield return new LifeAction(BootMillis, LifeVerbs.Wait, "-", 0);
        yield return new LifeAction(500, LifeVerbs.Command, LongLives.Densest(mode).Name, ModeCatalogue.Of(mode).CeilingMicroAmps / share);
        yield return new LifeAction(RampMillis, LifeVerbs.Wait, "-", 0);
    }
}
