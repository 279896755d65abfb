namespace NanoStim.VirtualBoard;

/// <summary>The battery: an open-circuit voltage behind a small resistance. It does not run down within a session.</summary>
internal sealed class Battery
{
    private readonly FrontEndParameters _parameters;

    internal Battery(FrontEndParameters parameters, double volts)
    {
        _parameters = parameters;
        OpenVolts = volts;
    }

    internal double OpenVolts { get; set; }

    /// <summary>Voltage at its terminals while the boost converter delivers this power, in watt.</summary>
    internal double Volts(double boostWatts)
    {
        double boostAmps = boostWatts / (_parameters.BoostEfficiency * Math.Max(OpenVolts, 1));
        return OpenVolts - _parameters.BatteryOhms * (_parameters.BatteryIdleAmps + boostAmps);
    }
}
