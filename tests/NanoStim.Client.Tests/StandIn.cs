using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NanoStim.Client.Tests;

/// <summary>
/// Something at a TCP port that answers lines as a test says: an error queue, a few answers, and what goes wrong on a wire. It knows nothing of the
/// firmware.
/// </summary>
internal sealed class StandIn : IDisposable
{
    private const byte StopCharacter = 3;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _errors = new();

    public StandIn()
    {
        _listener.Start();
        OnThread(Serve);
    }

    /// <summary>Options for tests of something else than the times: patient, and no signs of life.</summary>
    public static ConnectionOptions Patient => new() { Timeout = TimeSpan.FromSeconds(30), LongTimeout = TimeSpan.FromSeconds(2), KeepAlive = null };

    public DeviceAddress Address => DeviceAddress.Tcp("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>Lines as they came.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Whether the output is on.</summary>
    public bool IsOn { get; set; }

    /// <summary>How often the stop character came.</summary>
    public int Stops { get; private set; }

    /// <summary>Answers of a test, sent as they are; null is for what the test leaves to the stand-in.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Called with the stream for each line before it is answered.</summary>
    public Action<string, NetworkStream>? Before { get; set; }

    public void Refuse(string entry) => _errors.Enqueue(entry);

    public NanoStimDevice Open(ConnectionOptions? options = null) => NanoStimDevice.Open(Address, options ?? Patient);

    public void Dispose() => _listener.Dispose();

    // Not the pool: the client's own timeouts need its threads.
    private static void OnThread(ThreadStart work) => new Thread(work) { IsBackground = true }.Start();

    private void Serve()
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                OnThread(() => Talk(client));
            }
        }
        catch (Exception over) when (over is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Talk(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            StringBuilder line = new();
            try
            {
                for (int letter = stream.ReadByte(); letter >= 0; letter = stream.ReadByte())
                {
                    if (letter == StopCharacter)
                    {
                        Stops++;
                        IsOn = false;
                        line.Clear();
                    }
                    else if (letter != '\n')
                    {
                        line.Append((char)letter);
                    }
                    else
                    {
                        Take(line.ToString(), stream);
                        line.Clear();
                    }
                }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }

    private void Take(string line, NetworkStream stream)
    {
        Lines.Enqueue(line);
        Before?.Invoke(line, stream);
        string? answer = Answer(line) ?? Usual(line);
        if (answer is { Length: > 0 })
        {
            stream.Write(Encoding.ASCII.GetBytes(answer));
        }
    }

    private string? Usual(string line)
    {
        switch (line)
        {
            case "*IDN?":
                return "nanoStim,reference board,0,0.1.0\n";
            case "SYST:ERR?;:SYST:VERS?":
                return Oldest() + ";1999.0\n";
            case "SYST:ERR?":
                return Oldest() + "\n";
            case "OUTP ON":
                IsOn = true;
                return null;
            case "OUTP?":
                return IsOn ? "1\n" : "0\n";
            case "SYST:WDOG?":
                return "2\n";
            case "MEAS:ALL?;:SYST:STAT?;:OUTP:PROT:CODE?;:SYST:TIME?":
                return $"199.0E-6,80.0E-6,-1.0E-6,1990.0E-3,3900.0E-3,0.0E-3,10000,-12.0E-9;{(IsOn ? "deliver" : "idle")};0;12.5\n";
            case "LOG:COUN?":
                return "2\n";
            case "LOG? 0" or "LOG? 1":
                return line[^1] + ",0.010,power-on,self-test,booted,0\n";
            case "OUTP:PROT:TRIP?" or "OUTP:PROT:CODE?":
                return "0\n";
            case "OUTP:PROT:REAS?":
                return "none\n";
            case "OUTP:PROT:TEXT?" or "OUTP:PROT:REM?":
                return "\"-\"\n";
            default:
                if (line.Contains('?', StringComparison.Ordinal))
                {
                    _errors.Enqueue("-113,\"Undefined header\"");
                }

                return null;
        }
    }

    private string Oldest() => _errors.TryDequeue(out string? entry) ? entry : "0,\"No error\"";
}
