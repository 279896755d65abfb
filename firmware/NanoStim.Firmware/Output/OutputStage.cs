using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Output;

/// <summary>
/// The only caller of the hardware that makes current: trip latch, supply, set-point, pulses. It applies what the safety gate has allowed, in the
/// orders that are safe on this hardware; it decides nothing.
/// </summary>
/// <remarks>Fields that time the polarity have a complement, compared before use: a flipped bit would leave one polarity on.</remarks>
public sealed class OutputStage
{
    /// <summary>Not zero while a train runs that changes its polarity: <see cref="ApplyPolarity"/> is then needed in every step.</summary>
    internal int Alternates;

    // Differs from zero in more than one bit: a flipped bit never ends the alternation.
    private const int IsAlternating = 0x5A5A;

    private const int NothingWritten = -1;

    private readonly ICurrentSource _source;
    private readonly IPulseGenerator _pulses;
    private readonly IPowerStage _power;
    private readonly IClock _clock;
    private readonly SafetyGate _gate;

    private OutputPower _applied;
    private int _writtenMicroAmps;
    private int _flips;
    private int _flipsComplement = -1;
    private long _nextFlipMicros;
    private long _nextFlipComplement = -1;

    internal OutputStage(IStimulatorBoard board, SafetyGate gate)
    {
        _gate = gate;
        _source = board.CurrentSource;
        _pulses = board.Pulses;
        _power = board.Power;
        _clock = board.Clock;
        _applied = OutputPower.Pulsing;
        TurnOff();
    }

    /// <summary>Brings the output to what the gate allows. Off is always reached within this call.</summary>
    /// <returns>False when a flipped bit was found; then the output is off.</returns>
    internal bool Apply(long nowMicros)
    {
        OutputPower power = _gate.Power;
        if (power != _applied)
        {
            // The rest is for a train that runs: this one begins without current.
            if (Change(power))
            {
                return true;
            }

            TurnOff();
            return false;
        }

        if (power != OutputPower.Pulsing)
        {
            return true;
        }

        int microAmps = _gate.MicroAmps;
        if (microAmps != _writtenMicroAmps && !Write(microAmps))
        {
            return false;
        }

        return _gate.Plan.FlipNanos == 0 || ApplyPolarity(nowMicros);
    }

    /// <summary>Off from any state: the latch first, as it needs no PWM; then the set-point before the pulses stop.</summary>
    internal void TurnOff()
    {
        if (_applied == OutputPower.Off)
        {
            return;
        }

        _power.Disarm();
        _power.RequestHighVoltage(false);
        StopPulses();
        _source.SelectRange(CurrentRange.Microcurrent);
        _applied = OutputPower.Off;
    }

    private bool Change(OutputPower power)
    {
        bool wasOff = _applied == OutputPower.Off;
        if (!wasOff && _applied != OutputPower.Armed && _applied != OutputPower.Pulsing)
        {
            return false;
        }

        switch (power)
        {
            case OutputPower.Off:
                TurnOff();
                return true;
            case OutputPower.Armed:
                if (wasOff)
                {
                    TurnOn(_gate.Limits);
                }
                else
                {
                    StopPulses();
                }

                _applied = OutputPower.Armed;
                return true;
            default:
                // The gate never lets pulses start in the step that arms.
                if (power != OutputPower.Pulsing || wasOff || !_gate.PlanIsIntact())
                {
                    return false;
                }

                StartPulses(_gate.Plan);
                _applied = OutputPower.Pulsing;
                return true;
        }
    }

    private bool Write(int microAmps)
    {
        if ((microAmps ^ _gate.MicroAmpsComplement) != -1)
        {
            TurnOff();
            return false;
        }

        _source.WriteMicroAmps(microAmps);
        _writtenMicroAmps = microAmps;
        return true;
    }

    private void TurnOn(ModeLimits limits)
    {
        // High voltage is requested before the range: range without high voltage is the test of the comparators.
        _source.WriteMicroAmps(0);
        _power.RequestHighVoltage(limits.Range == CurrentRange.Ems);
        _source.SelectRange(limits.Range);
        _power.Arm();
    }

    private void StartPulses(PulsePlan plan)
    {
        _pulses.Start(plan.FrequencyHertz, plan.FirstDuty, plan.SecondDuty);

        if (plan.FlipNanos != 0)
        {
            // Counted from the first pulse, a silent period after the start; half a period early, as the write takes effect with the next period
            // and the step that does it may be late.
            SetNextFlip(_clock.NowMicros() + (plan.FlipNanos + plan.PeriodNanos / 2) / 1000);
            Alternates = IsAlternating;
        }

        // Zero was written when the output was armed, and when pulses stopped. Before this train ran, that may only have been stored; now it reaches the hardware.
        _source.WriteMicroAmps(0);
        _writtenMicroAmps = 0;
        _flips = 0;
        _flipsComplement = -1;
    }

    private void StopPulses()
    {
        _source.WriteMicroAmps(0);
        _pulses.Stop();
        Alternates = 0;
        _writtenMicroAmps = NothingWritten;
    }

    /// <summary>Changes the polarity of a train that alternates, when its time has come.</summary>
    /// <returns>False when a flipped bit was found; then the output is off.</returns>
    internal bool ApplyPolarity(long nowMicros)
    {
        if ((_nextFlipMicros ^ _nextFlipComplement) != -1)
        {
            TurnOff();
            return false;
        }

        if (nowMicros < _nextFlipMicros)
        {
            return true;
        }

        PulsePlan plan = _gate.Plan;
        if ((_flips ^ _flipsComplement) != -1 || !_gate.PlanIsIntact())
        {
            TurnOff();
            return false;
        }

        _flips++;
        _flipsComplement = ~_flips;
        _pulses.WriteFirstDuty((_flips & 1) != 0 ? plan.FlippedFirstDuty : plan.FirstDuty);
        SetNextFlip(_nextFlipMicros + plan.FlipNanos / 1000);
        return true;
    }

    private void SetNextFlip(long micros)
    {
        _nextFlipMicros = micros;
        _nextFlipComplement = ~micros;
    }
}
