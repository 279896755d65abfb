namespace NanoStim.Cli.Remote;

/// <summary>A line that is being typed: letters, cursor, history, completion. It knows keys and no terminal.</summary>
/// <param name="history">Lines typed before.</param>
/// <param name="complete">What may follow a text: whole texts that begin with it.</param>
internal sealed class LineEditor(LineHistory history, Func<string, IReadOnlyList<string>> complete)
{
    private string _kept = "";

    /// <summary>What is typed so far.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Letters before the cursor.</summary>
    public int Cursor { get; private set; }

    /// <summary>What could follow, after a completion that was not unique.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>Whether the user has asked to leave: Ctrl-D on an empty line.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Takes a key.</summary>
    /// <returns>The line, once it is complete; else null.</returns>
    public string? Take(ConsoleKeyInfo key)
    {
        Choices = [];
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
        {
            TakeControl(key.Key);
            return null;
        }

        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return Finish();
            case ConsoleKey.Tab:
                Complete();
                break;
            case ConsoleKey.Backspace:
                Remove(Cursor - 1);
                break;
            case ConsoleKey.Delete:
                Remove(Cursor);
                break;
            case ConsoleKey.LeftArrow:
                Cursor = Math.Max(0, Cursor - 1);
                break;
            case ConsoleKey.RightArrow:
                Cursor = Math.Min(Text.Length, Cursor + 1);
                break;
            case ConsoleKey.Home:
                Cursor = 0;
                break;
            case ConsoleKey.End:
                Cursor = Text.Length;
                break;
            case ConsoleKey.UpArrow:
                Recall(history.Back(Text));
                break;
            case ConsoleKey.DownArrow:
                Recall(history.Forward());
                break;
            case ConsoleKey.Escape:
                Recall("");
                break;
            default:
                Insert(key.KeyChar);
                break;
        }

        return null;
    }

    private void TakeControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.A:
                Cursor = 0;
                break;
            case ConsoleKey.E:
                Cursor = Text.Length;
                break;
            case ConsoleKey.D when Text.Length == 0:
                IsLeft = true;
                break;
            case ConsoleKey.D:
                Remove(Cursor);
                break;
            case ConsoleKey.U:
                _kept = Text[..Cursor];
                Text = Text[Cursor..];
                Cursor = 0;
                break;
            case ConsoleKey.K:
                _kept = Text[Cursor..];
                Text = Text[..Cursor];
                break;
            case ConsoleKey.Y:
                Text = Text.Insert(Cursor, _kept);
                Cursor += _kept.Length;
                break;
            case ConsoleKey.H:
                Remove(Cursor - 1);
                break;
            default:
                break;
        }
    }

    private string Finish()
    {
        string line = Text;
        history.Add(line);
        Recall("");
        return line;
    }

    private void Insert(char letter)
    {
        if (!char.IsControl(letter))
        {
            Text = Text.Insert(Cursor, letter.ToString());
            Cursor++;
        }
    }

    private void Remove(int at)
    {
        if (at >= 0 && at < Text.Length)
        {
            Text = Text.Remove(at, 1);
            Cursor = at;
        }
    }

    private void Recall(string? line)
    {
        if (line is not null)
        {
            Text = line;
            Cursor = line.Length;
        }
    }

    /// <summary>As far as all that could follow is the same.</summary>
    private void Complete()
    {
        string begun = Text[..Cursor];
        IReadOnlyList<string> found = complete(begun);
        if (found.Count == 0)
        {
            return;
        }

        string shared = found.Aggregate((one, other) => one[..one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count()]);
        if (shared.Length > begun.Length)
        {
            Text = shared + Text[Cursor..];
            Cursor = shared.Length;
        }
        else if (found.Count > 1)
        {
            Choices = found;
        }
    }
}
