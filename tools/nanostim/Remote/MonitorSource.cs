using System.Diagnostics;
using NanoStim.Client;

namespace NanoStim.Cli.Remote;

/// <summary>
/// Where the readings of a monitor come from: the stream of the device, or questions where it has none, where the time between two readings is none that the stream
/// has, or where no frame comes.
/// </summary>
/// <remarks>A frame has no impedance: that is asked for once in a second, which also keeps the stream on.</remarks>
internal sealed class MonitorSource : IDisposable
{
    private const int StreamMillis = 100;
    private const int MaxStreamMillis = 1000;
    private const int MissingIntervals = 5;

    // A stream that was taken away, as a console has become the controller of nanostim serve, is asked for again; not for ever.
    private const int MaxSilences = 3;

    private static readonly TimeSpan s_betweenQuestions = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_shortestSilence = TimeSpan.FromSeconds(1);

    private readonly NanoStimDevice _device;
    private readonly TimeSpan _every;
    private LiveView? _view;
    private long _lostBefore;
    private int _silences;
    private double _impedance = double.NaN;
    private long _asked;

    public MonitorSource(NanoStimDevice device, TimeSpan every)
    {
        _device = device;
        _every = every;
        double millis = every.TotalMilliseconds;
        if (millis >= StreamMillis && millis <= MaxStreamMillis && millis % StreamMillis == 0)
        {
            Begin();
        }
    }

    /// <summary>Frames come.</summary>
    public bool IsStream => _view is not null;

    /// <summary>Frames that did not come, or not whole.</summary>
    public long Lost => _lostBefore + (_view?.Lost ?? 0);

    /// <summary>Waits for the next frame, or asks.</summary>
    /// <exception cref="ClientException">The device does not answer.</exception>
    public Reading Read()
    {
        while (_view is { } view)
        {
            TimeSpan silence = _every * MissingIntervals;
            if (view.Read(silence > s_shortestSilence ? silence : s_shortestSilence) is { } frame)
            {
                _silences = 0;
                return Of(frame);
            }

            End();
            _silences++;
            if (_silences < MaxSilences)
            {
                Begin();
            }
        }

        return _device.Read();
    }

    public void Dispose() => End();

    private void Begin()
    {
        try
        {
            _view = new LiveView(_device, _every);
        }
        catch (ClientException refused) when (refused.Failure == ClientFailure.Refused)
        {
            // A firmware without the stream.
            _view = null;
        }
    }

    private void End()
    {
        _lostBefore = Lost;
        LiveView? view = _view;
        _view = null;
        view?.Dispose();
    }

    private Reading Of(StreamFrame frame)
    {
        if (_asked == 0 || Stopwatch.GetElapsedTime(_asked) >= s_betweenQuestions)
        {
            _asked = Stopwatch.GetTimestamp();
            _impedance = _device.ImpedanceOhms;
        }

        return new Reading(
            frame.Seconds,
            frame.State,
            frame.FaultCode,
            frame.PeakMicroAmps,
            frame.MeanMicroAmps,
            frame.SignedMicroAmps,
            frame.ElectrodeMilliVolts,
            frame.BatteryMilliVolts,
            frame.ReservoirMilliVolts,
            _impedance,
            frame.NetChargeNanoCoulombs);
    }
}
