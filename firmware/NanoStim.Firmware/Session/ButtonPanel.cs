using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>
/// The buttons. Idle: MODE chooses the next program of the mode at which the switch stands, PLUS starts it with one step of intensity.
/// Running: PLUS and MINUS move the intensity by a step, MODE pauses. Paused: MODE resumes. Complete: any of them goes back to Idle.
/// Fault: PLUS and MINUS held together for 2 s clear it. (STOP is no command to wait for; the session sees it in every step.)
/// </summary>
internal sealed class ButtonPanel
{
    /// <summary>Steps between two looks: what a round of the slow inputs takes.</summary>
    internal const int EverySteps = 6;

    private const long ClearMicros = 2000000;

    private readonly InputState _inputs;
    private readonly SessionStateMachine _session;
    private bool _plus;
    private bool _minus;
    private bool _mode;
    private long _heldSinceMicros;

    internal ButtonPanel(InputState inputs, SessionStateMachine session)
    {
        _inputs = inputs;
        _session = session;
    }

    /// <summary>Looks at the buttons.</summary>
    internal void Look(long nowMicros)
    {
        InputState inputs = _inputs;
        if (inputs.Plus == _plus && inputs.Minus == _minus && inputs.Mode == _mode && _heldSinceMicros == 0)
        {
            return;
        }

        bool plusPressed = inputs.Plus && !_plus;
        bool minusPressed = inputs.Minus && !_minus;
        bool modePressed = inputs.Mode && !_mode;
        _plus = inputs.Plus;
        _minus = inputs.Minus;
        _mode = inputs.Mode;

        if (!_plus || !_minus)
        {
            _heldSinceMicros = 0;
        }
        else if (_heldSinceMicros == 0)
        {
            _heldSinceMicros = nowMicros;
        }
        else if (nowMicros - _heldSinceMicros >= ClearMicros)
        {
            _heldSinceMicros = 0;
            _session.ClearFault(nowMicros);
        }

        if (plusPressed || minusPressed || modePressed)
        {
            Press(plusPressed, modePressed, nowMicros);
        }
    }

    /// <summary>One of the three, or several; MINUS where it is neither of the other two.</summary>
    private void Press(bool plus, bool mode, long nowMicros)
    {
        switch (_session.State)
        {
            case SessionState.Idle:
                PressInIdle(plus, mode, nowMicros);
                break;
            case SessionState.Paused:
                if (mode)
                {
                    _session.Resume(nowMicros);
                }

                break;
            case SessionState.Complete:
                _session.Dismiss(nowMicros);
                break;
            case SessionState.PowerOn:
            case SessionState.SelfTest:
            case SessionState.Fault:
                break;
            default:
                if (mode)
                {
                    _session.Pause(nowMicros);
                }
                else
                {
                    StepIntensity(plus ? 1 : -1);
                }

                break;
        }
    }

    private void PressInIdle(bool plus, bool mode, long nowMicros)
    {
        StimulationMode switched = _inputs.EmsSwitch ? StimulationMode.Ems : StimulationMode.Microcurrent;
        if (mode || _session.Program.Mode != switched)
        {
            _session.SelectProgram(ProgramCatalogue.NextOf(switched, _session.Program));
        }
        else if (plus)
        {
            // A session that the buttons start always starts at the lowest step.
            _session.SetDuration(0);
            _session.SetIntensity(ModeCatalogue.Of(_session.Program.Mode).StepMicroAmps);
            _session.Start(nowMicros, false);
        }
    }

    private void StepIntensity(int steps)
    {
        int step = ModeCatalogue.Of(_session.Program.Mode).StepMicroAmps;
        int wanted = _session.IntensityMicroAmps + steps * step;

        // Below the least intensity there is only zero: MINUS lowers whatever the console has chosen.
        _session.SetIntensity(wanted < step ? 0 : wanted);
    }
}
