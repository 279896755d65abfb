namespace NanoStim.Scope.Live;

/// <summary>Keysight and Agilent InfiniiVision. From the "InfiniiVision 3000 X-Series Programmer's Guide": V = (code - yreference) * yincrement + yorigin.</summary>
internal sealed class KeysightDialect : IScopeDialect
{
    // Bit 3 of the operation status condition register: running.
    private const int Running = 8;

    public int Divisions => 10;

    public bool Speaks(string identity) =>
        identity.StartsWith("KEYSIGHT", StringComparison.OrdinalIgnoreCase) || identity.StartsWith("AGILENT", StringComparison.OrdinalIgnoreCase);

    public void Arm(ScpiLink link, GrabSettings settings)
    {
        link.Write(":STOP");
        foreach (int channel in settings.Channels)
        {
            link.Write($":CHANnel{channel}:DISPlay 1");
            link.Write($":CHANnel{channel}:COUPling DC");
            link.Write($":CHANnel{channel}:OFFSet 0");
            link.Write($":CHANnel{channel}:SCALe {ScpiText.Number(settings.VoltsPerDivision)}");
        }

        link.Write($":TIMebase:SCALe {ScpiText.Number(settings.SecondsPerDivision(Divisions))}");
        link.Write(":TRIGger:MODE EDGE");
        link.Write($":TRIGger:EDGE:SOURce CHANnel{settings.Channels[0]}");
        link.Write(":TRIGger:EDGE:SLOPe POSitive");
        link.Write($":TRIGger:EDGE:LEVel {ScpiText.Number(settings.TriggerVolts)}");
        link.Write(":SINGle");
    }

    public void Force(ScpiLink link) => link.Write(":TRIGger:FORCe");

    public bool IsDone(ScpiLink link) => ((int)link.QueryNumber(":OPERegister:CONDition?") & Running) == 0;

    public (double Start, double Interval, double[] Volts) Fetch(ScpiLink link, int channel)
    {
        link.Write($":WAVeform:SOURce CHANnel{channel}");
        link.Write(":WAVeform:POINts:MODE RAW");
        link.Write(":WAVeform:FORMat BYTE");
        link.Write(":WAVeform:UNSigned 1");
        (_, double step, double origin, double zero, double yStep, double yOrigin, double yZero) = ScpiText.Preamble(link.Query(":WAVeform:PREamble?"));
        byte[] codes = link.QueryBlock(":WAVeform:DATA?");
        return (origin - zero * step, step, [.. codes.Select(code => (code - yZero) * yStep + yOrigin)]);
    }
}
