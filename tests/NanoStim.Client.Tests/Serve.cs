using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>nanostim serve in a process of its own: the firmware on the virtual board, in real time.</summary>
internal sealed class Serve : IDisposable
{
    private const string TestsLine = "tests on tcp://127.0.0.1:";
    private const string TerminalLine = "pseudo-terminal ";
    private const string ReadyLine = "listening on tcp://127.0.0.1:";

    private readonly Process _process;
    private readonly int _testPort;

    private Serve(string[] options)
    {
        string[] words = ["serve", "--port", "0", "--test-port", "0", .. options];
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "nanostim.dll"), .. words]) { RedirectStandardOutput = true })!;
        while (Port == 0)
        {
            string line = _process.StandardOutput.ReadLine() ?? throw new AssertionException("nanostim serve has ended before it was ready");
            _testPort = Number(line, TestsLine) ?? _testPort;
            Port = Number(line, ReadyLine) ?? Port;
            Terminal = line.StartsWith(TerminalLine, StringComparison.Ordinal) ? line[TerminalLine.Length..] : Terminal;
        }

        Assert.That(SpinWait.SpinUntil(() => double.Parse(Tell("time"), CultureInfo.InvariantCulture) > 2, TimeSpan.FromMinutes(2)), Is.True);
    }

    /// <summary>Port of the console.</summary>
    public int Port { get; }

    /// <summary>Port for tests.</summary>
    public int TestPort => _testPort;

    /// <summary>The pseudo-terminal, with --pty.</summary>
    public string? Terminal { get; }

    public DeviceAddress Address => DeviceAddress.Tcp("127.0.0.1", Port);

    /// <summary>Starts it and waits until it listens and its self-test is over.</summary>
    public static Serve Start(params string[] options) => new(options);

    /// <summary>A line to the port for tests.</summary>
    public string Tell(string line)
    {
        using TcpClient client = new("127.0.0.1", _testPort);
        NetworkStream stream = client.GetStream();
        stream.Write(Encoding.ASCII.GetBytes(line + "\n"));
        using StreamReader reader = new(stream);
        return reader.ReadLine()!;
    }

    /// <summary>Peak that the load received in the last second, in µA.</summary>
    public double ReceivedPeak()
    {
        string figures = Tell("received");
        return double.Parse(figures.Split(' ')[0].Split('=')[1], CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int? Number(string line, string start) =>
        line.StartsWith(start, StringComparison.Ordinal) ? int.Parse(line[start.Length..], CultureInfo.InvariantCulture) : null;
}
