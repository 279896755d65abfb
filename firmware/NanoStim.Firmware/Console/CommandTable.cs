namespace NanoStim.Firmware.Console;

/// <summary>All commands. docs/console.md says what they do; a test compares the two.</summary>
/// <remarks>
/// Called once, so that the texts of the headers take no memory after that. Headers that are used most come first: the search for a header goes in this order.
/// </remarks>
public static class CommandTable
{
    private const int Query = CommandRules.Query;
    private const int Command = CommandRules.Command;
    private const int Strap = CommandRules.Strap;
    private const int Idle = CommandRules.Idle;
    private const int Limits = CommandRules.Limits;

    /// <summary>Gives every command to <paramref name="sink"/>.</summary>
    public static void List(ICommandSink sink)
    {
        ListMeasurements(sink);
        ListSession(sink);
        ListSystem(sink);
        ListProtection(sink);
        ListRecords(sink);
        ListUserProgram(sink);
        ListCalibration(sink);
        ListCommon(sink);
    }

    private static void ListMeasurements(ICommandSink sink)
    {
        sink.Add("MEASure:CURRent[:PEAK]", CommandId.PeakCurrent, ParameterKind.None, Query);
        sink.Add("MEASure:CURRent:MEAN", CommandId.MeanCurrent, ParameterKind.None, Query);
        sink.Add("MEASure:CURRent:SIGNed", CommandId.SignedCurrent, ParameterKind.None, Query);
        sink.Add("MEASure:VOLTage[:ELECtrode]", CommandId.ElectrodeVoltage, ParameterKind.None, Query);
        sink.Add("MEASure:VOLTage:BATTery", CommandId.BatteryVoltage, ParameterKind.None, Query);
        sink.Add("MEASure:VOLTage:RESErvoir", CommandId.ReservoirVoltage, ParameterKind.None, Query);
        sink.Add("MEASure:IMPedance", CommandId.Impedance, ParameterKind.None, Query);
        sink.Add("MEASure:CHARge", CommandId.Charge, ParameterKind.None, Query);
        sink.Add("MEASure:ALL", CommandId.AllMeasurements, ParameterKind.None, Query);
    }

    private static void ListSession(ICommandSink sink)
    {
        sink.Add("OUTPut[:STATe]", CommandId.Output, ParameterKind.Switch, Query | Command);
        sink.Add("OUTPut:PAUSe", CommandId.Pause, ParameterKind.None, Command);
        sink.Add("OUTPut:RESume", CommandId.Resume, ParameterKind.None, Command | Strap);
        sink.Add("OUTPut:INHibit", CommandId.Inhibit, ParameterKind.None, Query);
        sink.Add("ABORt", CommandId.Abort, ParameterKind.None, Command);
        sink.Add("[SOURce:]CURRent[:LEVel]", CommandId.Current, ParameterKind.Current, Query | Command | Strap | Limits);
        sink.Add("[SOURce:]FREQuency", CommandId.Frequency, ParameterKind.Rate, Query | Command | Strap | Idle | Limits);
        sink.Add("[SOURce:]PULSe:WIDTh", CommandId.Width, ParameterKind.Width, Query | Command | Strap | Idle | Limits);
        sink.Add("[SOURce:]PULSe:SHAPe", CommandId.Shape, ParameterKind.Shape, Query | Command | Strap | Idle);
        sink.Add("[SOURce:]DURation", CommandId.Duration, ParameterKind.Duration, Query | Command | Strap | Idle | Limits);
        sink.Add("[SOURce:]MODE", CommandId.Mode, ParameterKind.None, Query);
        sink.Add("PROGram:CATalog", CommandId.Catalogue, ParameterKind.None, Query);
        sink.Add("PROGram:NAME", CommandId.ProgramName, ParameterKind.Text, Query | Command | Strap | Idle);
    }

    private static void ListSystem(ICommandSink sink)
    {
        sink.Add("SYSTem:ERRor[:NEXT]", CommandId.NextError, ParameterKind.None, Query);
        sink.Add("SYSTem:ERRor:COUNt", CommandId.ErrorCount, ParameterKind.None, Query);
        sink.Add("SYSTem:STATe", CommandId.State, ParameterKind.None, Query);
        sink.Add("SYSTem:TIME", CommandId.Time, ParameterKind.None, Query);
        sink.Add("SYSTem:WDOG", CommandId.KeepAlive, ParameterKind.Interval, Query | Command | Strap | Limits);
        sink.Add("SYSTem:VERSion", CommandId.Version, ParameterKind.None, Query);
        sink.Add("STATus:OPERation[:EVENt]", CommandId.OperationEvent, ParameterKind.None, Query);
        sink.Add("STATus:OPERation:CONDition", CommandId.OperationCondition, ParameterKind.None, Query);
        sink.Add("STATus:OPERation:ENABle", CommandId.OperationEnable, ParameterKind.WholeNumber, Query | Command);
        sink.Add("STATus:QUEStionable[:EVENt]", CommandId.QuestionableEvent, ParameterKind.None, Query);
        sink.Add("STATus:QUEStionable:CONDition", CommandId.QuestionableCondition, ParameterKind.None, Query);
        sink.Add("STATus:QUEStionable:ENABle", CommandId.QuestionableEnable, ParameterKind.WholeNumber, Query | Command);
        sink.Add("STATus:PRESet", CommandId.Preset, ParameterKind.None, Command);
    }

