using System.Text.Json;
using System.Text.Json.Nodes;

namespace NanoStim.VirtualBench;

/// <summary>The form of session.json.</summary>
public static class SessionJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static string Text(SessionResult result) => Node(result).ToJsonString(Indented);

    public static JsonObject Node(SessionResult result)
    {
        DeliveredFigures delivered = result.Delivered;
        return new JsonObject
        {
            ["mode"] = result.Mode,
            ["program"] = result.Program,
            ["seed"] = result.Seed,
            ["outcome"] = NameOf(result.Outcome),
            ["fault"] = result.Fault is { } fault
                ? new JsonObject { ["code"] = fault.Code, ["name"] = fault.Name, ["atMicros"] = fault.AtMicros }
                : null,
            ["asked"] = result.Asked is { } asked
                ? new JsonObject { ["frequencyMilliHertz"] = Rounded(asked.FrequencyMilliHertz), ["phaseWidthMicros"] = asked.PhaseWidthMicros }
                : null,
            ["delivered"] = new JsonObject
            {
                ["peakMicroAmps"] = Rounded(delivered.PeakMicroAmps),
                ["steadyPeakMicroAmps"] = Rounded(delivered.SteadyPeakMicroAmps),
                ["rmsMicroAmps"] = Rounded(delivered.RmsMicroAmps),
                ["netChargeNanoCoulombs"] = Rounded(delivered.NetChargeNanoCoulombs),
                ["movedChargeNanoCoulombs"] = Rounded(delivered.MovedChargeNanoCoulombs),
                ["maxPhaseChargeNanoCoulombs"] = Rounded(delivered.MaxOneWayChargeNanoCoulombs),
                ["phaseChargeLimitNanoCoulombs"] = result.PhaseChargeLimitNanoCoulombs,
                ["phaseWidthMicros"] = Rounded(delivered.Alternation?.PolarityMicros ?? delivered.PhaseWidthMicros),
                ["frequencyMilliHertz"] = Rounded(delivered.Alternation?.FrequencyMilliHertz ?? delivered.FrequencyMilliHertz),
                ["carrier"] = delivered.Alternation is null ? null : Carrier(delivered),
                ["offAfterFaultMicros"] = delivered.OffAfterFaultMicros is { } off ? Rounded(off) : null,
            },
            ["events"] = new JsonArray([.. result.Events.Select(Node)]),
            ["realTimeFactor"] = Math.Round(result.RealTimeFactor, 1),
        };
    }

    /// <summary>The outcome as session.json and the summary name it.</summary>
    public static string NameOf(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Completed => "completed",
        SessionOutcome.NotReached => "intensity-not-reached",
        SessionOutcome.Stopped => "stopped",
        SessionOutcome.Paused => "paused",
        _ => "tripped",
    };

    /// <summary>The pulses that an alternating train is made of.</summary>
    private static JsonObject Carrier(DeliveredFigures delivered) => new()
    {
        ["frequencyMilliHertz"] = Rounded(delivered.FrequencyMilliHertz),
        ["pulseWidthMicros"] = Rounded(delivered.PhaseWidthMicros),
        ["maxPulseChargeNanoCoulombs"] = Rounded(delivered.MaxPhaseChargeNanoCoulombs),
    };

    private static JsonObject Node(SessionLogEntry entry) => new()
    {
        ["atMicros"] = entry.AtMicros,
        ["name"] = entry.Name,
        ["detail"] = entry.Detail,
    };

    // Picoampere, femtocoulomb, nanoseconds: below that it is arithmetic noise.
    private static double Rounded(double value) => Math.Round(value, 6);
}
