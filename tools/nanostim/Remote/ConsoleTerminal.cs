using System.Diagnostics;
using NanoStim.Client;
using Spectre.Console;

namespace NanoStim.Cli.Remote;

/// <summary>The console on a terminal: a prompt with live readings, in which lines are typed.</summary>
internal sealed class ConsoleTerminal
{
    private const string ClearLine = "\r\u001b[K";

    private static readonly TimeSpan s_readings = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_keys = TimeSpan.FromMilliseconds(15);

    private readonly ConsoleSession _session;
    private readonly IAnsiConsole _console;
    private readonly LineHistory _history = new(LineHistory.UsualFile);
    private readonly LineEditor _editor;
    private bool _isLive = true;
    private string _reading = "";
    private string _drawn = "";

    public ConsoleTerminal(ConsoleSession session, IAnsiConsole console)
    {
        _session = session;
        _console = console;
        _editor = new LineEditor(_history, Complete);
    }

    /// <summary>Runs until the user leaves.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        _console.WriteLine($"{_session.Device.Identity} at {_session.Device.Connection.Name}. 'help' shows the commands, Tab completes, Ctrl-C switches the output off and ends.");
        while (!_editor.IsLeft)
        {
            string? line = ReadLine();

            // Now and not at the end: a console often ends with Ctrl-C.
            _history.Save();
            if (line is null || LocalWord.Of(line) is { Kind: LocalWordKind.Quit })
            {
                break;
            }

            Take(line);
        }

        _session.SwitchOff();
        return ExitCode.Done;
    }

    private void Take(string line)
    {
        if (LocalWord.Of(line) is { Kind: LocalWordKind.Live })
        {
            _isLive = !_isLive;
            return;
        }

        try
        {
            _session.Take(line);
        }
        catch (UsageException wrong)
        {
            Console.Error.WriteLine($"nanostim: {wrong.Message}");
        }
        catch (ClientException lost) when (lost.Failure is not (ClientFailure.Closed or ClientFailure.Unreachable))
        {
            Console.Error.WriteLine($"nanostim: {lost.Message}");
        }
    }

    /// <summary>The next line, or null when the user leaves.</summary>
    private string? ReadLine()
    {
        long read = 0;
        while (true)
        {
            if (_isLive && (read == 0 || Stopwatch.GetElapsedTime(read) > s_readings))
            {
                _reading = Reading();
                read = Stopwatch.GetTimestamp();
            }

            Draw();
            while (!Console.KeyAvailable && (!_isLive || Stopwatch.GetElapsedTime(read) <= s_readings))
            {
                Thread.Sleep(s_keys);
            }

            while (Console.KeyAvailable)
            {
                if (TakeKey() is { } line)
                {
                    return line;
                }

                if (_editor.IsLeft)
                {
                    Console.Out.WriteLine();
                    return null;
                }
            }
        }
    }

    private string? TakeKey()
    {
        string? line = _editor.Take(Console.ReadKey(intercept: true));
        if (line is not null)
        {
            // What stays on the screen is the reading at that moment and the line as it was sent.
            Console.Out.WriteLine($"{ClearLine}{Prompt()}{line}");
            _drawn = "";
        }
        else if (_editor.Choices.Count > 0)
        {
            Console.Out.WriteLine($"{ClearLine}{string.Join("  ", _editor.Choices)}");
            _drawn = "";
        }

        return line;
    }

    private string Reading()
    {
        try
        {
            return ReadingText.Short(_session.Device.Read());
        }
        catch (ClientException silent) when (silent.Failure is ClientFailure.Timeout or ClientFailure.HalfAnswer or ClientFailure.BadAnswer or ClientFailure.Refused)
        {
            return "no answer";
        }
    }

    private string Prompt() => _isLive ? $"{_reading} > " : "> ";

    private void Draw()
    {
        string prompt = Prompt();
        int room = Math.Max(10, Console.WindowWidth - prompt.Length - 1);
        int from = Math.Max(0, _editor.Cursor - room);
        string shown = _editor.Text[from..Math.Min(_editor.Text.Length, from + room)];
        int back = shown.Length - (_editor.Cursor - from);
        string drawing = $"{ClearLine}{prompt}{shown}{(back > 0 ? $"\u001b[{back}D" : "")}";
        if (drawing != _drawn)
        {
            Console.Out.Write(drawing);
            _drawn = drawing;
        }
    }

    private IReadOnlyList<string> Complete(string text)
    {
        int begin = text.LastIndexOf(';') + 1;
        string before = text[..begin];
        string last = text[begin..];
        const string Choose = "PROG:NAME \"";
        if (last.StartsWith(Choose, StringComparison.OrdinalIgnoreCase))
        {
            return [.. _session.Device.Programs.Select(program => $"{before}{Choose}{program}\"").Where(each => each.StartsWith(before + Choose + last[Choose.Length..], StringComparison.Ordinal))];
        }

        string colon = last.StartsWith(':') ? ":" : "";
        return [.. CommandList.Begin(last).Select(each => $"{before}{colon}{each}")];
    }
}
