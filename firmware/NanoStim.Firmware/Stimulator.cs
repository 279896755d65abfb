using NanoStim.Firmware.Output;
using NanoStim.Firmware.Regulation;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware;

/// <summary>The stimulator. <see cref="Step"/> is all that it ever does, once in 10 ms.</summary>
public sealed class Stimulator
{
    // The external watchdog takes a kick for a fault when it comes less than 5 ms after the one before.
    private const int MinKickMicros = 6000;

    private readonly IClock _clock;
    private readonly ISense _sense;
    private readonly IInputs _inputReader;
    private readonly IWatchdog _watchdog;
    private readonly IIndicator _indicator;

    private readonly Measurement _measurement = new Measurement();
    private readonly InputState _inputs = new InputState();
    private readonly SenseWindow _window = new SenseWindow();
    private readonly PeakRegulator _regulator = new PeakRegulator();
    private readonly OutputStage _output;
    private readonly SafetyGate _gate;
    private readonly Panel _panel;

    private long _lastKickMicros;
    private bool _lit;

    /// <summary>Takes over a board, output off.</summary>
    public Stimulator(IStimulatorBoard board)
    {
        _clock = board.Clock;
        _sense = board.Sense;
        _inputReader = board.Inputs;
        _watchdog = board.Watchdog;
        _indicator = board.Indicator;
        _output = new OutputStage(board);
        _gate = new SafetyGate(_measurement, _inputs, _window, _sense.MaxCounts);
        Session = new TreatmentSession(board, _measurement, _inputs, _gate);
        _panel = new Panel(_inputs, Session);
    }

    /// <summary>The session: what runs, and the commands that a console gives.</summary>
    public TreatmentSession Session { get; }

    /// <summary>The latched fault, or none.</summary>
    public FaultCode Fault => _gate.Fault;

    /// <summary>The current that is allowed now, in µA.</summary>
    public int AllowedMicroAmps => _gate.MicroAmps;

    /// <summary>What was measured last.</summary>
    public Measurement Measured => _measurement;

    /// <summary>
    /// The whole cycle: sense, what do I want to deliver, what is allowed, output. Then, and only then, what may take its time.
    /// </summary>
    public void Step()
    {
        long now = _clock.NowMicros();
        _sense.Sample(_measurement);
        _inputReader.Sample(_inputs);
        _window.Add(_measurement);

        _panel.Step(now);
        Session.Advance(now);
        OutputRequest request = Session.Request;
        int regulated = _regulator.Regulate(request, _window);

        _gate.Decide(request, regulated, _output.Polarity, now);

        _output.Apply(_gate.Power, _gate.Limits, request.Plan, _gate.MicroAmps, now);

        if (_gate.Fault != FaultCode.None)
        {
            Session.Fail(now);
        }
        else
        {
            KickWatchdog();
        }

        ShowLight();
    }

    private void KickWatchdog()
    {
        long now = _clock.NowMicros();
        if (now - _lastKickMicros >= MinKickMicros)
        {
            _watchdog.Kick();
            _lastKickMicros = now;
        }
    }

    private void ShowLight()
    {
        bool lit = _output.Power != OutputPower.Off;
        if (lit != _lit)
        {
            _lit = lit;
            _indicator.Light(lit);
        }
    }
}
