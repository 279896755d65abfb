using System.Text.Json.Nodes;
using System.Xml.Linq;
using NanoStim.Firmware.Safety;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>Sessions from the command line, judged by their files.</summary>
internal sealed class RunTests
{
    [Test]
    public void Microcurrent_reaches_its_set_point_and_is_balanced()
    {
        using TemporaryFolder folder = new();

        Invocation run = Invocation.Of($"run --mode ms --intensity 200uA --frequency 10Hz --load 10kohm --duration 20s --out {folder.Root}");
        JsonNode delivered = JsonNode.Parse(File.ReadAllText(folder.File("session.json")))!["delivered"]!;

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done), run.Error);
        Assert.That((double)delivered["steadyPeakMicroAmps"]!, Is.EqualTo(200).Within(5).Percent);
        Assert.That((double)delivered["frequencyMilliHertz"]!, Is.EqualTo(10_000).Within(0.1).Percent);
        Assert.That(
            Math.Abs((double)delivered["netChargeNanoCoulombs"]!),
            Is.LessThan(0.01 * (double)delivered["movedChargeNanoCoulombs"]!));
        AgreesWithCapture(delivered, new Capture(folder.File("capture.csv")));
    }

    [Test]
    public void Ems_reaches_its_set_point_with_two_equal_phases_of_the_width()
    {
        using TemporaryFolder folder = new();

        Invocation run = Invocation.Of($"run --mode ems --intensity 20mA --frequency 50Hz --phase-width 300us --load 500ohm --out {folder.Root}");
        JsonNode delivered = JsonNode.Parse(File.ReadAllText(folder.File("session.json")))!["delivered"]!;
        Capture capture = new(folder.File("capture.csv"));
        double positive = capture.PhaseSeconds(+1).Average() * 1e6;
        double negative = capture.PhaseSeconds(-1).Average() * 1e6;

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done), run.Error);
        Assert.That((double)delivered["steadyPeakMicroAmps"]!, Is.EqualTo(20_000).Within(5).Percent);

        // A step of the PWM is 2 µs at 50 Hz.
        Assert.That((double)delivered["phaseWidthMicros"]!, Is.EqualTo(300).Within(2));
        Assert.That(positive, Is.EqualTo(300).Within(2));
        Assert.That(negative, Is.EqualTo(positive).Within(0.5).Percent);
        AgreesWithCapture(delivered, capture);
    }

    [Test]
    public void Capture_has_the_header_and_rising_times_and_obeys_ohms_law()
    {
        using TemporaryFolder folder = new();

        Invocation.Of($"run --mode ms --load 2kohm --duration 3s --out {folder.Root}");
        Capture capture = new(folder.File("capture.csv"));

        Assert.That(capture.Header, Is.EqualTo("Time (s),Electrode (V),Current (A)"));
        Assert.That(capture.Seconds, Is.Ordered.Ascending);
        Assert.That(capture.Seconds, Is.Unique);
        Assert.That(capture.Volts.Zip(capture.Amps, (volts, amps) => Math.Abs(volts - 2000 * amps)), Has.All.LessThan(1e-6));
    }

    [Test]
    public void Session_json_has_its_form()
    {
        JsonObject session = JsonNode.Parse(Invocation.Of("run --mode ems --duration 3s --fault charger-in@5s --seed 7 --json").Output)!.AsObject();

        Assert.That(session.Select(member => member.Key), Is.EqualTo(new[]
        {
            "mode", "program", "seed", "outcome", "fault", "asked", "delivered", "events", "realTimeFactor",
        }));
        Assert.That(session["delivered"]!.AsObject().Select(member => member.Key), Is.EqualTo(new[]
        {
            "peakMicroAmps", "steadyPeakMicroAmps", "rmsMicroAmps", "netChargeNanoCoulombs", "movedChargeNanoCoulombs",
            "maxPhaseChargeNanoCoulombs", "phaseChargeLimitNanoCoulombs", "phaseWidthMicros", "frequencyMilliHertz", "carrier", "offAfterFaultMicros",
        }));
        Assert.That(session["fault"]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "code", "name", "atMicros" }));
        Assert.That(session["events"]!.AsArray().SelectMany(entry => entry!.AsObject().Select(member => member.Key)).Distinct(), Is.EqualTo(new[]
        {
            "atMicros", "name", "detail",
        }));
        Assert.That((string?)session["mode"], Is.EqualTo("ems"));
        Assert.That((int)session["seed"]!, Is.EqualTo(7));
        Assert.That((string?)session["outcome"], Is.EqualTo("tripped"));
    }

    [Test]
    public void Without_a_fault_there_is_none_in_session_json()
    {
        JsonNode session = JsonNode.Parse(Invocation.Of("run --duration 3s --json").Output)!;

        Assert.That(session["fault"], Is.Null);
        Assert.That(session["delivered"]!["offAfterFaultMicros"], Is.Null);
        Assert.That((string?)session["outcome"], Is.EqualTo("completed"));
    }

    [Test]
    public void A_trip_exits_3_and_names_the_fault_in_words()
    {
        Invocation run = Invocation.Of("run --mode ms --duration 10s --fault electrode-off@5s");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Tripped));
        Assert.That(run.Output, Does.Contain("Fault 20 electrode-open"));

        // The lines are broken where the console ends.
        Assert.That(run.Output.ReplaceLineEndings(" "), Does.Contain(FaultCatalogue.Of(FaultCode.ElectrodeOpen).Text));
    }

    [Test]
    public void Stop_exits_0()
    {
        Invocation run = Invocation.Of("run --mode ems --duration 10s --fault stop-pressed@5s --json");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That((string?)JsonNode.Parse(run.Output)!["outcome"], Is.EqualTo("stopped"));
    }

    [Test]
    public void The_same_seed_gives_the_same_session_and_another_seed_another()
    {
        string first = Delivered("run --mode ems --duration 3s --seed 5 --json");

        Assert.That(Delivered("run --mode ems --duration 3s --seed 5 --json"), Is.EqualTo(first));
        Assert.That(Delivered("run --mode ems --duration 3s --seed 6 --json"), Is.Not.EqualTo(first));

        static string Delivered(string command) => JsonNode.Parse(Invocation.Of(command).Output)!["delivered"]!.ToJsonString();
    }

    [Test]
    public void Without_options_both_modes_are_shown_in_one_picture()
    {
        using TemporaryFolder folder = new();

        Invocation demo = Invocation.Of($"run --out {folder.Root}");
        XDocument picture = XDocument.Load(folder.File("capture.svg"));
        string[] texts = [.. picture.Descendants().Attributes("aria-label").Select(label => label.Value)];

        Assert.That(demo.ExitCode, Is.EqualTo(ExitCode.Done), demo.Output + demo.Error);
        Assert.That(texts, Has.Some.StartsWith("ms:").And.Some.StartsWith("ems:"));
        Assert.That(texts, Does.Contain("time (s)").And.Contain("current (µA)").And.Contain("current (mA)"));
        Assert.That(texts, Has.Some.StartsWith("set-point"));
        Assert.That(folder.File("ms/session.json"), Does.Exist);
        Assert.That(folder.File("ems/capture.csv"), Does.Exist);
    }

    [Test]
    public void Twenty_minutes_run_a_thousand_times_faster_than_real_time()
    {
        // Processor time, so that a busy machine does not fail it; the first run compiles.
        Invocation.Of("run --program ms-facial --duration 20s --json");
        TimeSpan before = Environment.CpuUsage.TotalTime;
        JsonNode session = JsonNode.Parse(Invocation.Of("run --program ms-facial --json").Output)!;
        double processorSeconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        double simulatedSeconds = (double)session["events"]!.AsArray()[^1]!["atMicros"]! * 1e-6;

        Assert.That(simulatedSeconds, Is.GreaterThan(1200));
        Assert.That(simulatedSeconds / processorSeconds, Is.GreaterThan(1000));
    }

    private static void AgreesWithCapture(JsonNode delivered, Capture capture)
    {
        double moved = (double)delivered["movedChargeNanoCoulombs"]!;
        Assert.Multiple(() =>
        {
            Assert.That(capture.SteadyPeakAmps() * 1e6, Is.EqualTo((double)delivered["steadyPeakMicroAmps"]!).Within(0.5).Percent);
            Assert.That(capture.Amps.Max(Math.Abs) * 1e6, Is.EqualTo((double)delivered["peakMicroAmps"]!).Within(0.1).Percent);
            Assert.That(capture.MovedCoulombs * 1e9, Is.EqualTo(moved).Within(0.1).Percent);
            Assert.That(capture.NetCoulombs * 1e9, Is.EqualTo((double)delivered["netChargeNanoCoulombs"]!).Within(0.001 * moved));
            Assert.That(capture.RmsAmps * 1e6, Is.EqualTo((double)delivered["rmsMicroAmps"]!).Within(0.1).Percent);
        });
    }
}
