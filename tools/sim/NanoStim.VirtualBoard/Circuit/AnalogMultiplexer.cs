namespace NanoStim.VirtualBoard;

/// <summary>
/// Three switches between two channels each, all selected by KICK, so that six channels share three pins of the converter. After
/// an edge a pin settles from the one channel to the other.
/// </summary>
internal sealed class AnalogMultiplexer(FrontEndParameters parameters)
{
    private long _sincePicos = long.MinValue / 2;

    /// <summary>Whether the channels of KICK high are selected.</summary>
    internal bool IsHigh { get; private set; }

    /// <summary>Takes the level of the select line as it is from now on.</summary>
    internal void Select(long nowPicos, bool high)
    {
        if (high != IsHigh)
        {
            IsHigh = high;
            _sincePicos = nowPicos;
        }
    }

    /// <summary>Voltage at a shared pin.</summary>
    /// <param name="nowPicos">Now.</param>
    /// <param name="lowVolts">The channel of KICK low.</param>
    /// <param name="highVolts">The channel of KICK high.</param>
    internal double Volts(long nowPicos, double lowVolts, double highVolts)
    {
        double selected = IsHigh ? highVolts : lowVolts;
        double before = IsHigh ? lowVolts : highVolts;
        double exponent = PicoTime.Seconds(_sincePicos, nowPicos) / parameters.MultiplexerSeconds;
        return exponent > 40 ? selected : selected + (before - selected) * Math.Exp(-exponent);
    }
}
