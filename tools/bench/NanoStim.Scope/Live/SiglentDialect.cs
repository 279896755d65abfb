namespace NanoStim.Scope.Live;

/// <summary>Siglent SDS1000X-E and SDS2000X. From the "Digital Oscilloscopes Programming Guide" (PG01-E02C): V = code * VDIV / 25 - OFST, the code signed.</summary>
internal sealed class SiglentDialect : IScopeDialect
{
    private const double CodesPerDivision = 25;

    public int Divisions => 14;

    public bool Speaks(string identity) => identity.StartsWith("SIGLENT", StringComparison.OrdinalIgnoreCase);

    public void Arm(ScpiLink link, GrabSettings settings)
    {
        link.Write("CHDR OFF");
        link.Write("STOP");
        foreach (int channel in settings.Channels)
        {
            link.Write($"C{channel}:TRA ON");
            link.Write($"C{channel}:CPL D1M");
            link.Write($"C{channel}:OFST 0V");
            link.Write($"C{channel}:VDIV {ScpiText.Number(settings.VoltsPerDivision)}V");
        }

        int source = settings.Channels[0];
        link.Write($"TDIV {ScpiText.Number(settings.SecondsPerDivision(Divisions))}S");
        link.Write("TRDL 0S");
        link.Write($"TRSE EDGE,SR,C{source},HT,OFF");
        link.Write($"C{source}:TRSL POS");
        link.Write($"C{source}:TRLV {ScpiText.Number(settings.TriggerVolts)}V");
        link.Write("TRMD SINGLE");
    }

    public void Force(ScpiLink link) => link.Write("FRTR");

    public bool IsDone(ScpiLink link) => link.Query("SAST?").EndsWith("Stop", StringComparison.OrdinalIgnoreCase);

    public (double Start, double Interval, double[] Volts) Fetch(ScpiLink link, int channel)
    {
        link.Write("WFSU SP,0,NP,0,FP,0");
        double perDivision = link.QueryNumber($"C{channel}:VDIV?");
        double offset = link.QueryNumber($"C{channel}:OFST?");
        double step = 1 / link.QueryNumber("SARA?");
        double start = link.QueryNumber("TRDL?") - link.QueryNumber("TDIV?") * Divisions / 2;
        byte[] codes = link.QueryBlock($"C{channel}:WF? DAT2");
        return (start, step, [.. codes.Select(code => (sbyte)code * perDivision / CodesPerDivision - offset)]);
    }
}
