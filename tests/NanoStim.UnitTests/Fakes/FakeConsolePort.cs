using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>A console port in memory. Counts what a real one could not take.</summary>
public sealed class FakeConsolePort : IConsolePort
{
    private const int Capacity = 4096;

    /// <summary>The next read says that bytes were lost.</summary>
    public bool Overruns;

    /// <summary>Writes that were longer than allowed.</summary>
    public int LongWrites;

    /// <summary>Writes and reads since it was last set to zero.</summary>
    public int Writes;
    public int Reads;

    private readonly byte[] _in = new byte[Capacity];
    private readonly char[] _out = new char[Capacity];
    private int _read;
    private int _written;
    private int _sent;

    public int MaxWriteBytes => 32;

    /// <summary>Everything that was sent has been read.</summary>
    public bool IsEmpty => _read == _written;

    /// <summary>Sends text to the firmware.</summary>
    public void Send(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            Send((byte)text[i]);
        }
    }

    /// <summary>Sends a byte to the firmware.</summary>
    public void Send(byte value)
    {
        if (_read == _written)
        {
            _read = 0;
            _written = 0;
        }

        _in[_written] = value;
        _written++;
    }

    /// <summary>What the firmware has sent since the last call.</summary>
    public string Take()
    {
        string text = new string(_out, 0, _sent);
        _sent = 0;
        return text;
    }

    /// <summary>The same as bytes: a text of the device ends at a zero.</summary>
    public byte[] TakeBytes()
    {
        byte[] bytes = new byte[_sent];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)_out[i];
        }

        _sent = 0;
        return bytes;
    }

    /// <summary>Forgets what the firmware has sent.</summary>
    public void Forget()
    {
        _sent = 0;
    }

    public int Read(byte[] bytes)
    {
        Reads++;
        if (Overruns)
        {
            Overruns = false;
            _read = _written;
            return -1;
        }

        int count = 0;
        while (count < bytes.Length && _read < _written)
        {
            bytes[count] = _in[_read];
            count++;
            _read++;
        }

        return count;
    }

    public void Write(byte[] bytes, int offset, int count)
    {
        Writes++;
        LongWrites += count > MaxWriteBytes ? 1 : 0;
        for (int i = 0; i < count && _sent < Capacity; i++)
        {
            _out[_sent] = (char)bytes[offset + i];
            _sent++;
        }
    }
}
