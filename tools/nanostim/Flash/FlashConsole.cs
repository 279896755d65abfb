using NanoStim.Flashing;

namespace NanoStim.Cli.Flash;

/// <summary>The terminal, or whatever stands in for one.</summary>
internal sealed class FlashConsole(TextWriter output, bool confirmed) : IFlashConsole
{
    public bool IsTerminal { get; } = output == Console.Out && !Console.IsOutputRedirected;

    public void Say(string line) => output.WriteLine(line);

    public bool ElectrodesAreOff()
    {
        if (confirmed)
        {
            return true;
        }

        output.WriteLine("""

            STOP: is anything connected to a body?
              1. Take the electrodes off the body, and unplug their leads from the device.
              2. Unplug the charger. The board is powered by the USB cable.
            Writing resets the chip; while it starts, its pins are not under the firmware's control.
            """);
        if (Console.IsInputRedirected)
        {
            output.WriteLine("There is no terminal to answer on.");
            return false;
        }

        output.Write("Electrodes and charger are off? Type yes: ");
        return string.Equals(Console.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }
}
