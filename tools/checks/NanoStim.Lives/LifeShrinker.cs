namespace NanoStim.Lives;

/// <summary>Finds the shortest life that still violates the same rule.</summary>
public static class LifeShrinker
{
    private const int MostRuns = 400;
    private const int RoundMillis = 10;

    /// <summary>Shrinks a life that violates a rule.</summary>
    /// <returns>The result of the shortest one that was found.</returns>
    public static LifeResult Shrink(LifeResult result) => Shrink(result, LifeRun.Runner);

    /// <summary>The same with another way to run a life.</summary>
    public static LifeResult Shrink(LifeResult result, Func<Life, LifeResult> run)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(run);
        string rule = result.Violations.First(violation => !violation.IsBeyondClaim || !result.IsViolation).Rule;
        bool isClaimed = result.IsViolation;
        int runs = 0;
        LifeResult best = result;
        bool isShorter = true;
        while (isShorter && runs < MostRuns)
        {
            isShorter = false;
            foreach (Life candidate in Candidates(best.Life))
            {
                if (runs++ >= MostRuns)
                {
                    break;
                }

                LifeResult tried = run(candidate);
                if (tried.Violations.Any(violation => violation.Rule == rule && violation.IsBeyondClaim != isClaimed))
                {
                    best = tried;
                    isShorter = true;
                    break;
                }
            }
        }

        return best;
    }

    // The largest cuts first.
    private static IEnumerable<Life> Candidates(Life life)
    {
        IReadOnlyList<LifeAction> actions = life.Actions;
        for (int length = actions.Count / 2; length >= 1; length /= 2)
        {
            for (int from = actions.Count - length; from >= 0; from -= length)
            {
                yield return life with { Actions = [.. actions.Take(from), .. actions.Skip(from + length)] };
            }
        }

        for (int i = 0; i < actions.Count; i++)
        {
            LifeAction action = actions[i];
            if (action.AfterMillis > 2 * RoundMillis)
            {
                yield return With(life, i, action with { AfterMillis = action.AfterMillis / 2 / RoundMillis * RoundMillis });
            }

            if (action.Value > 2 * RoundMillis && action.Verb is LifeVerbs.Press or LifeVerbs.Off or LifeVerbs.Idle)
            {
                yield return With(life, i, action with { Value = action.Value / 2 });
            }

            if (action.Verb is LifeVerbs.Say or LifeVerbs.Chat)
            {
                foreach (LifeAction shorter in Shorter(action))
                {
                    yield return With(life, i, shorter);
                }
            }
        }

        if (life.Seed != 1)
        {
            yield return life with { Seed = 1 };
        }
    }

    // Fewer times, and one command less.
    private static IEnumerable<LifeAction> Shorter(LifeAction action)
    {
        if (action.Value > 1)
        {
            yield return action with { Value = action.Value / 2 };
        }

        string[] units = action.Argument.Split(';');
        for (int left = 0; left < units.Length && units.Length > 1; left++)
        {
            // The last one has the end of the line.
            string end = left == units.Length - 1 && action.Argument.EndsWith(@"\n", StringComparison.Ordinal) ? @"\n" : "";
            yield return action with { Argument = string.Join(';', units.Where((_, index) => index != left)) + end };
        }
    }

    private static Life With(Life life, int index, LifeAction action)
    {
        LifeAction[] actions = [.. life.Actions];
        actions[index] = action;
        return life with { Actions = actions };
    }
}
