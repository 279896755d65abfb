using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NanoStim.Cli.Options;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli.Serve;

/// <summary>nanostim serve: the firmware on the virtual board as an instrument on a TCP port.</summary>
internal sealed class ServeCommand : Command
{
    private const int ScpiPort = 5025;
    private const int MaxPort = 65_535;

    // A board that nobody has made faster than this needs more than a computer has.
    private const int MaxSpeed = 100;

    private readonly Option<string> _listen = new("--listen") { Description = "Address to listen on; without it, programs of this computer only.", HelpName = "ADDRESS", DefaultValueFactory = _ => IPAddress.Loopback.ToString() };
    private readonly WholeNumberOption _port = new("--port", "TCP port of the console; 0 for any that is free (default 5025).", ScpiPort, 0, MaxPort);
    private readonly WholeNumberOption _testPort = new("--test-port", "TCP port on which a test changes load and faults; 0 for any that is free (default: none).", -1, 0, MaxPort);
    private readonly Option<bool> _pty = new("--pty") { Description = "Also a pseudo-terminal, which programs open as a serial port (Linux)." };
    private readonly WholeNumberOption _speed = new("--speed", "How many times faster than real time (default 1).", 1, 1, MaxSpeed);
    private readonly ChoiceOption _mode = new("--mode", "Position of the slide switch: ms (default) or ems.", "a mode", "ms", "ems");
    private readonly LoadOption _load = new();
    private readonly Option<bool> _noStrap = new("--no-strap") { Description = "Without the bench strap: the console may read and stop only." };
    private readonly WholeNumberOption _seed = new("--seed", "Seed of all randomness.", 1, int.MinValue + 1);

    public ServeCommand()
        : base("serve", "Run the firmware on the virtual board as a SCPI instrument (docs/console.md).")
    {
        foreach (Option option in new Option[] { _listen, _port, _testPort, _pty, _speed, _mode, _load, _noStrap, _seed })
        {
            Add(option);
        }

        SetAction((parsed, stop) =>
        {
            Serve(parsed, stop);
            return Task.FromResult(ExitCode.Done);
        });
    }

    private void Serve(ParseResult parsed, CancellationToken stop)
    {
        string text = parsed.GetValue(_listen)!;
        if (!IPAddress.TryParse(text, out IPAddress? address))
        {
            throw new UsageException($"--listen: '{text}' is not an address; write for example 127.0.0.1, or 0.0.0.0 for every network that this computer is in.");
        }

        TextWriter output = parsed.InvocationConfiguration.Output;
        bool isEms = parsed.GetValue(_mode) == "ems";
        BenchOptions options = new()
        {
            EmsSwitch = isEms,
            Load = parsed.GetValue(_load) ?? LoadModel.Parse(isEms ? "500ohm" : "10kohm"),
            Seed = parsed.GetValue(_seed),
        };
        VirtualInstrument instrument = new(options, !parsed.GetValue(_noStrap), parsed.GetValue(_speed));
        int count = 0;
        using PortListener console = new("--port", address, parsed.GetValue(_port), client => instrument.Add(new ConsoleLink(client.GetStream(), $"client {++count}")));
        using PortListener? tests = parsed.GetValue(_testPort) is >= 0 and int testPort
            ? new PortListener("--test-port", address, testPort, client => Answer(client, new TestLines(instrument)))
            : null;
        using PseudoTerminal? terminal = parsed.GetValue(_pty) ? PseudoTerminal.Open() : null;
        if (terminal is not null)
        {
            instrument.Add(new ConsoleLink(terminal.Stream, "pseudo-terminal", staysOpen: true));
            output.WriteLine($"pseudo-terminal {terminal.Path}");
        }

        if (tests is not null)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tests on tcp://{address}:{tests.Port}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"listening on tcp://{address}:{console.Port}"));
        output.Flush();
        instrument.Run(stop);
    }

    private static void Answer(TcpClient client, TestLines lines) => new Thread(() =>
    {
        try
        {
            using NetworkStream stream = client.GetStream();
            using StreamReader reader = new(stream, Encoding.ASCII);
            using StreamWriter writer = new(stream, new ASCIIEncoding()) { NewLine = "\n", AutoFlush = true };
            while (reader.ReadLine() is { } line)
            {
                writer.WriteLine(lines.Answer(line));
            }
        }
        catch (IOException)
        {
            // The test has left.
        }
    })
    { IsBackground = true, Name = "test port" }.Start();
}
