using System.IO.Ports;
using System.Net.Sockets;

namespace NanoStim.Client;

/// <summary>Opens the way to a device.</summary>
internal static class LinkFactory
{
    /// <exception cref="ClientException">Nothing is there, or it may not be used.</exception>
    public static DeviceLink Open(DeviceAddress address, TimeSpan timeout) => new(address.IsSerial ? OpenSerial(address, timeout) : OpenTcp(address, timeout), address.ToString());

    private static NetworkStream OpenTcp(DeviceAddress address, TimeSpan timeout)
    {
        TcpClient client = new() { NoDelay = true };
        try
        {
            if (!client.ConnectAsync(address.Name, address.Number).Wait(timeout))
            {
                throw new TimeoutException("no answer in time");
            }

            NetworkStream stream = client.GetStream();
            stream.WriteTimeout = (int)timeout.TotalMilliseconds;
            return stream;
        }
        catch (Exception refused) when (refused is SocketException or AggregateException or TimeoutException or InvalidOperationException)
        {
            client.Dispose();
            throw new ClientException(ClientFailure.Unreachable, $"nothing answers at {address} ({refused.GetBaseException().Message}): start 'nanostim serve' there, or correct host and port.", refused);
        }
    }

    private static Stream OpenSerial(DeviceAddress address, TimeSpan timeout)
    {
        // DTR and RTS stay inactive: boards whose bridge has them at EN and GPIO 0 would be reset by opening, and a pseudo-terminal has none.
        SerialPort port = new(address.Name, address.Number, Parity.None, 8, StopBits.One)
        {
            Handshake = Handshake.None,
            DtrEnable = false,
            RtsEnable = false,
            WriteTimeout = (int)timeout.TotalMilliseconds,
        };
        try
        {
            port.Open();
            port.DiscardInBuffer();
            return port.BaseStream;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            port.Dispose();
            // On Unix a port that is not there is told as one that may not be used.
            bool isMissing = !OperatingSystem.IsWindows() && !File.Exists(address.Name);
            string why = isMissing ? "there is no such port" : refused.Message.TrimEnd('.');
            string advice = refused is UnauthorizedAccessException && !isMissing
                ? "another program uses it, or this user may not (on Linux, join the group that owns it: dialout or uucp)"
                : "write the port of the console, the second one of the board; 'nanostim doctor' lists those that there are";
            throw new ClientException(ClientFailure.Unreachable, $"{address} cannot be opened ({why}): {advice}.", refused);
        }
    }
}
