using NanoStim.Firmware.Console;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Regulation;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware;

/// <summary>The stimulator. <see cref="Step"/> is everything that it does, once in 10 ms.</summary>
public sealed class Stimulator
{
    // Less than the inputs that are read in turn need for all of them, 70 ms; half a step less than 60 ms, for a step that comes a little early.
    private const int ServiceMicros = 55000;
    private const int PollMicros = 95000;

    // Light and buzzer are served every 0.12 s, and in a ramp every 0.2 s.
    private const int MostIndicationSteps = 20;

    private readonly IClock _clock;
    private readonly ISense _sense;
    private readonly IInputs _inputReader;
    private readonly IWatchdog _watchdog;

    private readonly Measurement _measurement = new Measurement();
    private readonly InputState _inputs = new InputState();
    private readonly MeasurementWindow _window = new MeasurementWindow();
    private readonly PeakRegulator _regulator = new PeakRegulator();
    private readonly OutputStage _output;
    private readonly SafetyGate _gate;
    private readonly SessionStateMachine _session;
    private readonly OutputRequest _request = new OutputRequest();
    private readonly ButtonPanel _panel;
    private readonly Indication _indication;
    private readonly ScpiConsole _console;

    private long _serviceMicros;
    private long _indicatedMicros;
    private long _pollMicros;

    // When the console is to be called: at once while it is awake.
    private long _consoleMicros;
    private int _services;

    /// <summary>Takes over a board, output off.</summary>
    public Stimulator(IStimulatorBoard board)
    {
        _clock = board.Clock;
        _sense = board.Sense;
        _inputReader = board.Inputs;
        _watchdog = board.Watchdog;
        _gate = new SafetyGate(_request, _measurement, _inputs, _window, _sense.MaxCounts);
        _output = new OutputStage(board, _gate);
        _session = new SessionStateMachine(board, _request, _measurement, _inputs, _gate);
        _panel = new ButtonPanel(_inputs, _session);
        _indication = new Indication(board.Indicator);
        _console = new ScpiConsole(board.ConsolePort, _clock, _session, _gate, _measurement, _window, _inputs);
    }

    /// <summary>The session: its state, and the commands that buttons and console give.</summary>
    public SessionStateMachine Session => _session;

    /// <summary>The console.</summary>
    internal ScpiConsole Console => _console;

    /// <summary>
    /// Another console on the same session, for a host: with inputs of its own, so that it can be one without the bench strap. The host calls it between steps.
    /// </summary>
    internal ScpiConsole NewConsole(IConsolePort port, InputState inputs)
    {
        return new ScpiConsole(port, _clock, _session, _gate, _measurement, _window, inputs);
    }

    /// <summary>The latched fault, or none.</summary>
    public FaultCode Fault => _gate.Fault;

    /// <summary>The exception that has halted the loop, or null.</summary>
    public string HaltReason { get; private set; }

    /// <summary>The current that is allowed now, in µA.</summary>
    public int AllowedMicroAmps => _gate.MicroAmps;

    /// <summary>What the inputs were read as.</summary>
    internal InputState Inputs => _inputs;

    /// <summary>What was measured last.</summary>
    public Measurement Measured => _measurement;

    /// <summary>
    /// The whole cycle: sense, what is requested, what is allowed, output. Only then what may take its time.
    /// </summary>
    public void Step()
    {
        long now = _clock.NowMicros();
        if (_gate.BeginStep(now))
        {
            // For the step before, at the start of this one: whatever a garbage collection takes, the kicks come at the ticks.
            _watchdog.Kick();
        }

        _inputReader.Sample(_inputs);
        _sense.Sample(_measurement);
        int due = _window.Add(_measurement);
        if ((due & 1) != 0)
        {
            Act(now, due);
        }
        else if (!_session.HasOutput || _inputs.StopPressed)
        {
            Rest(now, due);
        }
        else if (!_gate.Holds(due))
        {
            Apply(now);
        }
        else
        {
            if (_output.Alternates != 0)
            {
                ApplyPolarity(now);
            }

            if (!_request.Steady && _gate.IsLight(due))
            {
                if (now >= _serviceMicros)
                {
                    ServeUser(now, due);
                }
                else if (_console.IsAwake)
                {
                    _console.Work(now);
                }
            }
        }
    }

    /// <summary>The session moves on. While nothing changes, that leaves time for user and console.</summary>
    private void Act(long now, int due)
    {
        if (!_request.Steady)
        {
            ActOnChange(now, due);
            return;
        }

        bool moved = _session.Advance(now);
        if (due == CheckSchedule.Regulation)
        {
            _gate.Decide(due, _regulator.Regulate(_request, _window, _gate.Limits));
            Apply(now);
            if (now >= _pollMicros && !moved)
            {
                PollConsole(now, false);
            }
        }
        else if (!_gate.Holds(due) || moved)
        {
            Apply(now);
        }
        else
        {
            if (_output.Alternates != 0)
            {
                ApplyPolarity(now);
            }

            if (now >= _serviceMicros)
            {
                ServeUser(now, due);
                if (_console.IsAwake)
                {
                    _console.WorkIfYoung(now);
                }
            }
            else if (now >= _consoleMicros)
            {
                KeepService(now);
                ServeConsole(now);
            }
        }
    }

