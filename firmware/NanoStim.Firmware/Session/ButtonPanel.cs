using NanoStim.Firmware.Modes;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>Gives the session the commands that follow from presses of the buttons. STOP is not among them: the session reads it in every control step.</summary>
/// <remarks>
/// Idle: MODE chooses the next program of the mode at which the slide switch stands, PLUS starts it with one step of intensity. With output on:
/// PLUS and MINUS change the intensity by a step, MODE pauses. Paused: MODE resumes. Complete: each of them goes back to Idle.
/// Fault: PLUS and MINUS, held together for 2 s, clear it. The 2 s count from a press that was made after the fault, so that nobody clears a fault
/// that he has not seen, and a fault that returns at once needs a new press.
/// </remarks>
internal sealed class ButtonPanel
{
    private const long ClearMicros = 2000000;

    private readonly InputState _inputs;
    private readonly SessionStateMachine _session;
    private bool _plus;
    private bool _minus;
    private bool _mode;
    private bool _wasFault;
    private bool _mayClear;
    private long _heldSinceMicros;

    internal ButtonPanel(InputState inputs, SessionStateMachine session)
    {
        _inputs = inputs;
        _session = session;
    }

    /// <summary>Looks at the buttons, and gives the commands that follow.</summary>
    /// <returns>Whether one was pressed or released.</returns>
    internal bool Look(long nowMicros)
    {
        InputState inputs = _inputs;
        bool isFault = _session.State == SessionState.Fault;
        bool same = inputs.Plus == _plus && inputs.Minus == _minus && inputs.Mode == _mode;
        if (same && !isFault && !_wasFault)
        {
            return false;
        }

        bool plusPressed = inputs.Plus && !_plus;
        bool minusPressed = inputs.Minus && !_minus;
        bool modePressed = inputs.Mode && !_mode;
        _plus = inputs.Plus;
        _minus = inputs.Minus;
        _mode = inputs.Mode;

        // Before a clear, which would make a press of this look one in Idle.
        if (plusPressed || minusPressed || modePressed)
        {
            Press(plusPressed, modePressed, nowMicros);
        }

        if (!isFault || !_wasFault)
        {
            _mayClear = false;
            _heldSinceMicros = 0;
        }

        _wasFault = isFault;
        if (isFault)
        {
            CountHold(nowMicros);
        }

        return !same;
    }

    private void CountHold(long nowMicros)
    {
        if (!_plus || !_minus)
        {
            _mayClear = true;
            _heldSinceMicros = 0;
        }
        else if (!_mayClear)
        {
            // Held since before the fault, or since before it was cleared the last time.
            return;
        }
        else if (_heldSinceMicros == 0)
        {
            _heldSinceMicros = nowMicros;
        }
        else if (nowMicros - _heldSinceMicros >= ClearMicros)
        {
            _mayClear = false;
            _heldSinceMicros = 0;
            _session.ClearFault(nowMicros);
        }
    }

    /// <summary>Gives the command of a press: of PLUS or MODE, or of MINUS where it is neither of them.</summary>
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
        StimulationMode switched = ModeCatalogue.OfSlide(_inputs);
        if (mode || _session.Program.Mode != switched)
        {
            _session.SelectProgram(_session.NextProgram(switched));
        }
        else if (plus)
        {
            // A session that the buttons start always starts at the lowest intensity.
            _session.SetDuration(0);
            _session.SetIntensity(ModeCatalogue.Of(_session.Program.Mode).StepMicroAmps);
            _session.Start(nowMicros, false);
        }
    }

    private void StepIntensity(int steps)
    {
        int step = ModeCatalogue.Of(_session.Program.Mode).StepMicroAmps;
        int intensity = _session.IntensityMicroAmps + steps * step;

        // Below one step there is only zero: MINUS lowers also what the console has chosen between two steps.
        _session.SetIntensity(intensity < step ? 0 : intensity);
    }
}
