namespace NanoStim.Client;

/// <summary>
/// A conversation with a device: lines and their answers, the error queue, the keep-alive, and the stop that needs nobody's consent. For one
/// command at a time; several threads may use it.
/// </summary>
public sealed class DeviceConnection : IDisposable
{
    /// <summary>Ctrl-C: the device switches the output off when it sees this, also within a line.</summary>
    private const byte StopCharacter = 3;

    // Its answer ends a conversation about a line: no other one ends like this, and it brings the oldest entry of the error queue along.
    private const string Probe = "SYST:ERR?;:SYST:VERS?";
    private const string ProbeEnd = ";1999.0";
    private const string NextError = "SYST:ERR?";
    private const string SignOfLife = "SYST:WDOG?";

    // The queue of the device holds 16.
    private const int MostErrors = 32;

    private static readonly string[] s_waiting = ["*OPC?", "*TST?"];
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_framePiece = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(1);

    private readonly DeviceLink _link;
    private readonly ConnectionOptions _options;
    private readonly Lock _talking = new();
    private readonly KeepAlive? _keepAlive;
    private bool _mustResynchronise;
    private volatile bool _isEnding;

    /// <summary>Begins a conversation over a stream; internal for tests.</summary>
    internal DeviceConnection(DeviceLink link, string name, ConnectionOptions options)
    {
        _link = link;
        _options = options;
        Name = name;
        Identity = Identify();
        _keepAlive = options.KeepAlive is { } period ? new KeepAlive(period, GiveSignOfLife) : null;
    }

    /// <summary>What has happened by itself, as the error queue told it: a fault, a missed keep-alive.</summary>
    public event Action<DeviceError>? Noticed;

    /// <summary>Address of the device.</summary>
    public string Name { get; }

    /// <summary>What the device says it is.</summary>
    public DeviceIdentity Identity { get; }

