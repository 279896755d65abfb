namespace NanoStim.VirtualBoard;

/// <summary>
/// The signed channels: an isolated amplifier on the shunt in the lead, held peaks of its positive and of its negative output,
/// and their mean. They see what the load receives, whatever bridge and sink do.
/// </summary>
internal sealed class SignedSensor
{
    private readonly FrontEndParameters _parameters;
    private readonly HardwareFaults _faults;
    private readonly LeadShunt _shunt;
    private readonly PeakHold _positivePeak;
    private readonly PeakHold _negativePeak;
    private readonly LowPass _mean;
    private readonly Waveform _seen = new();
    private readonly Waveform _positive = new();
    private readonly Waveform _negative = new();

    internal SignedSensor(FrontEndParameters parameters, HardwareFaults faults)
    {
        _parameters = parameters;
        _faults = faults;
        _shunt = new LeadShunt(parameters, faults);
        _positivePeak = new PeakHold(parameters.PeakChargeSeconds, parameters.SignDroopSeconds);
        _negativePeak = new PeakHold(parameters.PeakChargeSeconds, parameters.SignDroopSeconds);
        _mean = new LowPass(parameters.SignMeanSeconds);
    }

    /// <summary>Begins a segment.</summary>
    internal void Begin(CurrentPath path)
    {
        double sign = path.Sign;
        if (_faults.SignAmplifierStuck is double part)
        {
            _seen.Set(part * _parameters.SignClipAmps);
            sign = 1;
        }
        else
        {
            _shunt.WriteSeen(path.LeadZone, path.LoadAmps, _seen);
        }

        bool isPositive = sign * _seen.Value(0) >= 0;
        double voltsPerAmp = sign * _parameters.SignVoltsPerAmp;
        WriteSide(_positive, isPositive, voltsPerAmp);
        WriteSide(_negative, !isPositive, -voltsPerAmp);
        _seen.SetScaled(_seen, voltsPerAmp / 2, 0);
        double floor = _parameters.SignMeanFloorVolts - _parameters.SignMeanZeroVolts;
        if (_seen.Value(0) < floor)
        {
            _seen.Set(floor);
        }

        _mean.Begin(_seen);
    }

    /// <summary>Ends the segment.</summary>
    internal void End(double seconds)
    {
        _positivePeak.Fold(_positive, seconds);
        _negativePeak.Fold(_negative, seconds);
        _mean.Fold(seconds);
    }

    /// <summary>Held peak of the current from A to B, in volt without the offset.</summary>
    internal double PositivePeakVolts(double seconds) => _positivePeak.Value(_positive, seconds);

    /// <summary>Held peak of the current from B to A, in volt without the offset.</summary>
    internal double NegativePeakVolts(double seconds) => _negativePeak.Value(_negative, seconds);

    /// <summary>Mean of the current, positive from A to B, in volt around the zero of the channel.</summary>
    internal double MeanVolts(double seconds) => _parameters.SignMeanZeroVolts + _mean.Value(seconds);

    private void WriteSide(Waveform side, bool carries, double voltsPerAmp)
    {
        if (carries)
        {
            // Up to its own clip a peak follows the amplifier; a change of the current between the two clips is 6 % of the reading.
            side.SetScaled(_seen, voltsPerAmp, 0);
            double clipVolts = _parameters.SignPeakClipAmps * _parameters.SignVoltsPerAmp;
            if (side.Value(0) > clipVolts)
            {
                side.Set(clipVolts);
            }
        }
        else
        {
            side.Set(0);
        }
    }
}
