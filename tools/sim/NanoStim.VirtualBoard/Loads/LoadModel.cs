namespace NanoStim.VirtualBoard;

/// <summary>
/// What lies between the electrodes: a series resistance and, optionally, a resistance with a capacitance across it
/// (Rs + Rp || Cp), or nothing at all.
/// </summary>
public sealed record LoadModel
{
    /// <summary>A load of one resistance.</summary>
    /// <param name="name">Its name in reports.</param>
    /// <param name="seriesOhms">Resistance in ohm, greater than zero.</param>
    public LoadModel(string name, double seriesOhms)
        : this(name, seriesOhms, 0, 0)
    {
    }

    /// <summary>A load Rs + Rp || Cp.</summary>
    /// <param name="name">Its name in reports.</param>
    /// <param name="seriesOhms">Rs in ohm, zero or more.</param>
    /// <param name="parallelOhms">Rp in ohm; zero together with a capacitance of zero for a plain resistance.</param>
    /// <param name="parallelFarads">Cp in farad.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not a number, or all are zero.</exception>
    public LoadModel(string name, double seriesOhms, double parallelOhms, double parallelFarads)
    {
        if (!(seriesOhms >= 0) || !(parallelOhms >= 0) || !(parallelFarads >= 0) || (parallelFarads > 0 && parallelOhms == 0)
            || (seriesOhms == 0 && parallelOhms == 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(seriesOhms), "A load needs resistances and a capacitance that are not negative, and some resistance.");
        }

        Name = name;
        if (parallelFarads > 0)
        {
            SeriesOhms = seriesOhms;
            ParallelOhms = parallelOhms;
            ParallelFarads = parallelFarads;
        }
        else
        {
            SeriesOhms = seriesOhms + parallelOhms;
        }
    }

    private LoadModel(string name)
    {
        Name = name;
        IsOpen = true;
        SeriesOhms = double.PositiveInfinity;
    }

    /// <summary>Open electrode: no current can flow.</summary>
    public static LoadModel Open { get; } = new("open");

    /// <summary>Shorted electrodes: 0.1 ohm.</summary>
    public static LoadModel Shorted { get; } = new("short", 0.1);

    /// <summary>The name, or the text from which it was read.</summary>
    public string Name { get; }

    /// <summary>Whether no current can flow.</summary>
    public bool IsOpen { get; }

    /// <summary>Rs in ohm; infinite when open.</summary>
    public double SeriesOhms { get; }

    /// <summary>Rp in ohm; zero without a capacitance.</summary>
    public double ParallelOhms { get; }

    /// <summary>Cp in farad; zero for a plain resistance.</summary>
    public double ParallelFarads { get; }

    /// <summary>
    /// Reads a load: a name of <see cref="LoadCatalog"/>, a resistance with its unit, or <c>Rs+Rp||Cp</c>.
    /// </summary>
    /// <exception cref="LoadFormatException">The text is none of these; the message says what to write.</exception>
    public static LoadModel Parse(string text) => LoadParser.Parse(text);
}
