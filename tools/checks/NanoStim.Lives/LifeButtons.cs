using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>The buttons in a life.</summary>
internal sealed class LifeButtons(LifeRun run)
{
    private const long Milli = LifeRun.Milli;

    private readonly HashSet<string> _held = new(StringComparer.Ordinal);

    /// <summary>Presses a button, or both of them, and releases it later.</summary>
    internal void Hold(string button, int millis)
    {
        string[] buttons = button == "both" ? ["plus", "minus"] : [button];
        foreach (string one in buttons)
        {
            if (_held.Add(one))
            {
                run.Judge.Press(one, run.Now);
                Set(one, true);
            }
        }

        run.At(run.Now + millis * Milli, () => Release(buttons));
    }

    /// <summary>Releases what is held.</summary>
    internal void ReleaseAll() => Release([.. _held]);

    private void Release(string[] buttons)
    {
        foreach (string one in buttons)
        {
            if (_held.Remove(one))
            {
                run.Judge.Release(one, run.Now);
                Set(one, false);
            }
        }
    }

    private void Set(string button, bool isDown)
    {
        ReferenceBoard board = run.Bench.Board;
        switch (button)
        {
            case "plus":
                board.PlusPressed = isDown;
                break;
            case "minus":
                board.MinusPressed = isDown;
                break;
            case "mode":
                board.ModePressed = isDown;
                break;
            default:
                board.StopPressed = isDown;
                break;
        }
    }
}
