namespace NanoStim.Scope.Tests.Live;

/// <summary>From the "MSO1000Z/DS1000Z Series Digital Oscilloscope Programming Guide" (Rigol). More points than one answer holds.</summary>
internal sealed class RigolStandIn : ScopeStandIn
{
    private const int Points = 300_000;
    private int _start = 1;
    private int _stop = Points;

    public RigolStandIn(Func<double, double> signal)
        : base("RIGOL TECHNOLOGIES,DS1054Z,DS1ZA000000001,00.04.04.SP4", signal)
    {
        On(":STOP", (_, _) => null);
        On(":CHANnel#:DISPlay", (_, _) => null);
        On(":CHANnel#:COUPling", (_, _) => null);
        On(":CHANnel#:OFFSet", (_, _) => null);
        On(":CHANnel#:SCALe", (_, value) => { PerDivision = Number(value); return null; });
        On(":TIMebase:MAIN:SCALe", (_, value) => { TimePerDivision = Number(value); return null; });
        On(":TRIGger:MODE", (_, _) => null);
        On(":TRIGger:EDGe:SOURce", (_, _) => null);
        On(":TRIGger:EDGe:SLOPe", (_, _) => null);
        On(":TRIGger:EDGe:LEVel", (_, value) => { TriggerVolts = Number(value); return null; });
        On(":SINGle", (_, _) => { IsArmed = true; return null; });
        On(":TFORce", (_, _) => { IsForced = true; return null; });
        On(":TRIGger:STATus?", (_, _) => IsDone ? "STOP" : "WAIT");
        On(":WAVeform:SOURce", (_, value) => { Source = value[^1] - '0'; return null; });
        On(":WAVeform:MODE", (_, _) => null);
        On(":WAVeform:FORMat", (_, _) => null);
        On(":WAVeform:STARt", (_, value) => { _start = int.Parse(value); return null; });
        On(":WAVeform:STOP", (_, value) => { _stop = int.Parse(value); return null; });
        On(":WAVeform:PREamble?", (_, _) => $"0,2,{Points},1,{Text(12 * TimePerDivision / Points)},{Text(-6 * TimePerDivision)},0,{Text(PerDivision / 25)},-10,127");
        On(":WAVeform:DATA?", (_, _) => _stop - _start >= 250_000
            ? Block([])
            : Block(Codes(Points, 12)[(_start - 1).._stop].Select(code => (byte)Math.Clamp(code + 127 - 10, 0, 255))));
    }
}

/// <summary>From the "InfiniiVision 3000 X-Series Oscilloscopes Programmer's Guide" (Keysight).</summary>
internal sealed class KeysightStandIn : ScopeStandIn
{
    private const int Points = 50_000;

    public KeysightStandIn(Func<double, double> signal)
        : base("KEYSIGHT TECHNOLOGIES,MSO-X 3024A,MY00000001,02.65", signal)
    {
        On(":STOP", (_, _) => null);
        On(":CHANnel#:DISPlay", (_, _) => null);
        On(":CHANnel#:COUPling", (_, _) => null);
        On(":CHANnel#:OFFSet", (_, _) => null);
        On(":CHANnel#:SCALe", (_, value) => { PerDivision = Number(value); return null; });
        On(":TIMebase:SCALe", (_, value) => { TimePerDivision = Number(value); return null; });
        On(":TRIGger:MODE", (_, _) => null);
        On(":TRIGger:EDGE:SOURce", (_, _) => null);
        On(":TRIGger:EDGE:SLOPe", (_, _) => null);
        On(":TRIGger:EDGE:LEVel", (_, value) => { TriggerVolts = Number(value); return null; });
        On(":TRIGger:FORCe", (_, _) => { IsForced = true; return null; });
        On(":SINGle", (_, _) => { IsArmed = true; return null; });
        On(":OPERegister:CONDition?", (_, _) => IsDone ? "+0" : "+8");
        On(":WAVeform:SOURce", (_, value) => { Source = value[^1] - '0'; return null; });
        On(":WAVeform:POINts:MODE", (_, _) => null);
        On(":WAVeform:FORMat", (_, _) => null);
        On(":WAVeform:UNSigned", (_, _) => null);
        On(":WAVeform:PREamble?", (_, _) => $"+0,+0,+{Points},+1,{Text(10 * TimePerDivision / Points)},{Text(-5 * TimePerDivision)},+0,{Text(PerDivision / 25)},{Text(0)},+128");
        On(":WAVeform:DATA?", (_, _) => Block(Codes(Points, 10).Select(code => (byte)(code + 128))));
    }
}

