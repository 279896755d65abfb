using System.Text.Json;
using System.Text.Json.Nodes;
using NanoStim.Campaign;
using NanoStim.Firmware.Modes;

namespace NanoStim.Cli.Check;

/// <summary>The figures of a campaign as JSON. Units are in the names.</summary>
internal static class CampaignJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(CampaignReport report) => new JsonObject
    {
        ["seed"] = report.Seed,
        ["runs"] = report.Runs.Count,
        ["violations"] = new JsonArray([.. report.Violations.Select(Violation)]),
        ["beyondClaimRuns"] = report.BeyondClaim.Count(),
        ["beyondClaimOutsideLimits"] = report.BeyondClaim.Count(run => run.Violations.Count > 0),
        ["faults"] = new JsonArray([.. report.Rows().Select(Row)]),
    }.ToJsonString(Indented);

    private static JsonNode Violation(CampaignRun run) => new JsonObject
    {
        ["run"] = run.Case.Number,
        ["what"] = new JsonArray([.. run.Violations.Select(what => JsonValue.Create(what))]),
        ["command"] = run.Case.Command(),
    };

    private static JsonNode Row(FaultRow row) => new JsonObject
    {
        ["mode"] = ModeCatalogue.Of(row.Mode).Name,
        ["fault"] = row.Fault,
        ["runs"] = row.Runs,
        ["trips"] = row.Trips,
        ["latencyP50Micros"] = Number(row.LatencyP50Micros),
        ["latencyMaxMicros"] = Number(row.LatencyMaxMicros),
        ["detectedToOffMaxMicros"] = Number(row.DetectedToOffMaxMicros),
        ["worstPeakMicroAmps"] = Number(row.WorstPeakMicroAmps),
        ["worstExtraNanoCoulombs"] = Number(row.WorstExtraNanoCoulombs),
    };

    private static JsonValue? Number(double value) => double.IsNaN(value) ? null : JsonValue.Create(value);
}
