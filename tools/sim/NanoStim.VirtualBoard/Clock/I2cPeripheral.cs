namespace NanoStim.VirtualBoard;

/// <summary>The I2C side of the MCP7940N, with an address pointer that increments. It follows levels and does not check timing.</summary>
internal sealed class I2cPeripheral(Mcp7940n backup)
{
    private const int Address = 0x6F;
    private const int BitsOfByte = 8;

    private bool _clock;
    private bool _data = true;
    private Phase _phase;
    private int _bits;
    private int _shift;
    private int _pointer;
    private bool _isAnswered;

    private enum Phase
    {
        Idle,
        Address,
        Pointer,
        Store,
        Send,
    }

    /// <summary>Whether it pulls SDA low.</summary>
    internal bool Pulls { get; private set; }

    /// <summary>A level has changed.</summary>
    /// <param name="clock">Level of SCL.</param>
    /// <param name="othersLetGo">Whether no other device pulls SDA low.</param>
    internal void Follow(bool clock, bool othersLetGo)
    {
        if (backup.Missing)
        {
            _phase = Phase.Idle;
            Pulls = false;
        }

        bool data = othersLetGo && !Pulls;
        if (clock && _clock && data != _data)
        {
            // START when it falls, STOP when it rises.
            _phase = data ? Phase.Idle : Phase.Address;
            _bits = 0;
            Pulls = false;
        }
        else if (clock && !_clock)
        {
            TakeBit(data);
        }
        else if (!clock && _clock && _phase != Phase.Idle)
        {
            GiveBit();
        }

        _clock = clock;
        _data = othersLetGo && !Pulls;
    }

    private void TakeBit(bool data)
    {
        if (_bits == BitsOfByte)
        {
            _isAnswered = !data;
        }
        else if (_phase != Phase.Send)
        {
            _shift = (_shift << 1 | (data ? 1 : 0)) & 0xFF;
        }

        _bits++;
    }

    private void GiveBit()
    {
        if (_bits == BitsOfByte)
        {
            // An address of another chip leaves it idle, and unacknowledged.
            Pulls = _phase != Phase.Send && (_phase != Phase.Address || _shift >> 1 == Address);
            _phase = _phase == Phase.Address && !Pulls ? Phase.Idle : _phase;
            return;
        }

        if (_bits > BitsOfByte)
        {
            _bits = 0;
            EndByte();
        }

        if (_phase != Phase.Idle)
        {
            Pulls = _phase == Phase.Send && (_shift << _bits & 0x80) == 0;
        }
    }

    private void EndByte()
    {
        Pulls = false;
        switch (_phase)
        {
            case Phase.Address when (_shift & 1) == 0:
                _phase = Phase.Pointer;
                break;
            case Phase.Pointer:
                _pointer = _shift % Mcp7940n.Size;
                _phase = Phase.Store;
                break;
            case Phase.Store:
                backup.Write(Next(), (byte)_shift);
                break;
            case Phase.Send when !_isAnswered:
                _phase = Phase.Idle;
                break;
            default:
                _phase = Phase.Send;
                _shift = backup.Read(Next());
                break;
        }
    }

    // Where the chip's own pointer goes from 5Fh is of no use to anyone.
    private int Next()
    {
        int address = _pointer;
        _pointer = (_pointer + 1) % Mcp7940n.Size;
        return address;
    }
}
