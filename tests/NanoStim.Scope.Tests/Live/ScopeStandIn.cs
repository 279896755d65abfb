using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace NanoStim.Scope.Tests.Live;

/// <summary>
/// An oscilloscope on the loopback, which understands the commands that its maker's programming guide lists, in long and short form, and
/// samples a signal whose first edge is the trigger. What it does not understand it remembers.
/// </summary>
internal abstract class ScopeStandIn : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<(Regex Header, Func<int, string, object?> Act)> _commands = [];
    private readonly Thread _thread;

    protected ScopeStandIn(string identity, Func<double, double> signal)
    {
        Signal = signal;
        On("*IDN?", (_, _) => identity);
        _listener.Start();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The signal in V on channel 1; channel 2 shows half of it.</summary>
    public Func<double, double> Signal { get; }

    /// <summary>What it did not understand.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>What <c>scope grab --from</c> takes.</summary>
    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>V a division, as it was set.</summary>
    protected double PerDivision { get; set; } = 1;

    /// <summary>Time a division, as it was set.</summary>
    protected double TimePerDivision { get; set; } = 1e-3;

    protected double TriggerVolts { get; set; }

    protected bool IsArmed { get; set; }

    protected bool IsForced { get; set; }

    protected int Source { get; set; } = 1;

    /// <summary>Whether the acquisition is over: the signal goes through the level, or the trigger was forced.</summary>
    protected bool IsDone => IsArmed && (IsForced || (TriggerVolts < Signal(1e-9) && TriggerVolts > Signal(-1e-9)));

    public void Dispose()
    {
        _listener.Stop();
        _thread.Join(TimeSpan.FromSeconds(5));
        _listener.Dispose();
    }

    /// <summary>Adds a command as the guide writes it: capitals are the short form, # is a number.</summary>
    protected void On(string header, Func<int, string, object?> act)
    {
        string pattern = Regex.Replace(Regex.Escape(header), "(?<short>[A-Z_]+)(?<rest>[a-z]+)", "${short}(?:${rest})?").Replace("\\#", "(?<n>[0-9])");
        _commands.Add((new Regex($"^{pattern}$", RegexOptions.IgnoreCase), act));
    }

    protected static double Number(string text) => double.Parse(text.TrimEnd('V', 'S'), NumberStyles.Float, CultureInfo.InvariantCulture);

    protected static string Text(double value) => value.ToString("E6", CultureInfo.InvariantCulture);

    /// <summary>The samples of the source over the screen, in codes of which 25 are a division.</summary>
    protected int[] Codes(int points, int divisions)
    {
        double step = divisions * TimePerDivision / points;
        double share = Source == 1 ? 1 : 0.5;
        return [.. Enumerable.Range(0, points).Select(row => Math.Clamp((int)Math.Round(share * Signal((row - points / 2) * step) / PerDivision * 25), -127, 127))];
    }

    protected static byte[] Block(IEnumerable<byte> codes)
    {
        byte[] bytes = [.. codes];
        return [.. Encoding.ASCII.GetBytes($"#9{bytes.Length:000000000}"), .. bytes];
    }

    private void Serve()
    {
        try
        {
            using TcpClient client = _listener.AcceptTcpClient();
            using NetworkStream stream = client.GetStream();
            using StreamReader reader = new(stream, Encoding.ASCII);
            while (reader.ReadLine() is { } line)
            {
                switch (Carry(line))
                {
                    case string answer:
                        stream.Write(Encoding.ASCII.GetBytes(answer + "\n"));
                        break;
                    case byte[] block:
                        stream.Write([.. block, (byte)'\n']);
                        break;
                    default:
                        break;
                }
            }
        }
        catch (Exception closed) when (closed is IOException or SocketException or ObjectDisposedException)
        {
        }
    }

    private object? Carry(string line)
    {
        int space = line.IndexOf(' ');
        string header = space < 0 ? line : line[..space];
        string argument = space < 0 ? string.Empty : line[(space + 1)..].Trim();
        foreach ((Regex known, Func<int, string, object?> act) in _commands)
        {
            Match match = known.Match(header);
            if (match.Success)
            {
                return act(match.Groups["n"].Success ? match.Groups["n"].Value[0] - '0' : 0, argument);
            }
        }

        Unknown.Add(line);
        return null;
    }
}
