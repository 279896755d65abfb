namespace NanoStim.VirtualBoard;

/// <summary>
/// One loop of a source, a resistance and up to three leaky capacitors in series (skin, blocking, reservoir), solved exactly.
/// </summary>
/// <remarks>
/// With w the capacitor voltages against the current, I = (E - sum w)/R and w' = (I - (w - w0)/Rleak)/C. In z = sqrt(C) w the
/// system matrix is symmetric, D + g g', so its eigenvalues are real and positive; they depend on the parts only and are
/// found once for each set of parts.
/// </remarks>
internal sealed class SeriesLoop
{
    private const int Max = 3;

    private readonly double[] _rootFarads = new double[Max];
    private readonly double[] _leakRate = new double[Max];
    private readonly double[] _rest = new double[Max];
    private readonly double[] _start = new double[Max];
    private readonly double[] _farads = new double[Max];
    private readonly double[] _leakOhms = new double[Max];
    private readonly double[,] _matrix = new double[Max, Max];
    private readonly double[,] _vectors = new double[Max, Max];
    private readonly double[] _values = new double[Max];
    private readonly double[] _final = new double[Max];
    private readonly double[] _transient = new double[Max];
    private readonly double[] _solvedFarads = new double[Max];
    private readonly double[] _solvedLeakOhms = new double[Max];
    private readonly Waveform _scratch = new();
    private int _count;
    private double _ohms;
    private int _solvedCount = -1;
    private double _solvedOhms;

    /// <summary>Starts a loop of this total resistance.</summary>
    internal void Clear(double ohms)
    {
        _ohms = ohms;
        _count = 0;
    }

    /// <summary>Adds a capacitor and returns its index.</summary>
    /// <param name="farads">Capacitance.</param>
    /// <param name="leakOhms">Resistance across it, or to the source that refills it.</param>
    /// <param name="restVolts">The voltage to which that resistance pulls it.</param>
    /// <param name="startVolts">Its voltage now; both voltages count against the loop current.</param>
    internal int Add(double farads, double leakOhms, double restVolts, double startVolts)
    {
        _farads[_count] = farads;
        _leakOhms[_count] = leakOhms;
        _rootFarads[_count] = Math.Sqrt(farads);
        _leakRate[_count] = 1 / (leakOhms * farads);
        _rest[_count] = restVolts;
        _start[_count] = startVolts;
        return _count++;
    }

    /// <summary>Writes the loop current for a source of this voltage; <see cref="WriteCapacitor"/> then gives the capacitor voltages.</summary>
    internal void Solve(double sourceVolts, Waveform amps)
    {
        FindModes();
        amps.Set(sourceVolts / _ohms);
        for (int k = 0; k < _count; k++)
        {
            double drive = 0;
            double start = 0;
            for (int i = 0; i < _count; i++)
            {
                double leak = _leakRate[i] * _rootFarads[i] * _rest[i];
                drive += _vectors[i, k] * (sourceVolts / (_ohms * _rootFarads[i]) + leak);
                start += _vectors[i, k] * _rootFarads[i] * _start[i];
            }

            _final[k] = drive / _values[k];
            _transient[k] = start - _final[k];
        }

        for (int i = 0; i < _count; i++)
        {
            WriteCapacitor(i, _scratch);
            amps.AddScaled(_scratch, -1 / _ohms);
        }
    }

    /// <summary>Writes the voltage of a capacitor, against the loop current.</summary>
    internal void WriteCapacitor(int index, Waveform volts)
    {
        double constant = 0;
        for (int k = 0; k < _count; k++)
        {
            constant += _vectors[index, k] * _final[k];
        }

        volts.Set(constant / _rootFarads[index]);
        for (int k = 0; k < _count; k++)
        {
            volts.AddTerm(_vectors[index, k] * _transient[k] / _rootFarads[index], _values[k]);
        }
    }

    private bool IsSolved()
    {
        if (_solvedCount != _count || _solvedOhms != _ohms)
        {
            return false;
        }

        for (int i = 0; i < _count; i++)
        {
            if (_solvedFarads[i] != _farads[i] || _solvedLeakOhms[i] != _leakOhms[i])
            {
                return false;
            }
        }

        return true;
    }

    private void FindModes()
    {
        if (IsSolved())
        {
            return;
        }

        for (int i = 0; i < _count; i++)
        {
            for (int j = 0; j < _count; j++)
            {
                _matrix[i, j] = 1 / (_ohms * _rootFarads[i] * _rootFarads[j]) + (i == j ? _leakRate[i] : 0);
            }
        }

        SymmetricEigen.Solve(_matrix, _count, _values, _vectors);
        _solvedCount = _count;
        _solvedOhms = _ohms;
        for (int i = 0; i < _count; i++)
        {
            _solvedFarads[i] = _farads[i];
            _solvedLeakOhms[i] = _leakOhms[i];
        }
    }
}
