namespace NanoStim.Scope.Live;

/// <summary>Rigol DS1000Z, MSO5000 and DHO. From the "MSO1000Z/DS1000Z Series Digital Oscilloscope Programming Guide": V = (code - YORigin - YREFerence) * YINCrement.</summary>
internal sealed class RigolDialect : IScopeDialect
{
    // Most that one answer holds in the form BYTE.
    private const int PointsAtOnce = 250_000;

    public int Divisions => 12;

    public bool Speaks(string identity) => identity.StartsWith("RIGOL", StringComparison.OrdinalIgnoreCase);

    public void Arm(ScpiLink link, GrabSettings settings)
    {
        link.Write(":STOP");
        foreach (int channel in settings.Channels)
        {
            link.Write($":CHAN{channel}:DISP ON");
            link.Write($":CHAN{channel}:COUP DC");
            link.Write($":CHAN{channel}:OFFS 0");
            link.Write($":CHAN{channel}:SCAL {ScpiText.Number(settings.VoltsPerDivision)}");
        }

        link.Write($":TIM:MAIN:SCAL {ScpiText.Number(settings.SecondsPerDivision(Divisions))}");
        link.Write(":TRIG:MODE EDGE");
        link.Write($":TRIG:EDG:SOUR CHAN{settings.Channels[0]}");
        link.Write(":TRIG:EDG:SLOP POS");
        link.Write($":TRIG:EDG:LEV {ScpiText.Number(settings.TriggerVolts)}");
        link.Write(":SING");
    }

    public void Force(ScpiLink link) => link.Write(":TFOR");

    public bool IsDone(ScpiLink link) => link.Query(":TRIG:STAT?").StartsWith("STOP", StringComparison.OrdinalIgnoreCase);

    public (double Start, double Interval, double[] Volts) Fetch(ScpiLink link, int channel)
    {
        link.Write($":WAV:SOUR CHAN{channel}");
        link.Write(":WAV:MODE RAW");
        link.Write(":WAV:FORM BYTE");
        (long points, double step, double origin, double zero, double yStep, double yOrigin, double yZero) = ScpiText.Preamble(link.Query(":WAV:PRE?"));
        List<double> volts = [];
        while (volts.Count < points)
        {
            link.Write($":WAV:STAR {volts.Count + 1}");
            link.Write($":WAV:STOP {Math.Min(points, volts.Count + PointsAtOnce)}");
            byte[] codes = link.QueryBlock(":WAV:DATA?");
            if (codes.Length == 0)
            {
                throw new InstrumentException($"the oscilloscope sends {volts.Count} of {points} points.");
            }

            volts.AddRange(codes.Select(code => (code - yOrigin - yZero) * yStep));
        }

        return (origin - zero * step, step, [.. volts]);
    }
}
