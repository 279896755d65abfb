namespace NanoStim.LoadJudge;

/// <summary>R.m.s. current over any second.</summary>
internal sealed class RmsRule(Witness witness) : Rule(witness)
{
    private const long BinNanos = 100_000_000;
    private const int Bins = 10;

    private readonly double[] _bins = new double[Bins];
    private long _bin;
    private double _sum;

    internal override string Name => "rms";

    internal override void OnPhase(in SeenPhase phase)
    {
        long bin = phase.StartNanos / BinNanos;
        for (int passed = 0; passed < Bins && _bin < bin; passed++)
        {
            _bin = bin - _bin > Bins ? bin - Bins : _bin + 1;
            _sum -= _bins[_bin % Bins];
            _bins[_bin % Bins] = 0;
        }

        // A phase is longer than a bin only where a bridge switch stays on: then it counts where it began.
        double current = phase.MeanMicroAmps;
        double square = current * current * phase.WidthNanos;
        _bins[_bin % Bins] += square;
        _sum += square;
        if (Witness.Now - Witness.SlideNanos < 2 * Bins * BinNanos)
        {
            return;
        }

        double limit = Witness.Mode.RmsMicroAmps * Both.ModelFactor;
        double allowed = limit * limit * (Witness.HasFailed ? Both.EnergyFactor : 1) * Bins * BinNanos;
        if (_sum > allowed && phase.WidthNanos < BinNanos && Witness.Gap("peak") is null)
        {
            Violate($"{Math.Sqrt(_sum / (Bins * BinNanos)):0} uA r.m.s. over a second, more than {limit:0} uA");
        }
    }
}
