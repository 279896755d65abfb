using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>The registers of IEEE 488.2 (chapter 11) and SCPI-99 (volume 1, chapter 9): conditions, events, masks.</summary>
internal sealed class StatusRegisters
{
    internal const int OperationComplete = 1;
    internal const int QueryError = 4;
    internal const int DeviceError = 8;
    internal const int ExecutionError = 16;
    internal const int CommandError = 32;
    internal const int PowerOn = 128;

    internal const int Calibrating = 1;
    internal const int Settling = 2;
    internal const int Ranging = 4;
    internal const int Measuring = 16;
    internal const int Paused = 256;
    internal const int Complete = 512;
    internal const int Remote = 1024;

    internal const int FaultLatched = 2;
    internal const int BatteryLow = 8;
    internal const int SelfTestFailed = 256;
    internal const int StrapMissing = 512;
    internal const int StopPressed = 1024;
    internal const int ChargerPresent = 2048;

    private const int ErrorBit = 4;
    private const int QuestionableBit = 8;
    private const int EventBit = 32;
    private const int ServiceBit = 64;
    private const int OperationBit = 128;

    private readonly SessionStateMachine _session;
    private readonly SafetyGate _gate;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly ErrorQueue _errors;

    internal StatusRegisters(SessionStateMachine session, SafetyGate gate, Measurement measurement, InputState inputs, ErrorQueue errors)
    {
        _session = session;
        _gate = gate;
        _measurement = measurement;
        _inputs = inputs;
        _errors = errors;
    }

    /// <summary>Standard event status register, and its mask.</summary>
    internal int Event = PowerOn;
    internal int EventEnable;

    /// <summary>Mask of the status byte.</summary>
    internal int ServiceEnable;

    /// <summary>Events and masks of the two condition registers.</summary>
    internal int OperationEvent;
    internal int OperationEnable;
    internal int QuestionableEvent;
    internal int QuestionableEnable;

    /// <summary>The console has started the session that runs.</summary>
    internal bool IsRemote;

    /// <summary>Adds an error to the queue, and to the events.</summary>
    internal void Add(ConsoleError error)
    {
        Add(ErrorTexts.NumberOf(error), ErrorTexts.TextOf(error));
    }

    /// <summary>Adds an error of the device to the queue, and to the events.</summary>
    internal void Add(int number, string text)
    {
        if (number > -200 && number < 0)
        {
            Event |= CommandError;
        }
        else if (number > -300 && number < 0)
        {
            Event |= ExecutionError;
        }
        else
        {
            Event |= number <= -400 ? QueryError : DeviceError;
        }

        if (!_errors.Add(number, text))
        {
            Event |= DeviceError;
        }
    }

    /// <summary>Empties queue and events.</summary>
    internal void Clear()
    {
        _errors.Clear();
        Event = 0;
        OperationEvent = 0;
        QuestionableEvent = 0;
    }

    /// <summary>The bits of a state of the session.</summary>
    internal static int OfState(SessionState state)
    {
        switch (state)
        {
            case SessionState.SelfTest:
                return Calibrating;
            case SessionState.ContactCheck:
                return Settling | Measuring;
            case SessionState.RampUp:
            case SessionState.RampDown:
                return Ranging | Measuring;
            case SessionState.Deliver:
            case SessionState.Rest:
                return Measuring;
            case SessionState.Paused:
                return Paused;
            case SessionState.Complete:
                return Complete;
            default:
                return 0;
        }
    }

    /// <summary>Takes note of a state that was entered.</summary>
    internal void Enter(SessionState state)
    {
        OperationEvent |= OfState(state);
        if (state == SessionState.Fault)
        {
            QuestionableEvent |= FaultLatched;
        }
    }

    /// <summary>What holds now.</summary>
    internal int OperationCondition()
    {
        return OfState(_session.State) | (IsRemote ? Remote : 0);
    }

    /// <summary>What speaks against a session now. What was seen counts as an event.</summary>
    internal int QuestionableCondition()
    {
        int bits = _gate.Fault != FaultCode.None ? FaultLatched : 0;
        bits |= _measurement.BatteryMilliVolts < InterlockMonitor.LowBatteryMilliVolts ? BatteryLow : 0;
        bits |= _gate.Fault >= FaultCode.SelfTestFailed ? SelfTestFailed : 0;
        bits |= _inputs.BenchStrap ? 0 : StrapMissing;
        bits |= _inputs.StopPressed ? StopPressed : 0;
        bits |= _inputs.ChargerPresent ? ChargerPresent : 0;
        QuestionableEvent |= bits;
        return bits;
    }

    /// <summary>The status byte.</summary>
    internal int StatusByte()
    {
        int bits = _errors.Count > 0 ? ErrorBit : 0;
        bits |= (QuestionableEvent & QuestionableEnable) != 0 ? QuestionableBit : 0;
        bits |= (Event & EventEnable) != 0 ? EventBit : 0;
        bits |= (OperationEvent & OperationEnable) != 0 ? OperationBit : 0;
        return bits | ((bits & ServiceEnable) != 0 ? ServiceBit : 0);
    }
}
