using System;
using NanoStim.Firmware;
using NanoStim.Firmware.Identity;
using NanoStim.Hal.Esp32;

namespace NanoStim.App;

/// <summary>The program on the device: one board, one stimulator, one loop.</summary>
public static class Program
{
    /// <summary>Runs the stimulator. Never returns, whatever fails: a device that cannot start says so by light and buzzer.</summary>
    public static void Main()
    {
        // What runs here, and within which limits, before anything else. (Debug.WriteLine is not in a release.)
        for (int i = 0; i < FirmwareIdentity.LineCount; i++)
        {
            Console.WriteLine(FirmwareIdentity.Line(i));
        }

        MainLoop loop;
        try
        {
            Esp32Board board = new Esp32Board(new Esp32Clock());
            loop = new MainLoop(board, new Stimulator(board));
        }
        catch (Exception exception)
        {
            Report(exception.Message);
            Esp32BootFailure.Signal();
            return;
        }

        bool reported = false;
        while (true)
        {
            loop.RunStep();
            if (loop.Halted && !reported)
            {
                reported = true;
                Report(loop.HaltReason);
            }
        }
    }

    private static void Report(string reason)
    {
        Console.WriteLine("internal-error: " + reason);
    }
}
