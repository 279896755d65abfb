using System;
using NanoStim.Firmware;
using NanoStim.Firmware.Identity;
using NanoStim.Hal.Esp32;

namespace NanoStim.App;

/// <summary>The program on the device: one board, one stimulator, one loop.</summary>
public static class Program
{
    /// <summary>Never returns.</summary>
    public static void Main()
    {
        // What runs here, and within which limits, before anything else. (Debug.WriteLine is not in a release.)
        for (int i = 0; i < FirmwareIdentity.LineCount; i++)
        {
            Console.WriteLine(FirmwareIdentity.Line(i));
        }

        Esp32Board board = new Esp32Board(new Esp32Clock());
        MainLoop loop = new MainLoop(board, new Stimulator(board));
        while (true)
        {
            loop.Turn();
        }
    }
}
