using System.Globalization;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;

namespace NanoStim.Lives;

/// <summary>Draws what a client sends to the console: right lines, values at the limits and beyond, half lines, floods, noise.</summary>
internal sealed class LifeTalk(Random random)
{
    private static readonly string[] s_harmless =
        ["SYST:STAT?", "MEAS:CURR?", "MEAS:ALL?", "SYST:ERR?", "*IDN?", "OUTP?", "CURR? MAX", "LOG:LAST?", "PROG:CAT?", "*ESR?", "STAT:QUES?", "*OPC?", "OUTP:PROT:TEXT?", "LIM:DAY?;CHAR?"];

    private static readonly string[] s_acts =
        ["OUTP ON", "OUTP OFF", "ABOR", "OUTP:PAUS", "OUTP:RES", "*RST", "OUTP:PROT:CLE", "*SAV 1", "*RCL 1", "*CLS", "DUR 5S", "DUR MAX", "SYST:WDOG 1S", "SYST:WDOG 10S", "SYST:WDOG 999MS", "SYST:WDOG MIN", "*OPC", "*WAI"];

    private static readonly string[] s_wrong =
        ["CURR 200", "CURR -1UA", "CURR 1E9A", "CURR 200US", "OUTP 2", "OUTP", "OUTP:ON", "NONSENSE", "CURR ,", "*RST 1", "PROG:NAME \"x\"", "FREQ 1E6HZ", "CURR 99999999999UA", "OUTP ON ON", "CURR #H10", ";;;", "WDOG 5S", "SYST:WDOG 2"];

    /// <summary>A line with its end that begins with a stop, and starts a program, or a train of one's own.</summary>
    internal string Start(string program, int microAmps)
    {
        string current = string.Create(CultureInfo.InvariantCulture, $":CURR {microAmps}UA");
        string what = random.Next(4) == 0 ? Train(program.StartsWith("ems", StringComparison.Ordinal)) : $":PROG:NAME \"{program}\"";
        string time = random.Next(5) == 0 ? random.Next(2) == 0 ? ":SYST:WDOG 1S;" : ":SYST:WDOG 4S;" : "";
        return $"*RST;{time}{what};{current};:OUTP ON\n";
    }

    /// <summary>One thing that a client may send at any time, and how.</summary>
    internal LifeAction Event(int after, bool isEms)
    {
        switch (random.Next(12))
        {
            case 0:
                return new LifeAction(after, LifeVerbs.Strap, random.Next(2) == 0 ? "in" : "out", 0);
            case 1:
                return new LifeAction(after, LifeVerbs.Cable, random.Next(3) == 0 ? "in" : "out", 0);
            case 2:
                return new LifeAction(after, LifeVerbs.Chat, TalkText.Escape(Line(isEms)), random.Next(2, 12));
            case 3:
                // A flood: more than the port holds, or just below.
                return new LifeAction(after, LifeVerbs.Say, TalkText.Escape(Line(isEms)), random.Next(8, 64));
            case 4:
                string line = Line(isEms);
                return new LifeAction(after, LifeVerbs.Say, TalkText.Escape(line[..random.Next(1, line.Length)]), 1);
            case 5:
                return new LifeAction(after, LifeVerbs.Say, TalkText.Escape(Noise()), 1);
            case 6:
                return new LifeAction(after, LifeVerbs.Say, @"\x03", 1);
            case 7:
                return new LifeAction(after, LifeVerbs.Say, TalkText.Escape(Damaged(Line(isEms))), 1);
            case 8:
                return new LifeAction(after, LifeVerbs.Say, random.Next(2) == 0 ? @"OUTP\sOFF\n" : @"ABOR\n", 1);
            default:
                return new LifeAction(after, LifeVerbs.Say, TalkText.Escape(Line(isEms)), 1);
        }
    }

    /// <summary>A text with one of its bytes changed.</summary>
    internal string Damaged(string text)
    {
        char[] letters = text.ToCharArray();
        letters[random.Next(letters.Length)] = (char)random.Next(256);
        return new string(letters);
    }

    private string Line(bool isEms)
    {
        List<string> units = [];
        for (int i = random.Next(4) == 0 ? random.Next(2, 6) : 1; i > 0; i--)
        {
            units.Add((units.Count > 0 ? ":" : "") + Unit(isEms));
        }

        return string.Join(';', units).Replace(":*", "*", StringComparison.Ordinal) + (random.Next(6) == 0 ? "\r" : "\n");
    }

    private string Unit(bool isEms) => random.Next(10) switch
    {
        0 or 1 => Pick(s_harmless),
        2 => Pick(s_wrong),
        3 or 4 or 5 => Level(isEms),
        6 => Train(isEms),
        7 => $"PROG:NAME \"{ProgramCatalogue.At(random.Next(ProgramCatalogue.Count)).Name}\"",
        _ => Pick(s_acts),
    };

    private string Level(bool isEms)
    {
        ModeLimits limits = ModeCatalogue.Of(isEms ? StimulationMode.Ems : StimulationMode.Microcurrent);
        int microAmps = random.Next(5) switch
        {
            0 => limits.CeilingMicroAmps,
            1 => limits.CeilingMicroAmps + 1,
            2 => random.Next(limits.CeilingMicroAmps * 2),
            3 => random.Next(2) * limits.StepMicroAmps,
            _ => random.Next(1, limits.CeilingMicroAmps / limits.StepMicroAmps + 1) * limits.StepMicroAmps,
        };
        return random.Next(8) == 0 ? "CURR MAX" : string.Create(CultureInfo.InvariantCulture, $"CURR {microAmps}UA");
    }

    private string Train(bool isEms)
    {
        int micros = isEms ? random.Next(6, 36) * 10 : random.Next(1, 12) * 500;
        int hertz = isEms ? random.Next(5, 100) : random.Next(5, 60);
        string shape = isEms ? "BIPH" : Pick(["BIPH", "BIPH", "SQU", "POS", "NEG"]);
        string text = string.Create(CultureInfo.InvariantCulture, $":PULS:WIDT {micros}US;:FREQ {hertz}HZ;:PULS:SHAP {shape}");
        return random.Next(4) == 0 ? text[1..text.IndexOf(';', StringComparison.Ordinal)] : text[1..];
    }

    private string Noise()
    {
        char[] letters = new char[random.Next(1, 200)];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)random.Next(256);
        }

        return new string(letters);
    }

    private string Pick(string[] list) => list[random.Next(list.Length)];
}
