namespace NanoStim.Scope.Measuring;

/// <summary>What the bench knows and the file does not.</summary>
public sealed record MeasureOptions
{
    /// <summary>Resistance that the measured voltage stands across, in Ω: current is voltage by this, and it is the load.</summary>
    public double? LoadOhms { get; init; }

    /// <summary>Shunt that the measured voltage stands across, in Ω; then <see cref="LoadOhms"/> only serves the energy.</summary>
    public double? ShuntOhms { get; init; }

    /// <summary>Names of channels whose values are A already, whatever their unit says.</summary>
    public IReadOnlyList<string> CurrentChannels { get; init; } = [];

    /// <summary>Channels to measure; all where empty.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Factor for a probe of which the instrument did not know.</summary>
    public double ProbeFactor { get; init; } = 1;

    /// <summary>Gain error of the instrument, as a fraction; not in any file. Enters the uncertainties.</summary>
    public double GainError { get; init; }

    /// <summary>Area of the smaller electrode in cm².</summary>
    public double? ElectrodeSquareCentimetres { get; init; }

    /// <summary>Sample rate in Hz for a file that has neither times nor an interval.</summary>
    public double? SampleRateHertz { get; init; }
}
