using System.Globalization;
using System.Text;

namespace NanoStim.Client;

/// <summary>
/// Lines to and from a device over a stream. Writing is safe from several threads, so that a stop can be sent while another thread waits for an
/// answer; reading is for one thread at a time.
/// </summary>
internal sealed class DeviceLink : IDisposable
{
    // The longest line that the device sends is a list of all programs: below 1 kB. More than this is no answer of a nanoStim.
    private const int LongestAnswer = 16 * 1024;
    private const int BufferBytes = 4096;
    private const int FramePollMillis = 50;

    private static readonly TimeSpan s_lockPatience = TimeSpan.FromMilliseconds(500);

    private readonly Stream _stream;
    private readonly string _name;
    private readonly Lock _writing = new();
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _end;

    /// <param name="stream">With timeouts; it is closed with this.</param>
    /// <param name="name">Address of the other side, for messages.</param>
    public DeviceLink(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
    }

    /// <summary>Takes the frames of the binary stream out of the bytes; null while there is no stream.</summary>
    public FrameReader? Frames { get; set; }

    /// <summary>Sends lines, each with its end, in one piece.</summary>
    public void Write(params ReadOnlySpan<string> lines)
    {
        StringBuilder text = new();
        foreach (string line in lines)
        {
            text.Append(line).Append('\n');
        }

        lock (_writing)
        {
            Send(Encoding.ASCII.GetBytes(text.ToString()));
        }
    }

    /// <summary>Sends the character that stops the output, whoever is writing or waiting.</summary>
    /// <param name="stop">The character.</param>
    public void WriteAtOnce(byte stop)
    {
        bool entered = _writing.TryEnter(s_lockPatience);
        try
        {
            // Also without the lock: a writer that hangs must not keep a stop back, and the character counts within a line, too.
            Send([stop]);
        }
        finally
        {
            if (entered)
            {
                _writing.Exit();
            }
        }
    }

    /// <summary>Takes the next line, without its end.</summary>
    /// <param name="question">What it should answer, for messages.</param>
    /// <param name="limit">How long it may take.</param>
    /// <exception cref="ClientException">There is none, or half of one.</exception>
    public string ReadLine(string question, TimeSpan limit)
    {
        long until = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        _line.Clear();
        while (true)
        {
            while (_at < _end)
            {
                byte letter = _buffer[_at++];
                if (Frames is not null && Frames.Take(letter))
                {
                    continue;
                }

                if (letter == (byte)'\n')
                {
                    return _line.ToString().TrimEnd('\r');
                }

                _line.Append(letter is >= 32 and < 127 or (byte)'\r' or (byte)'\t' ? (char)letter : '?');
            }

            if (_line.Length > LongestAnswer)
            {
                throw new ClientException(ClientFailure.NotNanoStim, $"{_name} answers '{question}' with more than {LongestAnswer} letters and no end of line: what is there is not a nanoStim, or the rate of the serial port is wrong.");
            }

            Fill(question, limit, until - Environment.TickCount64);
        }
    }

    /// <summary>The next frame of the stream; null where none comes in time. What is no frame is passed over: nobody has asked for it.</summary>
    public StreamFrame? ReadFrame(TimeSpan limit)
    {
        long until = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        StreamFrame? frame;
        while (!Frames!.TryRead(out frame) && Environment.TickCount64 < until)
        {
            try
            {
                // A line that nobody waits for, or the end of the time; frames are taken on the way.
                _ = ReadLine("", TimeSpan.FromMilliseconds(Math.Clamp(until - Environment.TickCount64, 1, FramePollMillis)));
            }
            catch (ClientException silent) when (silent.Failure is ClientFailure.Timeout)
            {
                // Looked at above.
            }
        }

        return frame;
    }

    /// <summary>Passes over what has come already: answers to a question that somebody gave up.</summary>
    public void PassOver(TimeSpan quiet)
    {
        try
        {
            while (true)
            {
                _ = ReadLine("", quiet);
            }
        }
        catch (ClientException silent) when (silent.Failure is ClientFailure.Timeout or ClientFailure.HalfAnswer)
        {
            _at = _end;
        }
    }

    public void Dispose() => _stream.Dispose();

    private void Send(byte[] bytes)
    {
        try
        {
            _stream.Write(bytes);
            _stream.Flush();
        }
        catch (Exception broken) when (broken is IOException or TimeoutException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw new ClientException(ClientFailure.Closed, $"{_name} takes nothing any more ({broken.GetBaseException().Message}): the connection has ended; look at the cable, or whether the device still runs.", broken);
        }
    }

    private void Fill(string question, TimeSpan limit, long millis)
    {
        int count = -1;
        if (millis > 0)
        {
            try
            {
                _stream.ReadTimeout = (int)millis;
                count = _stream.Read(_buffer, 0, _buffer.Length);
            }
            catch (TimeoutException)
            {
                // Told below, as that of a socket.
            }
            catch (IOException silent) when (IsTimeout(silent))
            {
                // Told below.
            }
            catch (Exception broken) when (broken is IOException or InvalidOperationException or UnauthorizedAccessException)
            {
                throw Closed(question, broken);
            }
        }

        if (count == 0)
        {
            throw Closed(question, null);
        }

        if (count < 0)
        {
            string seconds = limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            throw _line.Length == 0
                ? new ClientException(ClientFailure.Timeout, $"{_name} has not answered '{question}' within {seconds} s: look whether the device is on and its console on this port.")
                : new ClientException(ClientFailure.HalfAnswer, $"{_name} has answered '{question}' with half a line, '{_line}', and nothing more within {seconds} s: look at the cable and the rate of the port.");
        }

        _at = 0;
        _end = count;
    }

    private static bool IsTimeout(IOException failed) => failed.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.TimedOut or System.Net.Sockets.SocketError.WouldBlock };

    private ClientException Closed(string question, Exception? why) => new(
        ClientFailure.Closed,
        $"{_name} has closed the connection{(question.Length > 0 ? $" before it answered '{question}'" : "")}{(why is null ? "" : $" ({why.GetBaseException().Message})")}: look whether the device, or 'nanostim serve', still runs.",
        why);
}
