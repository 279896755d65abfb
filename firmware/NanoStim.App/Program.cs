using NanoStim.Firmware;
using NanoStim.Hal.Esp32;

namespace NanoStim.App;

/// <summary>The program on the device: one board, one stimulator, one loop.</summary>
public static class Program
{
    /// <summary>Never returns.</summary>
    public static void Main()
    {
        Esp32Board board = new Esp32Board(new Esp32Clock());
        MainLoop loop = new MainLoop(board, new Stimulator(board));
        while (true)
        {
            loop.Turn();
        }
    }
}
