using System.Globalization;
using NanoStim.Cli.Parsing;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using Device = NanoStim.VirtualBench.Bench;

namespace NanoStim.Cli.Serve;

/// <summary>The lines of the port for tests: what happens to the board, and what the load received.</summary>
internal sealed class TestLines(VirtualInstrument instrument)
{
    private const double MaxCaptureSeconds = 10;
    private const int PollMillis = 20;

    private static readonly string[] s_verbs = ["load", "fault", "mend", "strap", "switch", "press", "release", "charger", "received", "capture", "time"];

    /// <summary>Answers a line.</summary>
    /// <returns><c>ok</c>, a value, or <c>error:</c> with what to write instead.</returns>
    public string Answer(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            return Error($"nothing is written; write one of {string.Join(", ", s_verbs)}.");
        }

        string what = words.Length > 1 ? words[1] : "";
        try
        {
            return words[0] switch
            {
                "load" => Load(what),
                "fault" => Fault(what, bench => fault => fault.InjectInto(bench)),
                "mend" => Fault(what, bench => fault => fault.MendOn(bench)),
                "strap" => OnOff(what, (board, on) => board.BenchStrap = on),
                "charger" => OnOff(what, (board, on) => board.ChargerPresent = on),
                "switch" => Switch(what),
                "press" => Press(what, true),
                "release" => Press(what, false),
                "received" => instrument.Do(device => device.Received.ToString()),
                "capture" => Capture(what),
                "time" => instrument.Do(device => (device.Bench.NowMicros * 1e-6).ToString("0.000", CultureInfo.InvariantCulture)),
                _ => Error($"there is no '{words[0]}'; {Nearest.Advice(words[0], s_verbs)}"),
            };
        }
        catch (Exception wrong) when (wrong is LoadFormatException or ArgumentException or InvalidOperationException)
        {
            return Error(wrong.Message);
        }
    }

    private static string Error(string text) => $"error: {text}";

    private string Act(Action<Device> what) => instrument.Do(device =>
    {
        what(device.Bench);
        return "ok";
    });

    /// <summary>Answers when the time is over: ok and the number of lines, then the lines.</summary>
    private string Capture(string time)
    {
        if (!double.TryParse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) || seconds is not (> 0 and <= MaxCaptureSeconds))
        {
            return Error(string.Create(CultureInfo.InvariantCulture, $"'{time}' is no time of a capture; write seconds up to {MaxCaptureSeconds}: capture 2."));
        }

        using StringWriter text = new();
        using WindowCapture capture = new(text, instrument.Do(device => device.Bench.Board.NowNanos), seconds);
        instrument.Do(device => device.Bench.Board.Probe = capture);
        while (instrument.Do(device => device.Bench.Board.NowNanos) < capture.EndNanos)
        {
            Thread.Sleep(PollMillis);
        }

        instrument.Do(device => device.Bench.Board.Probe = null);
        string lines = text.ToString().TrimEnd('\n');
        return string.Create(CultureInfo.InvariantCulture, $"ok {lines.Count(letter => letter == '\n') + 1}\n{lines}");
    }

    private string Load(string text)
    {
        LoadModel load = LoadModel.Parse(text);
        return Act(bench => bench.Board.Load = load);
    }

    private string Fault(string name, Func<Device, Action<BenchFault>> what) => BenchFault.Find(name) is { } fault
        ? Act(bench => what(bench)(fault))
        : Error($"there is no fault '{name}'; {Nearest.Advice(name, [.. BenchFault.All.Select(known => known.Name)])}");

    private string OnOff(string text, Action<ReferenceBoard, bool> what) => text is "on" or "off"
        ? Act(bench => what(bench.Board, text == "on"))
        : Error($"'{text}' is neither on nor off.");

    private string Switch(string mode) => mode is "ms" or "ems"
        ? Act(bench => bench.Board.EmsSwitch = mode == "ems")
        : Error($"'{mode}' is no position of the switch; write ms or ems.");

    private string Press(string button, bool pressed) => button switch
    {
        "plus" => Act(bench => bench.Board.PlusPressed = pressed),
        "minus" => Act(bench => bench.Board.MinusPressed = pressed),
        "mode" => Act(bench => bench.Board.ModePressed = pressed),
        "stop" => Act(bench => bench.Board.StopPressed = pressed),
        _ => Error($"there is no button '{button}'; write plus, minus, mode or stop."),
    };
}
