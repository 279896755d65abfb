using System.Text;

namespace NanoStim.StepCost;

/// <summary>Draws bytes for the console: right lines, damaged ones, too long ones, several in one, and noise. The same seed gives the same bytes.</summary>
internal sealed class ConsoleLines(int seed)
{
    private static readonly string[] s_units =
    [
        "*IDN?", "*RST", "*CLS", "*TST?", "*OPC", "*OPC?", "*WAI", "*ESR?", "*ESE 255", "*STB?", "*SRE 300", "*SAV 1", "*RCL 1", "SYST:ERR?", "SYST:ERR:COUN?",
        "SYSTem:VERSion?", "SYST:STAT?", "SYST:TIME?", "SYST:WDOG 2S", "SYST:WDOG? MAX", "SYST:WDOG 11S", "MODE?", "PROG:CAT?", "PROG:NAME \"ms-facial\"",
        "PROG:NAME 'ems-forty'", "PROG:NAME 'no", "CURR 200UA", "CURR 601UA", "CURR 1E20A", "CURR MAX", "CURR? DEF", "SOURce:CURRent:LEVel 10UA", "FREQ 10HZ", "FREQ 1E9",
        "PULS:WIDT 5MS", "PULS:WIDT 1US", "PULS:SHAP BIPH", "PULS:SHAP ROUND", "DUR 60S", "DUR MIN", "OUTP ON", "OUTP OFF", "OUTP MAYBE", "OUTP?", "OUTP:PAUS", "OUTP:RES",
        "OUTP:INH?", "ABOR", "MEAS:ALL?", "MEAS:CURR?", "MEAS:VOLT:BATT?", "MEAS:IMP?", "OUTP:PROT:TEXT?", "OUTP:PROT:REM?", "OUTP:PROT:CLE", "LIM:CURR?", "LIM:DAY?",
        "USAG:LEFT?", "LOG? 0", "LOG? 99999", "LOG:LAST?", "STAT:OPER:COND?", "STAT:QUES?", "STAT:PRES", "CAL:CURR 200UA", "CAL:CURR?", "CAL:GAIN?", "CAL:STAT?", "CAL:SAVE", "CAL:RES", "NONSENSE", "CURR (@1)", "CURR #H10", "", "::", "?",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next bytes.</summary>
    internal byte[] Next()
    {
        switch (_random.Next(8))
        {
            case 0:
                byte[] noise = new byte[_random.Next(1, 300)];
                _random.NextBytes(noise);
                return noise;
            case 1:
                byte[] damaged = Line(_random.Next(1, 4));
                for (int i = 0; i < 3; i++)
                {
                    damaged[_random.Next(damaged.Length)] = (byte)_random.Next(256);
                }

                return damaged;
            case 2:
                // Longer than the longest line.
                return Line(_random.Next(10, 30));
            case 3:
                // Half a line: the next one continues it.
                return Line(1)[..^1];
            default:
                return Line(_random.Next(1, 4));
        }
    }

    private byte[] Line(int units)
    {
        StringBuilder text = new();
        for (int i = 0; i < units; i++)
        {
            text.Append(i == 0 ? "" : _random.Next(2) == 0 ? ";:" : ";").Append(s_units[_random.Next(s_units.Length)]);
        }

        string line = _random.Next(3) == 0 ? text.ToString().ToLowerInvariant() : text.ToString();
        return Encoding.Latin1.GetBytes(line + (_random.Next(5) == 0 ? '\r' : '\n'));
    }
}
