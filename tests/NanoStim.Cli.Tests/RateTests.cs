using System.Text.Json.Nodes;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>Rate, width and charge as asked for and as delivered.</summary>
internal sealed class RateTests
{
    // Half a second one way: 80 % of it with 200 µA.
    private const double PolarityNanoCoulombs = 0.8 * 200 * 1000;

    [Test]
    public void Alternating_square_wave_is_shown_by_its_alternation_and_not_by_its_carrier()
    {
        using TemporaryFolder folder = new();
        JsonNode session = Json($"run --mode ms --frequency 0.5Hz --intensity 200uA --duration 12s --json --out {folder.Root}");
        JsonNode delivered = session["delivered"]!;

        Assert.That((double)delivered["frequencyMilliHertz"]!, Is.EqualTo(500).Within(1).Percent);
        Assert.That((double)delivered["phaseWidthMicros"]!, Is.EqualTo(1_000_000).Within(2).Percent);
        Assert.That((double)delivered["maxPhaseChargeNanoCoulombs"]!, Is.EqualTo(PolarityNanoCoulombs).Within(15).Percent);
        Assert.That((double)delivered["carrier"]!["frequencyMilliHertz"]!, Is.EqualTo(100_000).Within(1).Percent);
        Assert.That((double)delivered["carrier"]!["maxPulseChargeNanoCoulombs"]!, Is.LessThan(0.02 * PolarityNanoCoulombs));
        Assert.That(OneWayNanoCoulombs(new Capture(folder.File("capture.csv"))), Is.EqualTo((double)delivered["maxPhaseChargeNanoCoulombs"]!).Within(0.5).Percent);
    }

    [Test]
    public void Alternating_program_is_shown_by_its_alternation_too()
    {
        // Ten pulses of 40 ms at 10 Hz one way, then ten the other way.
        JsonNode delivered = Json("run --program ms-ten-and-ten --duration 12s --intensity 200uA --json")["delivered"]!;

        Assert.That((double)delivered["frequencyMilliHertz"]!, Is.EqualTo(500).Within(1).Percent);
        Assert.That((double)delivered["carrier"]!["frequencyMilliHertz"]!, Is.EqualTo(10_000).Within(1).Percent);
        Assert.That(
            (double)delivered["maxPhaseChargeNanoCoulombs"]!,
            Is.EqualTo(10 * (double)delivered["carrier"]!["maxPulseChargeNanoCoulombs"]!).Within(2).Percent);
    }

    [Test]
    public void Train_without_alternation_has_no_carrier() =>
        Assert.That(Json("run --mode ms --frequency 20Hz --duration 3s --json")["delivered"]!["carrier"], Is.Null);

    [TestCase("9.6Hz", "9.6 Hz", "10")]
    [TestCase("10.4Hz", "10.4 Hz", "10")]
    public void Rounded_rate_is_told(string asked, string askedText, string delivered)
    {
        Invocation run = Invocation.Of($"run --mode ms --frequency {asked} --phase-width 20ms --duration 4s");

        Assert.That(run.Output.ReplaceLineEndings(" "), Does.Contain($"Rounded: frequency asked {askedText}, delivered {delivered}"));
    }

    [Test]
    public void Rate_that_is_delivered_as_asked_is_not_called_rounded() =>
        Assert.That(Invocation.Of("run --mode ms --frequency 10Hz --duration 4s").Output, Does.Not.Contain("Rounded"));

    [Test]
    public void Session_json_has_what_was_asked()
    {
        JsonNode asked = Json("run --mode ms --frequency 9.6Hz --phase-width 20ms --duration 4s --json")["asked"]!;

        Assert.That((double)asked["frequencyMilliHertz"]!, Is.EqualTo(9600));
        Assert.That((double)asked["phaseWidthMicros"]!, Is.EqualTo(20_000));
    }

    [Test]
    public void Ramp_that_never_arrives_is_not_called_completed()
    {
        JsonNode cut = Json("run --mode ms --intensity 600uA --duration 1s --json");
        JsonNode whole = Json("run --mode ms --intensity 600uA --duration 5s --json");

        Assert.That((string?)cut["outcome"], Is.EqualTo("intensity-not-reached"));
        Assert.That((string?)whole["outcome"], Is.EqualTo("completed"));
    }

    private static JsonNode Json(string command)
    {
        Invocation run = Invocation.Of(command);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    /// <summary>Largest charge between two changes of sign, in nC, from the rows alone.</summary>
    private static double OneWayNanoCoulombs(Capture capture)
    {
        double most = 0;
        double sum = 0;
        for (int i = 1; i < capture.Amps.Count; i++)
        {
            double area = (capture.Amps[i - 1] + capture.Amps[i]) / 2 * (capture.Seconds[i] - capture.Seconds[i - 1]);
            sum = Math.Sign(area) * Math.Sign(sum) < 0 ? area : sum + area;
            most = Math.Max(most, Math.Abs(sum));
        }

        return most * 1e9;
    }
}
