using System.Text;

namespace NanoStim.Lives;

/// <summary>Changes a life that has reached something new, so that what is near it is reached as well.</summary>
internal sealed class LifeMutator(Random random)
{
    private const int MostActions = 40;
    private const int MostMillis = 4_000;

    /// <summary>A life that differs in one to three places. The other one may give it its end.</summary>
    internal Life Mutate(Life life, Life other)
    {
        List<LifeAction> actions = [.. life.Actions];
        for (int changes = random.Next(1, 4); changes > 0 && actions.Count > 0; changes--)
        {
            Change(actions, other);
        }

        return life with
        {
            Seed = random.Next(4) == 0 ? random.Next(1, 1_000_000) : life.Seed,
            FirstLoad = random.Next(6) == 0 ? other.FirstLoad : life.FirstLoad,
            Actions = [.. actions.Take(MostActions)],
        };
    }

    private void Change(List<LifeAction> actions, Life other)
    {
        int at = random.Next(actions.Count);
        LifeAction action = actions[at];
        switch (random.Next(8))
        {
            case 0 or 1:
                actions.Insert(at, new LifeGenerator(random).Event(random.Next(2_500)));
                break;
            case 2:
                actions.RemoveAt(at);
                break;
            case 3 or 4:
                actions[at] = action with { AfterMillis = random.Next(2) == 0 ? random.Next(MostMillis) : Math.Max(0, action.AfterMillis + random.Next(-200, 201)) };
                break;
            case 5 when action.Verb is LifeVerbs.Say or LifeVerbs.Chat && random.Next(2) == 0:
                string text = Encoding.Latin1.GetString(TalkText.Bytes(action.Argument));
                actions[at] = action with { Argument = TalkText.Escape(new LifeTalk(random).Damaged(text)) };
                break;
            case 5:
                actions[at] = action with { Value = Math.Max(0, random.Next(2) == 0 ? action.Value * 2 : action.Value / 2) };
                break;
            case 6:
                actions.Insert(at, action);
                break;
            default:
                int from = random.Next(other.Actions.Count);
                actions.RemoveRange(at, actions.Count - at);
                actions.AddRange(other.Actions.Skip(from));
                break;
        }
    }
}
