namespace NanoStim.VirtualBoard;

/// <summary>
/// The set-point: a PWM pin through a divider and two RC sections, which load each other. Two real poles, closed form.
/// The pin enters with its mean over a PWM period; the ripple that is left out is below 0.15 % of full scale.
/// </summary>
internal sealed class SetPointFilter
{
    // 0.1 uV is 0.03 nA in the microcurrent range and 3 nA in EMS.
    private const double Settled = 1e-7;

    private readonly double _firstRate;
    private readonly double _secondRate;
    private readonly double _toSecond;
    private readonly double _firstPole;
    private readonly double _secondPole;
    private double _target;
    private double _first;
    private double _second;
    private long _sincePicos;

    internal SetPointFilter(FrontEndParameters parameters)
    {
        double source = FrontEndParameters.Parallel(parameters.SetPointUpperOhms, parameters.SetPointLowerOhms);
        _firstRate = 1 / (source * parameters.SetPointFirstFarads);
        _toSecond = 1 / (parameters.SetPointSeriesOhms * parameters.SetPointFirstFarads);
        _secondRate = 1 / (parameters.SetPointSeriesOhms * parameters.SetPointSecondFarads);

        // v1' = firstRate (target - v1) + toSecond (v2 - v1),  v2' = secondRate (v1 - v2)
        double half = (_firstRate + _toSecond + _secondRate) / 2;
        double root = Math.Sqrt(half * half - _firstRate * _secondRate);
        _firstPole = half - root;
        _secondPole = half + root;
    }

    /// <summary>From now on the divider's open voltage is the given one.</summary>
    internal void SetTarget(long nowPicos, double volts)
    {
        double seconds = (nowPicos - _sincePicos) * 1e-12;
        double difference = _secondPole - _firstPole;
        double slow = Math.Exp(-_firstPole * seconds);
        double fast = Math.Exp(-_secondPole * seconds);
        double error = _second - _target;
        double slope = _secondRate * (_first - _second);
        double slowPart = (_secondPole * error + slope) / difference;
        double fastPart = error - slowPart;
        _second = _target + slowPart * slow + fastPart * fast;
        double newSlope = -_firstPole * slowPart * slow - _secondPole * fastPart * fast;
        _first = _second + newSlope / _secondRate;
        _target = volts;
        _sincePicos = nowPicos;
    }

    /// <summary>Writes the set-point from now on into the waveform.</summary>
    internal void Write(long nowPicos, Waveform volts)
    {
        double seconds = (nowPicos - _sincePicos) * 1e-12;
        double error = _second - _target;
        double slope = _secondRate * (_first - _second);
        double slowPart = (_secondPole * error + slope) / (_secondPole - _firstPole);
        double fastPart = error - slowPart;
        volts.Set(_target);
        AddUnlessSettled(volts, slowPart, _firstPole, seconds);
        AddUnlessSettled(volts, fastPart, _secondPole, seconds);
    }

    private static void AddUnlessSettled(Waveform volts, double part, double rate, double seconds)
    {
        if (Math.Abs(part) < Settled || rate * seconds > 30)
        {
            return;
        }

        double amplitude = part * Math.Exp(-rate * seconds);
        if (Math.Abs(amplitude) > Settled)
        {
            volts.AddTerm(amplitude, rate);
        }
    }
}
