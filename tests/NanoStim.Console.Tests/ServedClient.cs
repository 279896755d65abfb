using System.Net.Sockets;
using System.Text;
using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>A bare socket that talks to the device: no library, so that every byte is the test's.</summary>
internal sealed class ServedClient : IDisposable
{
    private const int PatienceMillis = 60_000;

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    public ServedClient(int port)
    {
        _client = new TcpClient("127.0.0.1", port) { NoDelay = true };
        _stream = _client.GetStream();
        _stream.ReadTimeout = PatienceMillis;
    }

    public void Send(string text) => _stream.Write(Encoding.Latin1.GetBytes(text));

    public string Ask(string line)
    {
        Send(line + "\n");
        return ReadLine();
    }

    public string ReadLine()
    {
        StringBuilder text = new();
        for (int value = _stream.ReadByte(); value != '\n'; value = _stream.ReadByte())
        {
            Assert.That(value, Is.GreaterThanOrEqualTo(0), "the device has closed the connection");
            text.Append((char)value);
        }

        return text.ToString();
    }

    /// <summary>Asks for the state until it is this one.</summary>
    public void WaitFor(string state)
    {
        for (int i = 0; i < 2000; i++)
        {
            if (Ask("SYST:STAT?") == state)
            {
                return;
            }

            Thread.Sleep(10);
        }

        Assert.Fail("never " + state);
    }

    public void Dispose() => _client.Dispose();
}
