using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Output;

/// <summary>
/// The only caller of what makes current: arm, supply, set-point, pulses. It does what the gate has allowed, in the orders that are
/// safe on this hardware; it decides nothing.
/// </summary>
public sealed class OutputStage
{
    private const int NothingWritten = -1;

    private readonly ICurrentSource _source;
    private readonly IPulseGenerator _pulses;
    private readonly IPowerStage _power;
    private readonly IClock _clock;
    private readonly IIndicator _indicator;
    private readonly OutputRequest _request;
    private readonly SafetyGate _gate;

    private OutputPower _applied;
    private PulsePlan _plan;
    private int _writtenMicroAmps;
    private bool _flipped;
    private int _flips;
    private long _startMicros;
    private long _nextFlipMicros;

    internal OutputStage(IStimulatorBoard board, OutputRequest request, SafetyGate gate)
    {
        _request = request;
        _gate = gate;
        _source = board.CurrentSource;
        _pulses = board.Pulses;
        _power = board.Power;
        _clock = board.Clock;
        _indicator = board.Indicator;
        _applied = OutputPower.Pulsing;
        TurnOff();
    }

    /// <summary>Polarity of the current that flows now: +1, -1, or 0 where every period has both.</summary>
    internal int Polarity;

    /// <summary>Brings the output to what the gate allows. Off is always reached within this call.</summary>
    internal void Apply(long nowMicros)
    {
        OutputPower power = _gate.Power;
        if (power != _applied)
        {
            Change(power, _gate.Limits, _request.Plan);
        }

        if (power != OutputPower.Pulsing)
        {
            return;
        }

        int microAmps = _gate.MicroAmps;
        if (microAmps != _writtenMicroAmps)
        {
            _source.WriteMicroAmps(microAmps);
            _writtenMicroAmps = microAmps;
        }

        if (Polarity != 0 && nowMicros >= _nextFlipMicros)
        {
            Flip();
        }
    }

    /// <summary>Off from wherever it is: the latch first, as it needs no PWM; then the set-point before the pulses stop.</summary>
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
        _indicator.Light(false);
        _applied = OutputPower.Off;
    }

    private void Change(OutputPower power, ModeLimits limits, PulsePlan plan)
    {
        switch (power)
        {
            case OutputPower.Off:
                TurnOff();
                break;
            case OutputPower.Armed:
                if (_applied == OutputPower.Off)
                {
                    TurnOn(limits);
                }
                else
                {
                    StopPulses();
                }

                _applied = OutputPower.Armed;
                break;
            default:
                if (_applied == OutputPower.Off)
                {
                    TurnOn(limits);
                }

                StartPulses(plan);
                _applied = OutputPower.Pulsing;
                break;
        }
    }

    private void TurnOn(ModeLimits limits)
    {
        _source.SelectRange(limits.Range);
        _source.WriteMicroAmps(0);
        _power.Arm();
        _power.RequestHighVoltage(limits.Range == CurrentRange.Ems);
        _indicator.Light(true);
    }

    private void StartPulses(PulsePlan plan)
    {
        _plan = plan;
        _source.WriteMicroAmps(0);
        _pulses.Start(plan.FrequencyHertz, plan.FirstDuty, plan.SecondDuty);
        _startMicros = _clock.NowMicros();

        // Before this train ran, the write of zero may only have been stored; now it reaches the hardware.
        _source.WriteMicroAmps(0);
        _writtenMicroAmps = 0;
        Polarity = plan.Polarity;
        _flipped = false;
        _flips = 0;
        ScheduleFlip();
    }

    private void StopPulses()
    {
        _source.WriteMicroAmps(0);
        _pulses.Stop();
        _writtenMicroAmps = NothingWritten;
        Polarity = 0;
    }

    private void Flip()
    {
        _flipped = !_flipped;
        _pulses.WriteFirstDuty(_flipped ? _plan.FlippedFirstDuty : _plan.FirstDuty);
        Polarity = -Polarity;
        _flips++;
        ScheduleFlip();
    }

    private void ScheduleFlip()
    {
        if (_plan.FlipNanos == 0)
        {
            _nextFlipMicros = long.MaxValue;
            return;
        }

        // Counted from the first pulse, a silent period after the start, so that nothing adds up; half a period early, as the write
        // takes effect with the next period and the step that does it may be late.
        _nextFlipMicros = _startMicros + ((_flips + 1) * _plan.FlipNanos + _plan.PeriodNanos / 2) / 1000;
    }
}
