using NanoStim.Flashing;

namespace NanoStim.Cli.Flash;

/// <summary>The terminal, or whatever stands in for one.</summary>
internal sealed class FlashConsole(TextWriter output, bool confirmed) : IFlashConsole
{
    public bool IsTerminal { get; } = output == Console.Out && !Console.IsOutputRedirected;

    public void Say(string line) => output.WriteLine(line);

    public void Meanwhile(string? state) => Interruption.Also = state;

    public bool ElectrodesAreOff()
    {
        if (confirmed)
        {
            return true;
        }

        output.WriteLine("""

            STOP: is anything connected to a body?
            Take the electrodes off the body, and unplug their leads from the device. Nothing isolates them from USB,
            and writing resets the chip: while it starts, its pins are not under the firmware's control.
            """);
        return string.Equals(Answer("The electrodes are off? Type yes: "), "yes", StringComparison.OrdinalIgnoreCase);
    }

    public bool HasDone(string request)
    {
        output.WriteLine($"  {request}");
        return Answer("  Then press Enter: ") is not null;
    }

    /// <summary>Nothing: there is nobody to answer.</summary>
    private string? Answer(string question)
    {
        if (output != Console.Out || Console.IsInputRedirected)
        {
            output.WriteLine("There is no terminal to answer on.");
            return null;
        }

        output.Write(question);
        return Console.ReadLine()?.Trim();
    }
}
