using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>Replies with measurements, limits and daily usage, a field at a time.</summary>
internal sealed class MeasurementQueries
{
    private const int Micro = 6;
    private const int Milli = 3;
    private const int Nano = 9;

    // The shunt of the signed channel, which is in the electrode voltage, and the diodes that clamp it (hardware/README.md).
    private const int ShuntOhms = 390;
    private const int ClampMilliVolts = 716;

    // A peak below so many times its noise says nothing of the impedance.
    private const int MinNoises = 4;

    private readonly SessionStateMachine _session;
    private readonly SafetyGate _gate;
    private readonly Measurement _measurement;
    private readonly ShownMeasurement _shown;
    private readonly ReplyBuffer _reply;

    internal MeasurementQueries(SessionStateMachine session, SafetyGate gate, Measurement measurement, ShownMeasurement shown, ReplyBuffer reply)
    {
        _session = session;
        _gate = gate;
        _measurement = measurement;
        _shown = shown;
        _reply = reply;
    }

    /// <summary>Adds a field of a reply.</summary>
    /// <returns>Whether there is another field.</returns>
    internal bool Add(CommandId id, int field, InputState inputs)
    {
        if (id < CommandId.AllMeasurements)
        {
            AddMeasurement(id);
            return false;
        }

        switch (id)
        {
            case CommandId.AllMeasurements:
                AddMeasurement((CommandId)((int)CommandId.PeakCurrent + field));
                return field < CommandId.Charge - CommandId.PeakCurrent;
            case CommandId.LimitCurrent:
            case CommandId.LimitFrequency:
            case CommandId.LimitWidth:
            case CommandId.LimitDuration:
            case CommandId.LimitCharge:
            case CommandId.LimitDay:
                return AddLimit(id, field, ModeCatalogue.Of(ModeCatalogue.OfSlide(inputs)));
            case CommandId.UsageTime:
                _reply.AddInteger(_gate.Day.Seconds);
                return false;
            case CommandId.UsageCharge:
                _reply.AddScaled(_gate.Day.MilliCoulombs, Milli);
                return false;
            default:
                int left = ModeCatalogue.Of(ModeCatalogue.OfSlide(inputs)).MaxDaySeconds - _gate.Day.Seconds;
                _reply.AddInteger(left > 0 ? left : 0);
                return false;
        }
    }

    private void AddMeasurement(CommandId id)
    {
        switch (id)
        {
            case CommandId.PeakCurrent:
                _reply.AddScaled(_shown.PeakMicroAmps, Micro);
                break;
            case CommandId.MeanCurrent:
                _reply.AddScaled(_shown.MeanMicroAmps, Micro);
                break;
            case CommandId.SignedCurrent:
                _reply.AddScaled(_shown.SignedMeanMicroAmps, Micro);
                break;
            case CommandId.ElectrodeVoltage:
                _reply.AddScaled(_shown.ElectrodeMilliVolts, Milli);
                break;
            case CommandId.BatteryVoltage:
                _reply.AddScaled(_measurement.BatteryMilliVolts, Milli);
                break;
            case CommandId.ReservoirVoltage:
                _reply.AddScaled(_measurement.HighVoltageMilliVolts, Milli);
                break;
            case CommandId.Impedance:
                AddImpedance();
                break;
            default:
                _reply.AddScaled(_gate.SessionNetNanoCoulombs, Nano);
                break;
        }
    }

    private void AddImpedance()
    {
        ModeLimits limits = ModeCatalogue.Of(_session.Program.Mode);
        int microAmps = _shown.HasWindow ? _shown.PeakMicroAmps : 0;
        if (microAmps < MinNoises * limits.NoiseMicroAmps)
        {
            _reply.AddUnknown();
            return;
        }

        int shunt = microAmps * ShuntOhms / 1000;
        int milliVolts = _shown.ElectrodeMilliVolts - (shunt < ClampMilliVolts ? shunt : ClampMilliVolts);
        _reply.AddInteger(milliVolts > 0 ? (int)(milliVolts * 1000L / microAmps) : 0);
    }

    private bool AddLimit(CommandId id, int field, ModeLimits limits)
    {
        bool isFirst = field == 0;
        switch (id)
        {
            case CommandId.LimitCurrent:
                _reply.AddScaled(isFirst ? limits.StepMicroAmps : limits.CeilingMicroAmps, Micro);
                return isFirst;
            case CommandId.LimitFrequency:
                _reply.AddScaled(isFirst ? limits.MinFrequencyMilliHertz : limits.MaxFrequencyMilliHertz, Milli);
                return isFirst;
            case CommandId.LimitWidth:
                _reply.AddScaled(isFirst ? limits.MinPhaseWidthMicros : limits.MaxPhaseWidthMicros, Micro);
                return isFirst;
            case CommandId.LimitDuration:
                _reply.AddInteger(limits.MaxSessionSeconds);
                return false;
            case CommandId.LimitCharge:
                _reply.AddScaled(isFirst ? limits.MaxPhaseChargeNanoCoulombs : limits.MaxNetChargeNanoCoulombs, Nano);
                return isFirst;
            default:
                if (isFirst)
                {
                    _reply.AddInteger(limits.MaxDaySeconds);
                }
                else
                {
                    _reply.AddScaled(limits.MaxDayNetChargeMilliCoulombs, Milli);
                }

                return isFirst;
        }
    }
}
