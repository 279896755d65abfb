using NanoStim.Esp32Model;
using NanoStim.Firmware;
using NanoStim.Firmware.Session;
using NanoStim.Hal.Esp32;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>A board from one power-up to the next power-off, with the firmware that ships.</summary>
public sealed class LifeBench
{
    private Esp32Board? _adapter;
    private MainLoop? _loop;

    internal LifeBench(VirtualBoardOptions options, int seed)
    {
        Board = new ReferenceBoard(options);
        Random random = new(seed);
        Chip = new Chip(new ChipOptions
        {
            Seed = seed,
            AdcOffsetCounts = random.Next(-20, 21),
            AdcGainErrorPpm = random.Next(-20_000, 20_001),
            AdcNoiseCounts = 2,
        });
        Board.PowerUp(Chip);
        Clock = new VirtualClock(Chip, new LoopTiming { StepMicros = random.Next(1_000, 5_000), JitterMicros = random.Next(1, 1_500) }, seed);
    }

    /// <summary>The chip.</summary>
    public Chip Chip { get; }

    /// <summary>The board.</summary>
    public ReferenceBoard Board { get; }

    /// <summary>The clock of the loop.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The firmware; null while it has not come as far.</summary>
    public Stimulator? Stimulator { get; private set; }

    /// <summary>Whether the program steps: it does not after an exception.</summary>
    public bool IsRunning => _loop is { Halted: false };

    /// <summary>Why it does not, or null.</summary>
    public string? HaltReason { get; private set; }

    /// <summary>State of the session, 0 where there is none.</summary>
    public SessionState State => Stimulator?.Session.State ?? SessionState.PowerOn;

    /// <summary>Number of the latched fault.</summary>
    public int Fault => Stimulator is null ? 0 : (int)Stimulator.Fault;

    /// <summary>Starts the program, after power-up or a reset.</summary>
    internal void Boot()
    {
        _loop = null;
        Stimulator = null;
        try
        {
            _adapter = new Esp32Board(Clock);
            Stimulator = new Stimulator(_adapter);
            _loop = new MainLoop(_adapter, Stimulator);
        }
        catch (Exception failed)
        {
            // A native call has failed: the program ends here, and the latch has not been armed since power-up.
            HaltReason = failed.Message;
        }
    }

    /// <summary>Resets the processor; the circuit goes on.</summary>
    internal void Reset()
    {
        Chip.Reset("life");
        Boot();
    }

    /// <summary>Runs a control step, or lets its time pass.</summary>
    internal void Step()
    {
        if (_loop is { Halted: false } loop)
        {
            loop.RunStep();
            HaltReason ??= loop.HaltReason;
        }
        else
        {
            Chip.AdvanceTo(Chip.NowNanos + 10_000_000);
        }
    }

    /// <summary>Does what a command does, with the last resort of the loop.</summary>
    internal void Command(Action<Stimulator, long> command)
    {
        if (Stimulator is null || !IsRunning)
        {
            return;
        }

        try
        {
            command(Stimulator, Clock.NowMicros());
        }
        catch (Exception failed)
        {
            // A native call, or a changed bit: the loop, in which a console is read, would end here.
            HaltReason = failed.Message;
            _adapter!.MakeSafe();
            _loop = null;
        }
    }
}
