using NanoStim.Firmware.Programs;
using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>What can happen in a life.</summary>
public static class LifeVerbs
{
    /// <summary>A button (plus, minus, mode, stop, both) is held for so many ms.</summary>
    public const string Press = "press";

    /// <summary>A button's contact closes and opens every ms, so many times.</summary>
    public const string Bounce = "bounce";

    /// <summary>The slide switch is moved: ems or ms.</summary>
    public const string Slide = "slide";

    /// <summary>A charger is plugged in or unplugged: in or out.</summary>
    public const string Charger = "charger";

    /// <summary>The battery has so many mV.</summary>
    public const string Battery = "battery";

    /// <summary>Another load.</summary>
    public const string Load = "load";

    /// <summary>The area of the electrodes halves, so many times.</summary>
    public const string Halve = "halve";

    /// <summary>The contact opens and closes every 10 ms, so many times: 50 Hz.</summary>
    public const string Chatter = "chatter";

    /// <summary>The gel dries: every 200 ms the resistance is 10 % higher, so many times.</summary>
    public const string Dry = "dry";

    /// <summary>The wearer moves: every 40 ms the resistance is another, within 40 %, so many times.</summary>
    public const string Motion = "motion";

    /// <summary>A part fails, by the name of its fault.</summary>
    public const string Break = "break";

    /// <summary>The part works again.</summary>
    public const string Mend = "mend";

    /// <summary>The logic supply has so many mV.</summary>
    public const string Supply = "supply";

    /// <summary>A bit of the firmware's memory changes: the number picks field and bit.</summary>
    public const string Bit = "bit";

    /// <summary>A native call of a unit (gpio, pwm, adc) throws: so many calls from now.</summary>
    public const string Throw = "throw";

    /// <summary>A byte of the backup memory is damaged: the number picks byte and bit.</summary>
    public const string Damage = "damage";

    /// <summary>The processor is reset.</summary>
    public const string Reset = "reset";

    /// <summary>The device is off for so many minutes, then on again.</summary>
    public const string Off = "off";

    /// <summary>Nothing happens for so many minutes, with the device on; skipped where output is on.</summary>
    public const string Idle = "idle";

    /// <summary>A command starts a program at so many µA.</summary>
    public const string Command = "command";

    /// <summary>Text is sent to the console, so many times at once; see <see cref="TalkText"/>.</summary>
    public const string Say = "say";

    /// <summary>Text is sent to the console so many times, every 0.6 s.</summary>
    public const string Chat = "chat";

    /// <summary>The cable of the console is plugged in or pulled: in or out.</summary>
    public const string Cable = "cable";

    /// <summary>The bench strap is fitted or taken off: in or out.</summary>
    public const string Strap = "strap";

    /// <summary>Only time passes.</summary>
    public const string Wait = "wait";

    /// <summary>Buttons that can be pressed.</summary>
    public static IReadOnlyList<string> Buttons { get; } = ["plus", "minus", "mode", "stop", "both"];

    /// <summary>Units of the chip whose native calls can throw.</summary>
    public static IReadOnlyList<string> Units { get; } = ["gpio", "pwm", "adc"];

    /// <summary>Refuses what is no action.</summary>
    /// <exception cref="FormatException">The verb, or what it is done to, is not known.</exception>
    internal static void Require(string verb, string argument, string line)
    {
        bool isKnown = verb switch
        {
            Press or Bounce => Buttons.Contains(argument),
            Slide => argument is "ems" or "ms",
            Charger or Cable or Strap => argument is "in" or "out",
            Load => IsLoad(argument),
            Break or Mend => LifeFaults.Find(argument) is not null,
            Throw => Units.Contains(argument),
            Say or Chat => TalkText.Bytes(argument).Length > 0,
            Command => ProgramCatalogue.Find(argument) is not null,
            Battery or Halve or Chatter or Dry or Motion or Supply or Bit or Damage or Reset or Off or Idle or Wait => argument == "-",
            _ => false,
        };
        if (!isKnown)
        {
            throw new FormatException($"'{line}': '{verb} {argument}' is not known; docs/lives.md lists what can happen.");
        }
    }

    private static bool IsLoad(string text)
    {
        try
        {
            LoadModel.Parse(text);
            return true;
        }
        catch (LoadFormatException)
        {
            return false;
        }
    }
}
