using System.Globalization;
using System.Text;
using NanoStim.Cli.Files;
using NanoStim.Client;

namespace NanoStim.Cli.Remote;

/// <summary>
/// Readings as CSV. Unlike other files it grows under its own name, a whole row at a time: what was measured before a crash is kept. Empty is what
/// the device does not know.
/// </summary>
internal sealed class MonitorCsv : IDisposable
{
    private const string Heading = "elapsed_s,time_s,state,fault,peak_uA,mean_uA,signed_uA,electrode_mV,battery_mV,reservoir_mV,impedance_ohm,net_charge_nC,frames_lost\n";

    private readonly string _name;
    private readonly FileStream _stream;

    /// <exception cref="FileUseException">It cannot be written.</exception>
    public MonitorCsv(string name)
    {
        _name = name;
        try
        {
            _stream = new FileStream(name, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception bad) when (FileUseException.IsCause(bad))
        {
            throw Refused(bad);
        }

        Write(Heading);
    }

    /// <param name="elapsed">Time since the monitor began, by this computer's clock.</param>
    /// <param name="reading">What was read; its time is that of the device.</param>
    /// <param name="lost">Frames of the stream that did not come so far.</param>
    /// <exception cref="FileUseException">It cannot be written.</exception>
    public void Add(TimeSpan elapsed, Reading reading, long lost) => Write(string.Create(
        CultureInfo.InvariantCulture,
        $"{elapsed.TotalSeconds:0.000},{reading.Seconds:0.000},{ReadingText.StateText(reading.State)},{reading.FaultCode},{Known(reading.PeakMicroAmps)},{Known(reading.MeanMicroAmps)},{Known(reading.SignedMicroAmps)},{Known(reading.ElectrodeMilliVolts)},{Known(reading.BatteryMilliVolts)},{Known(reading.ReservoirMilliVolts)},{Known(reading.ImpedanceOhms)},{Known(reading.NetChargeNanoCoulombs)},{lost}\n"));

    public void Dispose() => _stream.Dispose();

    private static string Known(double value) => double.IsNaN(value) ? "" : value.ToString("0.###", CultureInfo.InvariantCulture);

    private void Write(string row)
    {
        try
        {
            _stream.Write(Encoding.ASCII.GetBytes(row));
        }
        catch (Exception bad) when (FileUseException.IsCause(bad))
        {
            throw Refused(bad);
        }
    }

    private FileUseException Refused(Exception why) => new($"--csv: '{_name}' cannot be written ({why.Message.TrimEnd('.')}); write another name, or free some space.", why);
}