/// <summary>From the "MDO4000 Series Programmer Manual" (Tektronix 077-0510).</summary>
internal sealed class TektronixStandIn : ScopeStandIn
{
    private const int Points = 100_000;

    public TektronixStandIn(Func<double, double> signal)
        : base("TEKTRONIX,MDO3024,C000001,CF:91.1CT FV:1.30", signal)
    {
        On("HEADer", (_, _) => null);
        On("SELect:CH#", (_, _) => null);
        On("CH#:COUPling", (_, _) => null);
        On("CH#:POSition", (_, _) => null);
        On("CH#:SCAle", (_, value) => { PerDivision = Number(value); return null; });
        On("HORizontal:SCAle", (_, value) => { TimePerDivision = Number(value); return null; });
        On("HORizontal:RECOrdlength?", (_, _) => $"{Points}");
        On("TRIGger:A:TYPe", (_, _) => null);
        On("TRIGger:A:EDGE:SOUrce", (_, _) => null);
        On("TRIGger:A:EDGE:SLOpe", (_, _) => null);
        On("TRIGger:A:LEVel", (_, value) => { TriggerVolts = Number(value); return null; });
        On("TRIGger", (_, value) => { IsForced = value.StartsWith("FORC", StringComparison.OrdinalIgnoreCase); return null; });
        On("ACQuire:STOPAfter", (_, _) => null);
        On("ACQuire:STATE", (_, value) => { IsArmed = value == "RUN"; return null; });
        On("ACQuire:STATE?", (_, _) => IsDone ? "0" : "1");
        On("DATa:SOUrce", (_, value) => { Source = value[^1] - '0'; return null; });
        On("DATa:ENCdg", (_, _) => null);
        On("DATa:WIDth", (_, _) => null);
        On("DATa:STARt", (_, _) => null);
        On("DATa:STOP", (_, _) => null);
        On("WFMOutpre:XINcr?", (_, _) => Text(10 * TimePerDivision / Points));
        On("WFMOutpre:XZEro?", (_, _) => Text(-5 * TimePerDivision));
        On("WFMOutpre:PT_Off?", (_, _) => "0");
        On("WFMOutpre:YMUlt?", (_, _) => Text(PerDivision / 25));
        On("WFMOutpre:YOFf?", (_, _) => "0.0E+0");
        On("WFMOutpre:YZEro?", (_, _) => "0.0E+0");
        On("CURVe?", (_, _) => Block(Codes(Points, 10).Select(code => (byte)(sbyte)code)));
    }
}

/// <summary>From the "Digital Oscilloscopes Programming Guide" (Siglent PG01-E02C). Answers carry the name of the block.</summary>
internal sealed class SiglentStandIn : ScopeStandIn
{
    private const int Points = 140_000;

    public SiglentStandIn(Func<double, double> signal)
        : base("Siglent Technologies,SDS1104X-E,SDSMM000000001,8.1.6.1.35R2", signal)
    {
        On("CHDR", (_, _) => null);
        On("STOP", (_, _) => null);
        On("C#:TRA", (_, _) => null);
        On("C#:CPL", (_, _) => null);
        On("C#:OFST", (_, _) => null);
        On("C#:VDIV", (_, value) => { PerDivision = Number(value); return null; });
        On("C#:VDIV?", (_, _) => Text(PerDivision));
        On("C#:OFST?", (_, _) => Text(0));
        On("TDIV", (_, value) => { TimePerDivision = Number(value); return null; });
        On("TDIV?", (_, _) => Text(TimePerDivision));
        On("TRDL", (_, _) => null);
        On("TRDL?", (_, _) => Text(0));
        On("TRSE", (_, _) => null);
        On("C#:TRSL", (_, _) => null);
        On("C#:TRLV", (_, value) => { TriggerVolts = Number(value); return null; });
        On("TRMD", (_, value) => { IsArmed = value == "SINGLE"; return null; });
        On("FRTR", (_, _) => { IsForced = true; return null; });
        On("SAST?", (_, _) => IsDone ? "Stop" : "Ready");
        On("SARA?", (_, _) => Text(Points / (14 * TimePerDivision)) + "Sa/s");
        On("WFSU", (_, _) => null);
        On("C#:WF?", (channel, _) =>
        {
            Source = channel;
            return (byte[])[.. "DAT2,"u8, .. Block(Codes(Points, 14).Select(code => (byte)(sbyte)code)), (byte)'\n'];
        });
    }
}
