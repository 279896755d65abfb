using System.Globalization;
using System.Text;

namespace NanoStim.Scope.Reading;

/// <summary>
/// Reads value change dumps (IEEE 1364, chapter 18), as sigrok, logic analysers and simulators write them: wires of one bit, and real
/// variables. Vectors of more bits are left out. Time counts in units of the time scale.
/// </summary>
internal sealed class VcdSource : HoldingSource
{
    private readonly TokenReader _tokens;
    private readonly Dictionary<string, List<int>> _channels = [];
    private readonly long _bytes;
    private readonly double[] _levels;
    private readonly double[] _next;
    private long _startTicks;
    private long _time;
    private bool _hasTime;
    private bool _isOver;

    /// <param name="stream">The file; is closed with this.</param>
    /// <exception cref="CaptureFormatException">The head is damaged, or names nothing that is read.</exception>
    public VcdSource(Stream stream)
    {
        _bytes = stream.Length;
        _tokens = new TokenReader(stream);
        VcdHead head = VcdHead.Read(_tokens);
        TickSeconds = head.TickSeconds;
        for (int channel = 0; channel < head.Variables.Count; channel++)
        {
            string id = head.Variables[channel].Id;
            if (!_channels.TryGetValue(id, out List<int>? same))
            {
                _channels[id] = same = [];
            }

            same.Add(channel);
        }

        _levels = new double[head.Variables.Count];
        _next = new double[head.Variables.Count];
        Array.Fill(_next, double.NaN);
        Levels = _levels;
        Header = new CaptureHeader(
            "VCD",
            [.. head.Variables.Select(variable => new ChannelInfo(variable.Name, variable.IsReal ? "V" : string.Empty))],
            MayBeLogic: true,
            DeclaredSamples: null,
            DeclaredIntervalSeconds: null,
            HasTime: true);
        if (head.LeftOut > 0)
        {
            AddNote($"{head.LeftOut} variables with more than one bit were left out");
        }
    }

    public override CaptureHeader Header { get; }

    public override double Progress => _bytes > 0 ? Math.Min(1, (double)_tokens.Consumed / _bytes) : 1;

    protected override double TickSeconds { get; }

    protected override double[] Levels { get; }

    protected override double StartSeconds => _startTicks * TickSeconds;

    protected override long NextRun()
    {
        while (!_isOver)
        {
            ReadOnlySpan<byte> token = _tokens.Next();
            if (token.IsEmpty)
            {
                // The last levels hold for one tick at least.
                _isOver = true;
                _next.CopyTo(_levels, 0);
                return _hasTime ? 1 : 0;
            }

            if (token[0] == (byte)'#')
            {
                long ticks = Time(token[1..]);
                if (ticks == 0)
                {
                    continue;
                }

                return ticks;
            }

            Change(token);
        }

        return 0;
    }

    protected override void Dispose(bool disposing) => _tokens.Dispose();

    /// <returns>How long the levels until here have held, in ticks.</returns>
    private long Time(ReadOnlySpan<byte> digits)
    {
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long time) || time > long.MaxValue / 4)
        {
            throw _tokens.Damaged($"'{Encoding.Latin1.GetString(digits)}' is not a time.");
        }

        if (!_hasTime)
        {
            _hasTime = true;
            _startTicks = time;
            _time = time;
            return 0;
        }

        if (time < _time)
        {
            throw _tokens.Damaged($"the time goes back, from {_time} to {time}.");
        }

        long held = time - _time;
        _time = time;
        _next.CopyTo(_levels, 0);
        return held;
    }

    private void Change(ReadOnlySpan<byte> token)
    {
        switch (token[0])
        {
            case (byte)'0' or (byte)'1' or (byte)'x' or (byte)'X' or (byte)'z' or (byte)'Z':
                Set(Encoding.Latin1.GetString(token[1..]), token[0] switch { (byte)'0' => 0, (byte)'1' => 1, _ => double.NaN });
                break;
            case (byte)'r' or (byte)'R':
                double value = double.TryParse(token[1..], NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && Math.Abs(real) < 1e9
                    ? real
                    : throw _tokens.Damaged($"'{Encoding.Latin1.GetString(token)}' is not a value that a bench has.");
                Set(Id(), value);
                break;
            case (byte)'b' or (byte)'B':
                string bits = Encoding.Latin1.GetString(token[1..]);
                Set(Id(), bits.Length == 1 && bits[0] is '0' or '1' ? bits[0] - '0' : double.NaN);
                break;
            case (byte)'$':
                SkipCommand(Encoding.Latin1.GetString(token));
                break;
            default:
                throw _tokens.Damaged($"'{RowParser.Shown(token)}' is no change of a value.");
        }
    }

    private string Id()
    {
        ReadOnlySpan<byte> id = _tokens.Next();
        return id.IsEmpty ? throw _tokens.Damaged("the file ends in the middle of a change: it is cut off.") : Encoding.Latin1.GetString(id);
    }

    private void Set(string id, double value)
    {
        if (_channels.TryGetValue(id, out List<int>? channels))
        {
            foreach (int channel in channels)
            {
                _next[channel] = value;
            }
        }
    }

    private void SkipCommand(string command)
    {
        // $dumpvars and its kin stand around changes, which count; a comment holds anything.
        if (command == "$comment")
        {
            _tokens.SkipToEnd();
        }
    }
}
