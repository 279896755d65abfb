using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace NanoStim.Scope.Live;

/// <summary>
/// Talks SCPI over a stream: commands end in LF; answers are lines, or blocks of definite length (IEEE 488.2, 8.7.9: #, number of digits,
/// length, bytes).
/// </summary>
public sealed class ScpiLink : IDisposable
{
    private const int BufferBytes = 1 << 16;

    // Larger than the memory of any channel.
    private const int LargestBlock = 1 << 29;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _at;
    private int _end;

    /// <param name="stream">Is closed with this.</param>
    /// <param name="name">Name of the other side, for messages.</param>
    public ScpiLink(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
    }

    /// <summary>Connects to a raw socket of an instrument: port 5555 for Rigol, 5025 for Siglent and Keysight, 4000 for Tektronix.</summary>
    /// <exception cref="InstrumentException">Nobody answers there.</exception>
    public static ScpiLink ConnectTcp(string host, int port, TimeSpan timeout)
    {
        TcpClient client = new() { NoDelay = true };
        try
        {
            if (!client.ConnectAsync(host, port).Wait(timeout))
            {
                throw new TimeoutException("there was no answer");
            }

            NetworkStream stream = client.GetStream();
            stream.ReadTimeout = (int)timeout.TotalMilliseconds;
            stream.WriteTimeout = (int)timeout.TotalMilliseconds;
            return new ScpiLink(stream, $"tcp://{host}:{port}");
        }
        catch (Exception refused) when (refused is SocketException or AggregateException or TimeoutException)
        {
            client.Dispose();
            throw new InstrumentException($"no instrument answers at {host}, port {port} ({refused.GetBaseException().Message}): look at the address in its LAN menu, and at the port (Rigol 5555, Siglent and Keysight 5025, Tektronix 4000).", refused);
        }
    }

    /// <summary>Opens a USB test and measurement device of Linux.</summary>
    /// <exception cref="InstrumentException">It cannot be opened.</exception>
    public static ScpiLink OpenUsbtmc(string path)
    {
        try
        {
            return new ScpiLink(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0), path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InstrumentException($"{path} cannot be opened ({refused.Message}): plug the oscilloscope in, and allow its use (group of the device file, or a udev rule).", refused);
        }
    }

    public void Write(string command)
    {
        try
        {
            _stream.Write(Encoding.ASCII.GetBytes(command + "\n"));
        }
        catch (IOException broken)
        {
            throw new InstrumentException($"{_name} does not take '{command}': {broken.Message}", broken);
        }
    }

    /// <summary>Sends a query.</summary>
    /// <returns>The line that answers it.</returns>
    public string Query(string command)
    {
        Write(command);
        StringBuilder line = new();
        for (byte letter = Next(command); letter != (byte)'\n'; letter = Next(command))
        {
            line.Append((char)letter);
        }

        return line.ToString().Trim();
    }

    /// <summary>Sends a query that is answered by a number, perhaps with a name before or a unit after it.</summary>
    public double QueryNumber(string command)
    {
        string answer = Query(command);
        string last = answer[(answer.LastIndexOf(' ') + 1)..];
        int length = last.Length;
        for (; length > 0; length--)
        {
            if (double.TryParse(last.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                return value;
            }
        }

        throw new InstrumentException($"{_name} answers '{answer}' to '{command}', which is no number.");
    }

    /// <summary>Sends a query that is answered by a block; what stands before the # is passed over.</summary>
    public byte[] QueryBlock(string command)
    {
        Write(command);
        byte letter = Next(command);
        for (int passed = 0; letter != (byte)'#'; passed++)
        {
            letter = passed < 64 ? Next(command) : throw new InstrumentException($"{_name} does not answer '{command}' with a block of samples.");
        }

        int digits = Next(command) - '0';
        long length = 0;
        for (int digit = 0; digit < digits; digit++)
        {
            length = length * 10 + Next(command) - '0';
        }

        if (digits is < 1 or > 9 || length is < 0 or > LargestBlock)
        {
            throw new InstrumentException($"{_name} answers '{command}' with a block of a length that cannot be ({digits} digits, {length} bytes).");
        }

        byte[] block = new byte[length];
        for (int at = 0; at < block.Length; at++)
        {
            block[at] = Next(command);
        }

        // One line end, or two.
        while (_at < _end && _buffer[_at] is (byte)'\n' or (byte)'\r')
        {
            _at++;
        }

        return block;
    }

    public void Dispose() => _stream.Dispose();

    private byte Next(string command)
    {
        while (_at == _end)
        {
            try
            {
                _end = _stream.Read(_buffer, 0, _buffer.Length);
                _at = 0;
            }
            catch (IOException silent)
            {
                throw new InstrumentException($"{_name} does not answer '{command}': {silent.Message}", silent);
            }

            if (_end == 0)
            {
                throw new InstrumentException($"{_name} has closed the connection after '{command}'.");
            }
        }

        return _buffer[_at++];
    }
}
