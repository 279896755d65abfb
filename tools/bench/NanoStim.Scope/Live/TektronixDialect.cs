namespace NanoStim.Scope.Live;

/// <summary>Tektronix TBS, MDO and MSO. From the "MDO4000 Series Programmer Manual" (077-0510): V = (code - YOFf) * YMUlt + YZEro.</summary>
internal sealed class TektronixDialect : IScopeDialect
{
    public int Divisions => 10;

    public bool Speaks(string identity) => identity.StartsWith("TEKTRONIX", StringComparison.OrdinalIgnoreCase);

    public void Arm(ScpiLink link, GrabSettings settings)
    {
        link.Write("HEADer OFF");
        link.Write("ACQuire:STATE STOP");
        foreach (int channel in settings.Channels)
        {
            link.Write($"SELect:CH{channel} ON");
            link.Write($"CH{channel}:COUPling DC");
            link.Write($"CH{channel}:POSition 0");
            link.Write($"CH{channel}:SCAle {ScpiText.Number(settings.VoltsPerDivision)}");
        }

        link.Write($"HORizontal:SCAle {ScpiText.Number(settings.SecondsPerDivision(Divisions))}");
        link.Write("TRIGger:A:TYPe EDGE");
        link.Write($"TRIGger:A:EDGE:SOUrce CH{settings.Channels[0]}");
        link.Write("TRIGger:A:EDGE:SLOpe RISe");
        link.Write($"TRIGger:A:LEVel {ScpiText.Number(settings.TriggerVolts)}");
        link.Write("ACQuire:STOPAfter SEQuence");
        link.Write("ACQuire:STATE RUN");
    }

    public void Force(ScpiLink link) => link.Write("TRIGger FORCe");

    public bool IsDone(ScpiLink link) => link.QueryNumber("ACQuire:STATE?") == 0;

    public (double Start, double Interval, double[] Volts) Fetch(ScpiLink link, int channel)
    {
        link.Write($"DATa:SOUrce CH{channel}");
        link.Write("DATa:ENCdg RIBinary");
        link.Write("DATa:WIDth 1");
        link.Write("DATa:STARt 1");
        link.Write($"DATa:STOP {link.QueryNumber("HORizontal:RECOrdlength?"):0}");
        double step = link.QueryNumber("WFMOutpre:XINcr?");
        double start = link.QueryNumber("WFMOutpre:XZEro?") - step * link.QueryNumber("WFMOutpre:PT_Off?");
        double yStep = link.QueryNumber("WFMOutpre:YMUlt?");
        double yZero = link.QueryNumber("WFMOutpre:YOFf?");
        double yOrigin = link.QueryNumber("WFMOutpre:YZEro?");
        byte[] codes = link.QueryBlock("CURVe?");
        return (start, step, [.. codes.Select(code => ((sbyte)code - yZero) * yStep + yOrigin)]);
    }
}
