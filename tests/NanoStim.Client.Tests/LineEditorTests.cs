using NanoStim.Cli.Remote;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>Typing at the console.</summary>
internal sealed class LineEditorTests
{
    private readonly string _file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"history-{Guid.NewGuid():N}");

    [TearDown]
    public void Clear() => File.Delete(_file);

    [Test]
    public void Letters_are_inserted_at_the_cursor()
    {
        LineEditor editor = Editor();
        Type(editor, "CUR 200UA");
        Press(editor, ConsoleKey.Home, ConsoleKey.RightArrow, ConsoleKey.RightArrow, ConsoleKey.RightArrow);
        Type(editor, "R");
        Press(editor, ConsoleKey.End, ConsoleKey.Backspace, ConsoleKey.Backspace, ConsoleKey.Backspace);
        Type(editor, "1MA");

        Assert.That(editor.Text, Is.EqualTo("CURR 201MA"));
        Assert.That(Enter(editor), Is.EqualTo("CURR 201MA"));
        Assert.That(editor.Text, Is.Empty);
    }

    [Test]
    public void Control_keys_are_those_of_a_shell()
    {
        LineEditor editor = Editor();
        Type(editor, "OUTP ON");
        Control(editor, ConsoleKey.A);
        Control(editor, ConsoleKey.D);
        Assert.That(editor.Text, Is.EqualTo("UTP ON"));
        Control(editor, ConsoleKey.K);
        Assert.That(editor.Text, Is.Empty);
        Assert.That(editor.IsLeft, Is.False);
        Control(editor, ConsoleKey.Y);
        Assert.That(editor.Text, Is.EqualTo("UTP ON"));
        Control(editor, ConsoleKey.U);
        Control(editor, ConsoleKey.D);
        Assert.That(editor.IsLeft, Is.True);
    }

    [Test]
    public void Arrows_recall_lines_and_what_was_being_typed()
    {
        LineEditor editor = Editor();
        Type(editor, "*IDN?");
        Enter(editor);
        Type(editor, "MODE?");
        Enter(editor);
        Type(editor, "CURR");
        Press(editor, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow);
        Assert.That(editor.Text, Is.EqualTo("*IDN?"));
        Press(editor, ConsoleKey.DownArrow, ConsoleKey.DownArrow);
        Assert.That(editor.Text, Is.EqualTo("CURR"));
    }

    [Test]
    public void History_is_there_in_the_next_console()
    {
        LineHistory history = new(_file);
        history.Add("*IDN?");
        history.Add("*IDN?");
        history.Add(" ");
        history.Save();

        Assert.That(File.ReadAllLines(_file), Is.EqualTo(new[] { "*IDN?" }));
        Assert.That(new LineHistory(_file).Back(""), Is.EqualTo("*IDN?"));
    }

    [TestCase("meas:cu", "MEAS:CURR")]
    [TestCase("MEAS:CURR:S", "MEAS:CURR:SIGN?")]
    [TestCase("measure:imp", "MEASure:IMPedance?")]
    [TestCase(":outp:prot:cl", ":OUTP:PROT:CLE")]
    [TestCase("*RS", "*RST")]
    [TestCase("CURR 200UA;outp:prot:rea", "CURR 200UA;OUTP:PROT:REAS?")]
    [TestCase("hel", "help")]
    [TestCase("nothing", "nothing")]
    public void Tab_completes(string typed, string completed)
    {
        LineEditor editor = Editor(text =>
        {
            int begin = text.LastIndexOf(';') + 1;
            string colon = text[begin..].StartsWith(':') ? ":" : "";
            return [.. CommandList.Begin(text[begin..]).Select(each => text[..begin] + colon + each)];
        });
        Type(editor, typed);
        Press(editor, ConsoleKey.Tab);

        Assert.That(editor.Text, Is.EqualTo(completed));
    }

    [Test]
    public void Tab_shows_the_choices_where_there_are_several()
    {
        LineEditor editor = Editor(CommandList.Begin);
        Type(editor, "OUTP:PROT:");
        Press(editor, ConsoleKey.Tab);

        Assert.That(editor.Choices, Is.SupersetOf(new[] { "OUTP:PROT:TRIP?", "OUTP:PROT:CLE" }));
    }

    private LineEditor Editor(Func<string, IReadOnlyList<string>>? complete = null) => new(new LineHistory(_file), complete ?? (_ => []));

    private static void Type(LineEditor editor, string text)
    {
        foreach (char letter in text)
        {
            editor.Take(new ConsoleKeyInfo(letter, ConsoleKey.None, shift: false, alt: false, control: false));
        }
    }

    private static void Press(LineEditor editor, params ConsoleKey[] keys)
    {
        foreach (ConsoleKey key in keys)
        {
            editor.Take(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: false));
        }
    }

    private static void Control(LineEditor editor, ConsoleKey key) => editor.Take(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: true));

    private static string? Enter(LineEditor editor) => editor.Take(new ConsoleKeyInfo('\r', ConsoleKey.Enter, shift: false, alt: false, control: false));
}
