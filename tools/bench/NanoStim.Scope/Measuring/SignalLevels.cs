namespace NanoStim.Scope.Measuring;

/// <summary>Where a signal rests, and how far it goes from there.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Rest">Level between the excursions, in the unit of the channel.</param>
/// <param name="Up">How far it goes above, 0 where it does not.</param>
/// <param name="Down">How far it goes below, 0 where it does not; a positive number.</param>
/// <param name="Noise">Standard deviation of the noise.</param>
/// <param name="Grain">Smallest step of the values.</param>
internal sealed record SignalLevels(SignalKind Kind, double Rest, double Up, double Down, double Noise, double Grain)
{
    // A level at which the signal spends less time than this is no rest.
    private const double LeastRestShare = 0.06;

    // A value that holds this share of the time near the rest is the rest itself.
    private const double MostOfRest = 0.9;

    // Excursions to the other side that amount to less than this are ringing.
    private const double LeastSideShare = 0.03;

    // Two levels: nothing but edges in the middle third, some of the time at each end, and more steps of the converter between them than noise has.
    private const double BetweenLevels = 0.35;
    private const double BetweenShare = 0.02;
    private const double LevelShare = 0.15;
    private const double FewSteps = 5;

    // Standard deviation of rounding, by the step.
    private const double LeastNoise = 0.29;

    /// <param name="survey">The whole channel.</param>
    /// <param name="evenlySpaced">Whether noise and resolution can be told: rows that stand only where something happens show neither.</param>
    /// <param name="mayBeLogic">Whether 0 and 1 are levels.</param>
    public static SignalLevels Of(ChannelSurvey survey, bool evenlySpaced, bool mayBeLogic)
    {
        double noise = evenlySpaced ? survey.Noise : 0;
        double grain = evenlySpaced ? survey.GrainOrZero : 0;
        if (mayBeLogic && survey.OnlyZeroOne)
        {
            return new SignalLevels(SignalKind.Logic, 0, survey.Range, 0, 0, 0);
        }

        LevelHistogram histogram = survey.Histogram;
        if (noise > 0 && SpreadOfTwoLevels(survey, grain) is { } spread)
        {
            noise = Math.Min(noise, Math.Max(spread, LeastNoise * grain));
        }

        // Noise alone reaches this far to both sides in so many samples; a signal goes beyond, or spreads wider than noise.
        double reach = 2 * (Math.Sqrt(2 * Math.Log(Math.Max(2, survey.Count))) + 1);
        bool isNoise = survey.Range <= reach * noise && survey.Spread <= 1.6 * noise;
        double mean = histogram.MeanBetween(survey.Least, survey.Greatest);
        if (isNoise || survey.Range <= 3 * grain || !(survey.Range > 1e-12) || histogram.Total <= 0)
        {
            return new SignalLevels(SignalKind.Flat, mean, 0, 0, noise, grain);
        }

        bool bothSigns = survey.Least < -0.15 * survey.Range && survey.Greatest > 0.15 * survey.Range;
        double rest = RestOf(survey, noise, grain) ?? double.NaN;
        if (double.IsNaN(rest) || (bothSigns && Math.Abs(rest) > 0.15 * survey.Range))
        {
            return WithoutRest(survey, bothSigns, noise, grain);
        }

        double margin = Math.Max(6 * noise, Math.Max(2 * grain, 0.03 * survey.Range));
        if (!bothSigns)
        {
            rest = NearerToZero(survey, rest);
        }

        double up = survey.Greatest - rest;
        double down = rest - survey.Least;
        double areaUp = up > margin ? histogram.Beyond(rest + margin, 1).Area : 0;
        double areaDown = down > margin ? histogram.Beyond(rest - margin, -1).Area : 0;
        bool hasUp = areaUp > LeastSideShare * (areaUp + areaDown);
        bool hasDown = areaDown > LeastSideShare * (areaUp + areaDown);
        return (hasUp, hasDown) switch
        {
            (true, true) => new SignalLevels(SignalKind.TwoSided, rest, up, down, noise, grain),
            (true, false) => new SignalLevels(SignalKind.OneSided, rest, up, 0, noise, grain),
            (false, true) => new SignalLevels(SignalKind.OneSided, rest, 0, down, noise, grain),
            _ => new SignalLevels(SignalKind.Flat, mean, 0, 0, noise, grain),
        };
    }

