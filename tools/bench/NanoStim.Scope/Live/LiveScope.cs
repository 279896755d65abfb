namespace NanoStim.Scope.Live;

/// <summary>An oscilloscope that is connected: set, waited for, and read.</summary>
public sealed class LiveScope : IDisposable
{
    private static readonly IScopeDialect[] Dialects = [new RigolDialect(), new SiglentDialect(), new KeysightDialect(), new TektronixDialect()];
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly ScpiLink _link;
    private readonly IScopeDialect _dialect;

    /// <param name="link">Is closed with this.</param>
    /// <exception cref="InstrumentException">It is an instrument of a maker whose commands are not known.</exception>
    public LiveScope(ScpiLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        _link = link;
        Identity = link.Query("*IDN?");
        _dialect = Dialects.FirstOrDefault(dialect => dialect.Speaks(Identity))
            ?? throw new InstrumentException($"'{Identity}' is no oscilloscope of Rigol, Siglent, Keysight or Tektronix: use --from sigrok:DRIVER, or save the capture on the instrument.");
    }

    /// <summary>Maker, model, serial number and firmware, as it names itself.</summary>
    public string Identity { get; }

    /// <summary>Takes one capture.</summary>
    /// <param name="settings">Channels, time base and trigger.</param>
    /// <exception cref="InstrumentException">It does not trigger in time, or does not answer.</exception>
    public LiveCapture Grab(GrabSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _dialect.Arm(_link, settings);
        if (settings.IsForced)
        {
            _dialect.Force(_link);
        }

        DateTime end = DateTime.UtcNow + settings.Patience + TimeSpan.FromSeconds(2 * settings.WindowSeconds);
        while (!_dialect.IsDone(_link))
        {
            if (DateTime.UtcNow > end)
            {
                throw new InstrumentException($"the oscilloscope has not triggered: nothing rises through {settings.TriggerVolts:G3} V on channel {settings.Channels[0]}. Is the session running, and the probe on the load?");
            }

            Thread.Sleep(Between);
        }

        List<(string, double[])> channels = [];
        (double start, double interval) = (0, 0);
        foreach (int channel in settings.Channels)
        {
            (start, interval, double[] volts) = _dialect.Fetch(_link, channel);
            if (volts.Length < 2 || !(interval > 0))
            {
                throw new InstrumentException($"the oscilloscope sends {volts.Length} samples of channel {channel}: is the channel on?");
            }

            channels.Add(($"CH{channel}", volts));
        }

        return new LiveCapture(Identity, start, interval, channels);
    }

    public void Dispose() => _link.Dispose();
}
