using System.Net;
using System.Net.Sockets;

namespace NanoStim.Cli.Serve;

/// <summary>A TCP port that gives each connection to somebody, on a thread of its own.</summary>
internal sealed class PortListener : IDisposable
{
    private readonly TcpListener _listener;

    /// <summary>Listens.</summary>
    /// <exception cref="UsageException">The port cannot be opened.</exception>
    public PortListener(string option, IPAddress address, int port, Action<TcpClient> connected)
    {
        _listener = new TcpListener(address, port);
        try
        {
            _listener.Start();
        }
        catch (SocketException taken)
        {
            throw new UsageException($"{option}: {address} port {port} cannot be opened ({taken.SocketErrorCode}); write another port, or 0 for any that is free.");
        }

        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        new Thread(() => Accept(connected)) { IsBackground = true, Name = option }.Start();
    }

    /// <summary>The port that it has.</summary>
    public int Port { get; }

    public void Dispose() => _listener.Stop();

    private void Accept(Action<TcpClient> connected)
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                client.NoDelay = true;
                connected(client);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Dispose ends it.
        }
    }
}