    /// <summary>
    /// How far samples spread around each of two levels with nothing between them, or null. With a few samples a period no group of neighbours
    /// is at one level, and what they differ by is the signal and not its noise.
    /// </summary>
    private static double? SpreadOfTwoLevels(ChannelSurvey survey, double grain)
    {
        double from = survey.Least + (BetweenLevels * survey.Range);
        double to = survey.Greatest - (BetweenLevels * survey.Range);
        LevelHistogram histogram = survey.Histogram;
        (double low, double lowSpread) = histogram.Around(survey.Least, from);
        (double high, double highSpread) = histogram.Around(to, survey.Greatest);
        bool isTwo = survey.Range > FewSteps * grain && Math.Min(low, high) > LevelShare * histogram.Total && low + high > (1 - BetweenShare) * histogram.Total;
        return isTwo ? Math.Max(lowSpread, highSpread) : null;
    }

    private static SignalLevels WithoutRest(ChannelSurvey survey, bool bothSigns, double noise, double grain)
    {
        double middle = (survey.Least + survey.Greatest) / 2;
        if (!bothSigns)
        {
            // A ramp, a sine with an offset: the lower end is as good a rest as any.
            return new SignalLevels(SignalKind.OneSided, survey.Least, survey.Range, 0, noise, grain);
        }

        // An offset of the instrument is not a polarity.
        double zero = Math.Abs(middle) < 0.15 * survey.Range ? 0 : middle;
        return new SignalLevels(SignalKind.Alternating, zero, survey.Greatest - zero, zero - survey.Least, noise, grain);
    }

    /// <summary>
    /// A signal that is nearly always on has its rest where it is least of the time: at the end of its range that is near zero.
    /// </summary>
    private static double NearerToZero(ChannelSurvey survey, double rest)
    {
        double near = Math.Abs(survey.Least) <= Math.Abs(survey.Greatest) ? survey.Least : survey.Greatest;
        double far = near == survey.Least ? survey.Greatest : survey.Least;
        if (Math.Abs(rest - near) <= Math.Abs(rest - far) || Math.Abs(near) > 0.25 * survey.Range)
        {
            return rest;
        }

        double part = 0.2 * survey.Range;
        double mean = near < far ? survey.Histogram.MeanBetween(near, near + part) : survey.Histogram.MeanBetween(near - part, near);
        return double.IsNaN(mean) ? near : mean;
    }

    /// <summary>Of the levels at which the signal spends a good part of its time, the one nearest to zero.</summary>
    private static double? RestOf(ChannelSurvey survey, double noise, double grain)
    {
        LevelHistogram histogram = survey.Histogram;
        double half = Math.Max(3 * noise, Math.Max(grain, 0.01 * survey.Range));
        int reach = Math.Max(1, (int)Math.Round(half / histogram.BinWidth));
        double enough = Math.Max(LeastRestShare, 2 * (2 * half) / survey.Range) * histogram.Total;
        enough = Math.Min(enough, 0.5 * histogram.Total);
        double? best = null;
        double window = 0;
        for (int bin = -reach; bin < LevelHistogram.Bins; bin++)
        {
            // The window is centred on this bin.
            int entering = bin + reach;
            int leaving = bin - reach - 1;
            window += entering < LevelHistogram.Bins ? histogram.WeightAt(entering) : 0;
            window -= leaving >= 0 ? histogram.WeightAt(leaving) : 0;
            if (bin < 0 || window < enough)
            {
                continue;
            }

            double level = histogram.MeanBetween(histogram.ValueAt(Math.Max(0, bin - reach)), histogram.ValueAt(Math.Min(LevelHistogram.Bins - 1, bin + reach)));
            if (best is null || Math.Abs(level) < Math.Abs(best.Value))
            {
                best = level;
            }
        }

        // The window that was found may hold only the near edge of the level: move it to where the weight is.
        for (int round = 0; best is { } level && round < 8; round++)
        {
            double mean = histogram.MeanBetween(level - half, level + half);
            best = double.IsNaN(mean) ? level : mean;
        }

        return best is { } found && noise == 0 ? Held(histogram, found, half) : best;
    }

    /// <summary>
    /// Without noise, the value at which the signal stays for most of the time that it is near its rest: the lowest steps of a ramp, which are
    /// near it too, do not move the rest. Where there is no such value, the mean.
    /// </summary>
    private static double Held(LevelHistogram histogram, double mean, double half)
    {
        double total = 0;
        int heaviest = histogram.BinOf(mean);
        for (int bin = histogram.BinOf(mean - half); bin <= histogram.BinOf(mean + half); bin++)
        {
            total += histogram.WeightAt(bin);
            heaviest = histogram.WeightAt(bin) > histogram.WeightAt(heaviest) ? bin : heaviest;
        }

        double value = histogram.ValueAt(heaviest);
        return histogram.WeightAt(heaviest) > MostOfRest * total ? histogram.MeanBetween(value, value) : mean;
    }
}
