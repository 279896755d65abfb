using NanoStim.Esp32Model;
using NanoStim.Firmware;
using NanoStim.Firmware.Session;
using NanoStim.Hal.Esp32;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>The firmware that ships, booted on a virtual reference board.</summary>
public sealed class Bench
{
    // 10 s and more; the self-test takes 4.
    private const int MaxBootTurns = 1000;

    /// <summary>Switches the board on and boots the firmware; no control step has run yet.</summary>
    public Bench(BenchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Board = new ReferenceBoard(new VirtualBoardOptions
        {
            Load = options.Load,
            EmsSwitch = options.EmsSwitch,
            BackupMemory = options.BackupMemory,

            // A bench session is started as a console starts it, which the firmware allows with the strap only.
            BenchStrap = true,
        });
        Chip = new Chip(Specimen(options));
        Board.PowerUp(Chip);
        Clock = new VirtualClock(Chip, options.Timing, options.Seed);
        foreach (BenchFault fault in options.FaultsAtPowerUp)
        {
            fault.InjectInto(this);
        }

        Esp32Board board = new(Clock);
        Stimulator = new Stimulator(board);
        Loop = new MainLoop(board, Stimulator);
    }

    public Chip Chip { get; }

    public ReferenceBoard Board { get; }

    public VirtualClock Clock { get; }

    public Stimulator Stimulator { get; }

    public MainLoop Loop { get; }

    /// <summary>Whether the console of the device works on a line or a reply.</summary>
    public bool IsConsoleBusy => Stimulator.Console.IsBusy;

    /// <summary>True time since power-up, in µs; the firmware goes by the clock of the chip.</summary>
    public long NowMicros => Board.NowNanos / 1000;

    /// <summary>Runs control steps until the self-test is over.</summary>
    /// <returns>Whether the stimulator is ready; otherwise a fault has latched, the loop has halted, or the self-test waits for STOP or charger.</returns>
    public bool RunSelfTest(Action<Bench> turn)
    {
        for (int turns = 0; turns < MaxBootTurns; turns++)
        {
            turn(this);
            switch (Stimulator.Session.State)
            {
                case SessionState.Idle:
                    return true;
                case SessionState.Fault:
                    return false;
                default:
                    break;
            }

            if (Loop.Halted)
            {
                return false;
            }
        }

        // It waits for STOP to be released and the charger to be unplugged, for as long as that takes.
        return false;
    }

    /// <summary>
    /// A typical converter: a few counts of offset, up to 2 % of gain error, 2 counts of noise. Espressif allows more
    /// before calibration; each board is calibrated in production.
    /// </summary>
    private static ChipOptions Specimen(BenchOptions options)
    {
        Random random = new(options.Seed);
        return new ChipOptions
        {
            Seed = options.Seed,
            AdcCurve = options.AdcCurve,
            AdcOffsetCounts = random.Next(-20, 21),
            AdcGainErrorPpm = random.Next(-20_000, 20_001),
            AdcNoiseCounts = 2,
        };
    }
}
