using System.Globalization;

namespace NanoStim.Scope.Live;

/// <summary>What an oscilloscope has sent.</summary>
/// <param name="Instrument">Its answer to *IDN?.</param>
/// <param name="StartSeconds">Time of the first sample, from the trigger.</param>
/// <param name="IntervalSeconds">Time between two samples.</param>
/// <param name="Channels">Name and samples in V of each channel.</param>
public sealed record LiveCapture(string Instrument, double StartSeconds, double IntervalSeconds, IReadOnlyList<(string Name, double[] Volts)> Channels)
{
    /// <summary>Writes it as a table in the layout of Rigol, in which times are counted and not rounded.</summary>
    public void Write(TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.WriteLine($"X,{string.Join(',', Channels.Select(channel => channel.Name))},Start,Increment,");
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Sequence,{string.Join(',', Channels.Select(_ => "Volt"))},{StartSeconds:R},{IntervalSeconds:R}"));
        int rows = Channels.Min(channel => channel.Volts.Length);
        for (int row = 0; row < rows; row++)
        {
            to.Write(row);
            foreach ((_, double[] volts) in Channels)
            {
                to.Write(',');
                to.Write(volts[row].ToString("G7", CultureInfo.InvariantCulture));
            }

            to.WriteLine(',');
        }
    }
}
