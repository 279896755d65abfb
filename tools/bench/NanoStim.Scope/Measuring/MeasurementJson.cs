using System.Text.Json;
using System.Text.Json.Nodes;

namespace NanoStim.Scope.Measuring;

/// <summary>The form of <c>scope measure --json</c>. Null where a figure does not apply.</summary>
public static class MeasurementJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One file is an object, several are an array of them.</summary>
    public static string Text(IReadOnlyList<JsonObject> files) =>
        files.Count == 1 ? files[0].ToJsonString(Indented) : new JsonArray([.. files]).ToJsonString(Indented);

    public static JsonObject Node(CaptureMeasurement capture) => new()
    {
        ["file"] = capture.File,
        ["format"] = capture.Format,
        ["channels"] = new JsonArray([.. capture.Channels.Select(Node)]),
        ["notes"] = new JsonArray([.. capture.Notes.Select(note => (JsonNode)note)]),
    };

    /// <summary>A file that cannot be measured.</summary>
    /// <param name="file">As it was named.</param>
    /// <param name="error">Why not.</param>
    /// <param name="line">Its line, or 0.</param>
    public static JsonObject Failure(string file, string error, long line) => new()
    {
        ["file"] = file,
        ["format"] = null,
        ["channels"] = new JsonArray(),
        ["error"] = error,
        ["line"] = line > 0 ? line : null,
    };

    private static JsonObject Node(ChannelMeasurement channel) => new()
    {
        ["name"] = channel.Name,
        ["samples"] = channel.Samples,
        ["sampleIntervalSeconds"] = Number(channel.SampleIntervalSeconds),
        ["frequencyHertz"] = Number(channel.FrequencyHertz),
        ["highTimeMicros"] = Number(channel.HighTimeMicros),
        ["lowTimeMicros"] = Number(channel.LowTimeMicros),
        ["phaseWidthMicros"] = Number(channel.PhaseWidthMicros),
        ["interphaseGapMicros"] = Number(channel.InterphaseGapMicros),
        ["peakVolts"] = Number(channel.PeakVolts),
        ["peakMicroAmps"] = Number(channel.PeakMicroAmps),
        ["netChargeNanoCoulombs"] = Number(channel.NetChargeNanoCoulombs),
        ["rmsMicroAmps"] = Number(channel.RmsMicroAmps),
        ["uncertainty"] = Node(channel.Uncertainty),
        ["unit"] = channel.Unit,
        ["doubt"] = channel.Doubt,
        ["signal"] = NameOf(channel.Kind),
        ["durationSeconds"] = Number(channel.DurationSeconds),
        ["polarityPattern"] = channel.PolarityPattern,
        ["pulsesPerPolarity"] = Number(channel.PulsesPerPolarity),
        ["duty"] = Number(channel.Duty),
        ["restLevel"] = Number(channel.RestLevel),
        ["mean"] = Number(channel.Mean),
        ["rms"] = Number(channel.Rms),
        ["noise"] = Number(channel.Noise),
        ["meanMicroAmps"] = Number(channel.MeanMicroAmps),
        ["movedChargeNanoCoulombs"] = Number(channel.MovedChargeNanoCoulombs),
        ["maxPhaseChargeNanoCoulombs"] = Number(channel.MaxPhaseChargeNanoCoulombs),
        ["energyPerPulseMicroJoules"] = Number(channel.EnergyPerPulseMicroJoules),
        ["positive"] = Node(channel.Positive, channel.AmpsPerUnit),
        ["negative"] = Node(channel.Negative, channel.AmpsPerUnit),
        ["bursts"] = new JsonArray([.. channel.Bursts.Select(Node)]),
        ["peakDensityMilliAmpsPerSquareCentimetre"] = Number(channel.PeakDensityMilliAmpsPerSquareCentimetre),
        ["rmsDensityMilliAmpsPerSquareCentimetre"] = Number(channel.RmsDensityMilliAmpsPerSquareCentimetre),
        ["powerDensityMilliWattsPerSquareCentimetre"] = Number(channel.PowerDensityMilliWattsPerSquareCentimetre),
        ["probeAttenuation"] = Number(channel.ProbeAttenuation),
        ["microcurrent"] = channel.Microcurrent is { } verdict
            ? new JsonObject { ["verdict"] = verdict.IsMicrocurrent switch { true => "yes", false => "no", null => "unknown" }, ["reason"] = verdict.Reason }
            : null,
    };

    private static JsonObject Node(MeasurementUncertainty uncertainty) => new()
    {
        ["frequencyHertz"] = Number(uncertainty.FrequencyHertz),
        ["highTimeMicros"] = Number(uncertainty.HighTimeMicros),
        ["lowTimeMicros"] = Number(uncertainty.LowTimeMicros),
        ["phaseWidthMicros"] = Number(uncertainty.PhaseWidthMicros),
        ["interphaseGapMicros"] = Number(uncertainty.InterphaseGapMicros),
        ["peakVolts"] = Number(uncertainty.PeakVolts),
        ["peakMicroAmps"] = Number(uncertainty.PeakMicroAmps),
        ["netChargeNanoCoulombs"] = Number(uncertainty.NetChargeNanoCoulombs),
        ["rmsMicroAmps"] = Number(uncertainty.RmsMicroAmps),
        ["plateauMicroAmps"] = Number(uncertainty.PlateauMicroAmps),
        ["meanMicroAmps"] = Number(uncertainty.MeanMicroAmps),
        ["phaseChargeNanoCoulombs"] = Number(uncertainty.PhaseChargeNanoCoulombs),
        ["burstSeconds"] = Number(uncertainty.TrainSeconds),
    };

    private static JsonObject? Node(SideMeasurement? side, double? ampsPerUnit) => side is null
        ? null
        : new JsonObject
        {
            ["pulses"] = side.Count,
            ["steadyPulses"] = side.SteadyCount,
            ["phaseWidthMicros"] = Number(side.WidthMicros),
            ["peak"] = Number(side.Peak),
            ["plateau"] = Number(side.Plateau),
            ["plateauSpread"] = Number(side.PlateauSpread),
            ["peakMicroAmps"] = Number(side.Peak * ampsPerUnit * 1e6),
            ["plateauMicroAmps"] = Number(side.Plateau * ampsPerUnit * 1e6),
            ["riseMicros"] = Number(side.RiseMicros),
            ["phaseChargeNanoCoulombs"] = Number(side.AreaMicros * ampsPerUnit * 1e3),
        };

    private static JsonObject Node(Burst burst) => new()
    {
        ["startSeconds"] = Number(burst.Start),
        ["onSeconds"] = Number(burst.OnSeconds),
        ["rampUpSeconds"] = Number(burst.RampUp),
        ["rampDownSeconds"] = Number(burst.RampDown),
        ["pulses"] = burst.Pulses,
    };

    private static string NameOf(SignalKind kind) => kind switch
    {
        SignalKind.Flat => "flat",
        SignalKind.OneSided => "one-sided",
        SignalKind.TwoSided => "two-sided",
        SignalKind.Alternating => "alternating",
        _ => "logic",
    };

    /// <summary>Nine digits; more is arithmetic noise.</summary>
    private static JsonValue? Number(double? value) =>
        value is { } known && double.IsFinite(known)
            ? JsonValue.Create(double.Parse(known.ToString("G9", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture))
            : null;
}