    /// <summary>Connects, and makes sure that a nanoStim is there.</summary>
    /// <exception cref="ClientException">It is not, or not one.</exception>
    public static DeviceConnection Open(DeviceAddress address, ConnectionOptions? options = null)
    {
        ConnectionOptions chosen = options ?? new ConnectionOptions();
        DeviceLink link = LinkFactory.Open(address, chosen.Timeout);
        try
        {
            return new DeviceConnection(link, address.ToString(), chosen);
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>Sends a line of commands and queries, and reads the error queue.</summary>
    /// <param name="line">Without its end.</param>
    /// <returns>What the device answers; null if the line had no query.</returns>
    /// <exception cref="ClientException">The device has refused a part of it, or does not answer.</exception>
    public string? Execute(string line)
    {
        List<string> answers = [];
        List<DeviceError> errors;
        lock (_talking)
        {
            errors = Converse(() =>
            {
                bool waits = s_waiting.Any(each => line.Contains(each, StringComparison.OrdinalIgnoreCase));
                if (waits)
                {
                    // The next line would end the waiting, so it is sent only when the answer is there.
                    _link.Write(line);
                    answers.Add(_link.ReadLine(line, _options.LongTimeout));
                    return ReadProbe(line, _options.Timeout, answers, Probe);
                }

                return ReadProbe(line, _options.Timeout, answers, line, Probe);
            });
        }

        Tell(errors);
        DeviceError[] refusals = [.. errors.Where(error => !error.IsEvent)];
        return refusals.Length == 0 ? answers.Count == 0 ? null : string.Join('\n', answers) : throw new ClientException(line, refusals);
    }

    /// <summary>Sends a query and leaves the error queue as it is, unless there is no answer.</summary>
    /// <exception cref="ClientException">The device does not answer, or has refused the query.</exception>
    public string Ask(string query) => Ask(query, _options.Timeout);

    /// <summary>As <see cref="Ask(string)"/>, with a limit of its own for the answer.</summary>
    internal string Ask(string query, TimeSpan limit)
    {
        lock (_talking)
        {
            return Converse(() =>
            {
                _link.Write(query);
                try
                {
                    return _link.ReadLine(query, limit);
                }
                catch (ClientException silent) when (silent.Failure == ClientFailure.Timeout)
                {
                    DeviceError[] refusals = [.. ErrorsOf(silent, query, limit).Where(error => !error.IsEvent)];
                    throw refusals.Length > 0 ? new ClientException(query, refusals) : silent;
                }
            });
        }
    }

    /// <summary>From now on frames are taken out of the bytes of the device.</summary>
    internal FrameReader BeginFrames()
    {
        lock (_talking)
        {
            return _link.Frames = new FrameReader();
        }
    }

    /// <summary>The next frame of the stream; null where none comes in time.</summary>
    internal StreamFrame? ReadFrame(TimeSpan limit)
    {
        // In pieces, so that commands and the sign of life of other threads come in between.
        long until = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        do
        {
            lock (_talking)
            {
                if (_link.ReadFrame(TimeSpan.FromMilliseconds(Math.Clamp(until - Environment.TickCount64, 1, s_framePiece.Milliseconds))) is { } frame)
                {
                    return frame;
                }
            }
        }
        while (Environment.TickCount64 < until);

        return null;
    }

    /// <summary>Takes all entries of the error queue.</summary>
    public IReadOnlyList<DeviceError> TakeErrors()
    {
        lock (_talking)
        {
            return Converse(() => ReadProbe(Probe, _options.Timeout, [], Probe));
        }
    }

    /// <summary>Switches the output off at once, whatever this or another thread waits for.</summary>
    /// <returns>Whether the device has confirmed within a second that the output is off.</returns>
    /// <exception cref="ClientException">The stop could not be sent.</exception>
    public bool Stop()
    {
        _link.WriteAtOnce(StopCharacter);
        _mustResynchronise = true;
        if (!_talking.TryEnter(s_stopPatience))
        {
            return false;
        }

        try
        {
            return Ask("OUTP?") == "0";
        }
        catch (ClientException)
        {
            return false;
        }
        finally
        {
            _talking.Exit();
        }
    }

    /// <summary>
    /// As <see cref="Stop"/>, and nothing more is sent afterwards, whichever thread tries: for the end of a program that is interrupted while it is
    /// about to send the next command.
    /// </summary>
    public bool StopAndEnd()
    {
        _link.WriteAtOnce(StopCharacter);
        bool entered = _talking.TryEnter(s_stopPatience);
        try
        {
            // Again: the other thread may have sent a command after the first one.
            _isEnding = true;
            _link.WriteAtOnce(StopCharacter);
            return entered && ConfirmsOff();
        }
        catch (ClientException silent) when (silent.Failure is not ClientFailure.Closed)
        {
            return false;
        }
        finally
        {
            if (entered)
            {
                _talking.Exit();
            }
        }
    }

    public void Dispose()
    {
        _keepAlive?.Dispose();
        _link.Dispose();
    }

    private bool ConfirmsOff()
    {
        _link.PassOver(s_quiet);
        _link.Write("OUTP?");
        return _link.ReadLine("OUTP?", _options.Timeout) == "0";
    }

    private DeviceIdentity Identify()
    {
        string answer;
        try
        {
            answer = Ask("*IDN?");
        }
        catch (ClientException odd) when (odd.Failure is ClientFailure.HalfAnswer or ClientFailure.Closed)
        {
            throw new ClientException(ClientFailure.NotNanoStim, $"what is at {Name} is not a nanoStim: {odd.Message}", odd);
        }

        return DeviceIdentity.Parse(answer)
            ?? throw new ClientException(ClientFailure.NotNanoStim, $"what is at {Name} is not a nanoStim: it calls itself '{answer}'; write the address of the nanoStim.");
    }

    private void GiveSignOfLife()
    {
        // Who talks gives a sign of life by it, and who waits for *OPC? must not be disturbed.
        if (_talking.TryEnter())
        {
            try
            {
                Ask(SignOfLife);
            }
            finally
            {
                _talking.Exit();
            }
        }
    }

    /// <summary>Passes over late answers of the conversation before, if it was broken off.</summary>
    private T Converse<T>(Func<T> conversation)
    {
        if (_isEnding)
        {
            throw new ClientException(ClientFailure.Closed, $"the conversation with {Name} was ended by a stop.");
        }

        if (_mustResynchronise)
        {
            _link.PassOver(s_quiet);
        }

        _mustResynchronise = true;
        T result = conversation();
        _mustResynchronise = false;
        _keepAlive?.Postpone();
        return result;
    }

    /// <summary>The error queue after a query without an answer.</summary>
    private List<DeviceError> ErrorsOf(ClientException silent, string query, TimeSpan limit)
    {
        try
        {
            return ReadProbe(query, limit, [], Probe);
        }
        catch (ClientException still) when (still.Failure == ClientFailure.Timeout)
        {
            throw silent;
        }
    }

    private List<DeviceError> ReadProbe(string question, TimeSpan limit, List<string> answers, params ReadOnlySpan<string> lines)
    {
        _link.Write(lines);
        string answer = _link.ReadLine(question, limit);
        while (!answer.EndsWith(ProbeEnd, StringComparison.Ordinal))
        {
            answers.Add(answer);
            answer = _link.ReadLine(question, limit);
        }

        List<DeviceError> errors = [];
        DeviceError error = Entry(answer[..^ProbeEnd.Length]);
        for (int count = 0; error.Code != 0 && count < MostErrors; count++)
        {
            errors.Add(error);
            _link.Write(NextError);
            error = Entry(_link.ReadLine(NextError, limit));
        }

        return errors;
    }

    private DeviceError Entry(string answer) =>
        DeviceError.Parse(answer) ?? throw new ClientException(ClientFailure.BadAnswer, $"{Name} answers '{answer}' where an entry of its error queue should be: the versions of nanostim and of the firmware may not fit each other.");

    private void Tell(List<DeviceError> errors)
    {
        foreach (DeviceError error in errors.Where(error => error.IsEvent))
        {
            Noticed?.Invoke(error);
        }
    }
}
