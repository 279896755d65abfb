using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>
/// Measurements as frames of 32 bytes for a live view, off until somebody asks for them. A frame is put together in pieces and sent at once, between two replies,
/// when the console has nothing else to do; one that found no time is missing, and the counter of the next one shows it.
/// </summary>
/// <remarks>
/// Bytes, high byte first: A5h, which no reply has; counter (2); time since power-up in ms (4); state; number of the fault; peak, mean, signed mean in µA (3 each),
/// electrode voltage in mV (3), battery in mV (2), reservoir in mV (3), net charge in nC (4); checksum (2): the sum of the 30 bytes before it, and the sum of
/// that sum after each byte, both modulo 256.
/// </remarks>
internal sealed class MeasurementStream
{
    /// <summary>Length of a frame: what the port sends in one control step.</summary>
    internal const int FrameBytes = 32;

    /// <summary>First byte of a frame.</summary>
    internal const int Sync = 0xA5;

    /// <summary>Interval in ms: after power-up, its limits, and its step, which is that of the looks.</summary>
    internal const int DefaultMillis = 200;
    internal const int MinMillis = 100;
    internal const int MaxMillis = 10000;
    internal const int StepMillis = 100;

    // Nobody is there any more when no line has come for so long.
    private const long SilentMicros = 10000000;

    // A look may come a little early.
    private const int SlackMicros = 20000;
    private const int ChecksumAt = FrameBytes - 2;
    private const int BytesOfPiece = 10;

    /// <summary>Frames are sent.</summary>
    internal bool IsOn;

    /// <summary>A frame is being put together, or waits.</summary>
    internal bool IsPending;

    /// <summary>Time from frame to frame in ms.</summary>
    internal int Millis = DefaultMillis;

    private readonly IConsolePort _port;
    private readonly SessionStateMachine _session;
    private readonly SafetyGate _gate;
    private readonly Measurement _measurement;
    private readonly ShownMeasurement _shown;
    private readonly byte[] _frame = new byte[FrameBytes];
    private long _lastMicros;
    private int _counter;
    private int _stage;
    private int _at;
    private int _sum;
    private int _sumOfSums;

    internal MeasurementStream(IConsolePort port, SessionStateMachine session, SafetyGate gate, Measurement measurement, ShownMeasurement shown)
    {
        _port = port;
        _session = session;
        _gate = gate;
        _measurement = measurement;
        _shown = shown;
    }

    /// <summary>Switches it on or off. A new stream begins with frame 0.</summary>
    internal void Switch(bool on)
    {
        IsOn = on;
        IsPending = false;
        _counter = 0;
        _lastMicros = 0;
    }

    /// <summary>Sets the interval. False, and nothing changed, where it is out of range.</summary>
    internal bool SetInterval(int millis)
    {
        if (millis < MinMillis || millis > MaxMillis || millis % StepMillis != 0)
        {
            return false;
        }

        Millis = millis;
        return true;
    }

    /// <summary>Every 0.1 s while it is on: whether a frame is due.</summary>
    /// <param name="nowMicros">Time.</param>
    /// <param name="lineMicros">When a line was executed last.</param>
    internal void Look(long nowMicros, long lineMicros)
    {
        if (nowMicros - lineMicros > SilentMicros)
        {
            Switch(false);
            return;
        }

        if (nowMicros - _lastMicros < Millis * 1000L - SlackMicros)
        {
            return;
        }

        _lastMicros = nowMicros;
        if (IsPending)
        {
            // The one before goes on; this one found no time: it is lost.
            _counter++;
            return;
        }

        IsPending = true;
        _stage = 0;
    }

    /// <summary>Does a piece.</summary>
    /// <param name="nowMicros">Time.</param>
    /// <param name="mayWrite">No reply is on its way.</param>
    /// <returns>Whether there is another piece to do now.</returns>
    internal bool Advance(long nowMicros, bool mayWrite)
    {
        switch (_stage)
        {
            case 0:
                AddHead(nowMicros);
                break;
            case 1:
                AddState();
                break;
            case 2:
                AddMeans();
                break;
            case 3:
                AddVoltages();
                break;
            case 4:
                AddRest();
                break;
            case 5:
                if (!AddToChecksum())
                {
                    return true;
                }

                break;
            default:
                if (mayWrite)
                {
                    IsPending = false;
                    _counter++;
                    _port.Write(_frame, 0, FrameBytes);
                }

                // What has been received meanwhile is looked at; a reply to it is sent in another step.
                return mayWrite;
        }

        _stage++;
        return true;
    }

    private void AddHead(long nowMicros)
    {
        _at = 0;
        Add(Sync, 1);
        Add(_counter, 2);
        Add((int)(nowMicros / 1000), 4);
    }

    private void AddState()
    {
        Add((int)_session.State, 1);
        Add((int)_gate.Fault, 1);
        Add(_shown.PeakMicroAmps, 3);
    }

    private void AddMeans()
    {
        Add(_shown.MeanMicroAmps, 3);
        Add(_shown.SignedMeanMicroAmps, 3);
    }

    private void AddVoltages()
    {
        Add(_shown.ElectrodeMilliVolts, 3);
        Add(_measurement.BatteryMilliVolts, 2);
    }

    private void AddRest()
    {
        Add(_measurement.HighVoltageMilliVolts, 3);
        Add(_gate.SessionNetNanoCoulombs, 4);
        _at = 0;
        _sum = 0;
        _sumOfSums = 0;
    }

    /// <summary>Adds some bytes to the checksum, and it to the frame after the last.</summary>
    /// <returns>Whether the frame is complete.</returns>
    private bool AddToChecksum()
    {
        byte[] frame = _frame;
        int sum = _sum;
        int sumOfSums = _sumOfSums;
        int end = _at + BytesOfPiece;
        for (int i = _at; i < end; i++)
        {
            sum += frame[i];
            sumOfSums += sum;
        }

        _at = end;
        _sum = sum;
        _sumOfSums = sumOfSums;
        if (end < ChecksumAt)
        {
            return false;
        }

        frame[ChecksumAt] = (byte)sum;
        frame[ChecksumAt + 1] = (byte)sumOfSums;
        return true;
    }

    private void Add(int value, int count)
    {
        byte[] frame = _frame;
        int at = _at + count;
        _at = at;
        while (count > 0)
        {
            at--;
            frame[at] = (byte)value;
            value >>= 8;
            count--;
        }
    }
}
