using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Settings;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>
/// Currents and electrode voltage as the console shows them. With pulses they are those of the last measurement window, which holds whole periods: single
/// samples droop and ripple with the pulses. Otherwise they are the last reading.
/// </summary>
internal sealed class ShownMeasurement
{
    private readonly SafetyGate _gate;
    private readonly Measurement _measurement;
    private readonly MeasurementWindow _window;
    private readonly CalibrationStore _calibration;

    internal ShownMeasurement(SafetyGate gate, Measurement measurement, MeasurementWindow window, CalibrationStore calibration)
    {
        _calibration = calibration;
        _gate = gate;
        _measurement = measurement;
        _window = window;
    }

    /// <summary>Pulses run, and a window of them has closed.</summary>
    internal bool HasWindow => _gate.Power == OutputPower.Pulsing && _window.PeakMicroAmps > 0;

    /// <summary>Highest peak, either polarity, in µA.</summary>
    internal int PeakMicroAmps => Shown(HasWindow ? _window.PeakMicroAmps : _measurement.PeakMicroAmps);

    /// <summary>Mean of the magnitude in µA.</summary>
    internal int MeanMicroAmps => Shown(HasWindow ? _window.MeanSumMicroAmps / _window.Samples : _measurement.MeanMicroAmps);

    /// <summary>Mean with its sign in µA.</summary>
    internal int SignedMeanMicroAmps => HasWindow ? _window.SignedMeanSumMicroAmps / _window.Samples : _measurement.SignedMeanMicroAmps;

    /// <summary>Highest voltage across the bridge in mV.</summary>
    internal int ElectrodeMilliVolts => HasWindow ? _window.ElectrodeMilliVolts : _measurement.ElectrodeMilliVolts;

    private int Shown(int microAmps)
    {
        return _calibration.Shown(microAmps, _gate.Limits.Mode == StimulationMode.Ems);
    }
}
