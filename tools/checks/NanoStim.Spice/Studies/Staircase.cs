using System.Globalization;
using System.Text;

namespace NanoStim.Spice.Studies;

/// <summary>
/// A static sweep as a transient that stays at each point for a while: it finds an operating point where the direct search
/// finds none, or one that no circuit has.
/// </summary>
internal static class Staircase
{
    private const double HoldSeconds = 2e-3;
    private const double RampSeconds = 10e-6;

    internal static SpiceDeck Of(SpiceDeck deck, int points)
    {
        StringBuilder load = new("Vload x 0 PWL(");
        StringBuilder state = new("Vstate state 0 PWL(");
        for (int place = 0; place < points; place++)
        {
            PinState at = PinState.At(place, 0);
            double start = place * HoldSeconds;
            Add(load, start, at.Exponent);
            Add(state, start, at.Number);
        }

        load.Append(')');
        state.Append(')');
        return deck.Edit("single-fault.cir", text => text
            .Replace("Vload x 0 0\n", load + "\n", StringComparison.Ordinal)
            .Replace("Vstate state 0 0\n", state + "\n", StringComparison.Ordinal)
            .Replace(
                ".dc Vload -2 6 1 Vstate {FirstState} {LastState} 1\n",
                string.Create(CultureInfo.InvariantCulture, $".tran 20u {points * HoldSeconds:R}\n"),
                StringComparison.Ordinal)
            .Replace("reltol=1e-5 vntol=1e-8 abstol=1e-11", "reltol=1e-4 vntol=1e-7 abstol=1e-10", StringComparison.Ordinal)
            // Strays supply currents of their own while they move: what no source supplies is no error here.
            .Replace("if spurious > 1\n", "if spurious > 1e9\n", StringComparison.Ordinal));
    }

    /// <summary>Current in microampere at the end of each stay.</summary>
    internal static IReadOnlyList<double[]> Settled(SpiceResult result, int points)
    {
        List<double[]> rows = [];
        foreach (double[] row in result.Rows)
        {
            while (rows.Count < points && row[0] >= (rows.Count + 1) * HoldSeconds - RampSeconds)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static void Add(StringBuilder wave, double start, double level) => wave.Append(
        CultureInfo.InvariantCulture, $"\n+ {start + RampSeconds:R} {level:R} {start + HoldSeconds:R} {level:R}");
}
