using System.Globalization;
using NanoStim.VirtualBench;
using Spectre.Console;

namespace NanoStim.Cli;

/// <summary>The summary of a run: a column for each session.</summary>
internal static class SummaryTable
{
    public static void Show(IAnsiConsole console, IReadOnlyList<SessionRequest> requests, IReadOnlyList<SessionResult> results)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("");
        for (int i = 0; i < results.Count; i++)
        {
            table.AddColumn(Markup.Escape($"{results[i].Mode}: {results[i].Program}"));
        }

        Row("load", (request, _) => request.Load.Name);
        Row("set", (request, _) => Current(request.IntensityMicroAmps));
        Row("outcome", (_, result) => SessionJson.NameOf(result.Outcome));
        Row("steady peak", (_, result) => Current(result.Delivered.SteadyPeakMicroAmps));
        Row("largest peak", (_, result) => Current(result.Delivered.PeakMicroAmps));
        Row("rms over the session", (_, result) => Current(result.Delivered.RmsMicroAmps));
        bool alternates = results.Any(result => result.Delivered.Alternation is not null);
        Row(alternates ? "time per polarity" : "phase width", (_, result) => DeliveredRate.Width(result));
        Row(alternates ? "alternation" : "frequency", (_, result) => DeliveredRate.Frequency(result));
        if (alternates)
        {
            Row("carrier", (_, result) => DeliveredRate.Carrier(result.Delivered));
        }

        Row("charge moved", (_, result) => Text(result.Delivered.MovedChargeNanoCoulombs / 1000, "0.0") + " µC");
        Row("net charge", (_, result) => NetCharge(result.Delivered));
        Row(alternates ? "largest charge one way" : "largest phase charge", (_, result) =>
            $"{Text(result.Delivered.MaxOneWayChargeNanoCoulombs / 1000, "0.###")} µC of {Text(result.PhaseChargeLimitNanoCoulombs / 1000.0, "0.###")} µC");
        if (results.Any(result => result.Delivered.OffAfterFaultMicros is not null))
        {
            Row("current off after fault", (_, result) =>
                result.Delivered.OffAfterFaultMicros is { } micros ? Text(micros / 1000, "0.###") + " ms" : "-");
        }

        Row("session", (_, result) => Text(result.SimulatedSeconds, "0.0") + " s");
        Row("speed", (_, result) => Text(result.RealTimeFactor, "0") + " times real time");
        console.Write(table);

        foreach (SessionFault fault in results.Select(result => result.Fault).OfType<SessionFault>())
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]Fault {fault.Code} {fault.Name}[/] at {fault.AtMicros / 1e6:0.000} s: {fault.Text} {fault.Remedy}");
        }

        foreach ((SessionRequest request, SessionResult result) in requests.Zip(results))
        {
            NoteNotReached(console, request, result);
            NoteRounding(console, result);
            NoteCharge(console, result);
            NoteLatent(console, request, result);
        }

        void Row(string name, Func<SessionRequest, SessionResult, string> cell) =>
            table.AddRow([new Text(name), .. requests.Zip(results, (request, result) => new Text(cell(request, result)))]);
    }

    private static void NoteNotReached(IAnsiConsole console, SessionRequest request, SessionResult result)
    {
        if (result.Outcome == SessionOutcome.NotReached)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]The time was over before the ramp reached {Current(request.IntensityMicroAmps)}[/]: the figures are those of the ramp. Write a longer --duration, or a lower --intensity.");
        }
    }

    private static void NoteRounding(IAnsiConsole console, SessionResult result)
    {
        if (DeliveredRate.Rounding(result) is { } rounding)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]Rounded:[/] {rounding}.");
        }
    }

    private static void NoteCharge(IAnsiConsole console, SessionResult result)
    {
        if (result.Delivered.MaxOneWayChargeNanoCoulombs > result.PhaseChargeLimitNanoCoulombs)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]The largest charge one way is above the limit of mode {result.Mode}[/].");
        }
    }

    /// <summary>A fault that did not end the session is named, with the reason why it could not.</summary>
    private static void NoteLatent(IAnsiConsole console, SessionRequest request, SessionResult result)
    {
        if (result.Outcome is not (SessionOutcome.Completed or SessionOutcome.NotReached))
        {
            return;
        }

        foreach (InjectedFault fault in request.Faults)
        {
            string reason = fault.Kind.Latent ?? "nothing in this session showed it";
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{fault.Kind.Name}[/] did not end the session. It is latent: {reason}.");
        }
    }

    private static string NetCharge(DeliveredFigures delivered)
    {
        double share = delivered.MovedChargeNanoCoulombs > 0 ? Math.Abs(delivered.NetChargeNanoCoulombs) / delivered.MovedChargeNanoCoulombs : 0;
        return $"{Text(delivered.NetChargeNanoCoulombs / 1000, "0.###")} µC ({Text(share * 100, "0.##")} %)";
    }

    private static string Current(double microAmps) =>
        microAmps < 1000 ? Text(microAmps, "0.0") + " µA" : Text(microAmps / 1000, "0.000") + " mA";

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