    private static void ListProtection(ICommandSink sink)
    {
        sink.Add("OUTPut:PROTection:TRIPped", CommandId.Tripped, ParameterKind.None, Query);
        sink.Add("OUTPut:PROTection:CODE", CommandId.FaultNumber, ParameterKind.None, Query);
        sink.Add("OUTPut:PROTection:REASon", CommandId.FaultReason, ParameterKind.None, Query);
        sink.Add("OUTPut:PROTection:TEXT", CommandId.FaultText, ParameterKind.None, Query);
        sink.Add("OUTPut:PROTection:REMedy", CommandId.FaultRemedy, ParameterKind.None, Query);
        sink.Add("OUTPut:PROTection:CLEar", CommandId.ClearFault, ParameterKind.None, Command | Strap);
    }

    private static void ListRecords(ICommandSink sink)
    {
        sink.Add("LIMit:CURRent", CommandId.LimitCurrent, ParameterKind.None, Query);
        sink.Add("LIMit:FREQuency", CommandId.LimitFrequency, ParameterKind.None, Query);
        sink.Add("LIMit:WIDTh", CommandId.LimitWidth, ParameterKind.None, Query);
        sink.Add("LIMit:DURation", CommandId.LimitDuration, ParameterKind.None, Query);
        sink.Add("LIMit:CHARge", CommandId.LimitCharge, ParameterKind.None, Query);
        sink.Add("LIMit:DAY", CommandId.LimitDay, ParameterKind.None, Query);
        sink.Add("USAGe:TIME", CommandId.UsageTime, ParameterKind.None, Query);
        sink.Add("USAGe:CHARge", CommandId.UsageCharge, ParameterKind.None, Query);
        sink.Add("USAGe:LEFT", CommandId.UsageLeft, ParameterKind.None, Query);
        sink.Add("LOG", CommandId.LogEntry, ParameterKind.None, Query | CommandRules.Number);
        sink.Add("LOG:COUNt", CommandId.LogCount, ParameterKind.None, Query);
        sink.Add("LOG:LAST", CommandId.LogLast, ParameterKind.None, Query);
        sink.Add("STReam[:STATe]", CommandId.Stream, ParameterKind.Switch, Query | Command);
        sink.Add("STReam:INTerval", CommandId.StreamInterval, ParameterKind.Interval, Query | Command);
    }

    private static void ListUserProgram(ICommandSink sink)
    {
        sink.Add("PROGram:USER:CLEar", CommandId.UserClear, ParameterKind.None, Command | Strap | Idle);
        sink.Add("PROGram:USER:SEGMent", CommandId.UserSegment, ParameterKind.WholeNumber, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:SHAPe", CommandId.UserShape, ParameterKind.Shape, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:FREQuency", CommandId.UserFrequency, ParameterKind.Rate, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:WIDTh", CommandId.UserWidth, ParameterKind.Width, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:PULSes", CommandId.UserPulses, ParameterKind.WholeNumber, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:TIME", CommandId.UserTime, ParameterKind.Duration, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:UP", CommandId.UserUp, ParameterKind.Interval, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:ON", CommandId.UserOn, ParameterKind.Interval, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:DOWN", CommandId.UserDown, ParameterKind.Interval, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:OFF", CommandId.UserOff, ParameterKind.Interval, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:LEVel", CommandId.UserLevel, ParameterKind.WholeNumber, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:REPeat", CommandId.UserRepeat, ParameterKind.WholeNumber, Query | Command | Strap | Idle);
        sink.Add("PROGram:USER:LOAD", CommandId.UserLoad, ParameterKind.None, Command | Strap | Idle);
        sink.Add("PROGram:USER:STORe", CommandId.UserStore, ParameterKind.None, Command | Strap | Idle);
        sink.Add("PROGram:USER:DELete", CommandId.UserDelete, ParameterKind.None, Command | Strap | Idle);
        sink.Add("PROGram:USER:STATe", CommandId.UserState, ParameterKind.None, Query);
    }

    private static void ListCalibration(ICommandSink sink)
    {
        sink.Add("CALibration:CURRent", CommandId.CalibrationCurrent, ParameterKind.Current, Query | Command | Strap);
        sink.Add("CALibration:GAIN", CommandId.CalibrationGain, ParameterKind.None, Query);
        sink.Add("CALibration:STATe", CommandId.CalibrationState, ParameterKind.None, Query);
        sink.Add("CALibration:SAVE", CommandId.CalibrationSave, ParameterKind.None, Command | Strap | Idle);
        sink.Add("CALibration:RESet", CommandId.CalibrationReset, ParameterKind.None, Command | Strap | Idle);
    }

    private static void ListCommon(ICommandSink sink)
    {
        sink.Add("*IDN", CommandId.Identify, ParameterKind.None, Query);
        sink.Add("*RST", CommandId.Reset, ParameterKind.None, Command);
        sink.Add("*CLS", CommandId.ClearStatus, ParameterKind.None, Command);
        sink.Add("*TST", CommandId.SelfTest, ParameterKind.None, Query);
        sink.Add("*OPC", CommandId.OperationComplete, ParameterKind.None, Query | Command);
        sink.Add("*WAI", CommandId.Wait, ParameterKind.None, Command);
        sink.Add("*ESR", CommandId.EventStatus, ParameterKind.None, Query);
        sink.Add("*ESE", CommandId.EventEnable, ParameterKind.WholeNumber, Query | Command);
        sink.Add("*STB", CommandId.StatusByte, ParameterKind.None, Query);
        sink.Add("*SRE", CommandId.ServiceEnable, ParameterKind.WholeNumber, Query | Command);
        sink.Add("*SAV", CommandId.Save, ParameterKind.WholeNumber, Command);
        sink.Add("*RCL", CommandId.Recall, ParameterKind.WholeNumber, Command | Strap | Idle);
    }
}