    /// <summary>
    /// The current changes, and the session with it. User and console have the steps that look and have little to check; a console that has something to
    /// do has every second of those that act as well, in which the current stays as it is.
    /// </summary>
    private void ActOnChange(long now, int due)
    {
        if ((due & 2) != 0 && _console.IsAwake && _session.HasOutput && !_inputs.StopPressed)
        {
            Stay(now, due);
            return;
        }

        bool moved = _session.Advance(now);
        _gate.Decide(due, _regulator.Regulate(_request, _window, _gate.Limits));
        Apply(now);
        if (_session.HasOutput)
        {
            // Time for a look at the port, but not while pulses are about to start.
            if (now >= _pollMicros && !moved && !_console.IsAwake && _request.MicroAmps != 0 && _gate.MicroAmps != 0)
            {
                PollConsole(now, true);
            }
        }
        else if (!moved)
        {
            ServeConsole(now);
            if (now >= _serviceMicros)
            {
                ServeUser(now, due);
            }
        }
    }

    private void Stay(long now, int due)
    {
        _session.PassOver();
        if (!_gate.Holds(due))
        {
            Apply(now);
            return;
        }

        if (_output.Alternates != 0)
        {
            ApplyPolarity(now);
        }

        if (now >= _pollMicros)
        {
            PollConsole(now, true);
        }
        else
        {
            _console.WorkAtOnce(now);
        }
    }

    /// <summary>Without output, or while STOP ends it, the session moves in every step.</summary>
    private void Rest(long now, int due)
    {
        // Without output the gate does not check the window; one that never acts would leave buttons and light dead.
        if (!_session.HasOutput && !_window.IsIntact())
        {
            _window.Restart(CheckSchedule.MinSteps, _measurement.SharedHigh);
        }

        KeepService(now);
        bool moved = _session.Advance(now);
        _gate.Decide(due, _gate.MicroAmps);
        Apply(now);
        if (!moved && !_session.HasOutput)
        {
            ServeConsole(now);
        }
    }

    private void ApplyPolarity(long now)
    {
        if (!_output.ApplyPolarity(now))
        {
            _gate.Trip(FaultCode.StateCorrupt);
            _session.Fail(now);
        }
    }

    private void Apply(long now)
    {
        if (!_output.Apply(now))
        {
            _gate.Trip(FaultCode.StateCorrupt);
        }

        if (_gate.Fault != FaultCode.None)
        {
            _session.Fail(now);
        }
    }

    /// <summary>Buttons each time, light and buzzer every second time, and every fourth time the session, or what is due, is checked.</summary>
    private void ServeUser(long now, int due)
    {
        _serviceMicros = now + ServiceMicros;
        if (_panel.Look(now))
        {
            // A button takes what time this step has.
            return;
        }

        _services++;
        if ((_services & 1) != 0)
        {
            Indicate(now);
        }
        else if ((_services & 2) != 0)
        {
            _session.CheckIntegrity();
        }
        else
        {
            CheckSchedules(now);
        }
    }

    /// <summary>A flipped bit does not put off for ever what is due.</summary>
    private void CheckSchedules(long now)
    {
        if (_pollMicros - now > PollMicros || _consoleMicros - now > PollMicros)
        {
            _pollMicros = now;
            _consoleMicros = now;
        }

        // Counted by the clock: it is the window that says what else is due.
        if (!_window.IsIntact())
        {
            _gate.Trip(FaultCode.StateCorrupt);
            Apply(now);
        }
    }

    /// <summary>Nor does a flipped bit put the buttons off for ever.</summary>
    private void KeepService(long now)
    {
        if (_serviceMicros - now > ServiceMicros)
        {
            _serviceMicros = now;
        }
    }

    private void ServeConsole(long now)
    {
        if (now >= _pollMicros)
        {
            PollConsole(now, true);
            if (_session.HasOutput)
            {
                return;
            }
        }

        if (_console.IsAwake)
        {
            _console.Work(now);
            _consoleMicros = _console.IsAwake ? 0 : _pollMicros;
        }
    }

    /// <summary>A step that has no time for what the keep-alive may do leaves the rest to the next.</summary>
    private void PollConsole(long now, bool mayAct)
    {
        _pollMicros = _console.Poll(now, mayAct) ? now + PollMicros : now;
        _consoleMicros = _console.IsAwake ? 0 : _pollMicros;
    }

    private void Indicate(long now)
    {
        // The time since the last call, to the nearest step; what took longer than a pattern can show is left out.
        long steps = (now - _indicatedMicros + StepTiming.TickMicros / 2) / StepTiming.TickMicros;
        _indicatedMicros = now;
        _session.StoreUsage(now);
        _indication.Pass(steps >= 0 && steps < MostIndicationSteps ? (int)steps : MostIndicationSteps, _session.State, BatteryIsLow);
    }

    /// <summary>Watched while the latch is armed; otherwise as it was read last.</summary>
    private bool BatteryIsLow => _gate.Power == OutputPower.Off ? _measurement.BatteryMilliVolts < InterlockMonitor.LowBatteryMilliVolts : _gate.BatteryIsLow;

    /// <summary>The loop has met an exception and made the board safe: there will be no more steps.</summary>
    internal void Halt(string reason)
    {
        HaltReason = reason;
        _gate.Trip(FaultCode.InternalError);
    }
}
