using System.Text.Json.Nodes;
using NanoStim.Cli;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Live;

/// <summary>From a connected instrument to a verdict, in the dialect of each maker and through sigrok's demo driver.</summary>
public class GrabTests
{
    private static readonly string[] Program = ["--mode", "ems", "--intensity", "20mA", "--frequency", "50Hz", "--phase-width", "300us", "--load", "500ohm"];

    private string _folder = string.Empty;

    public static IEnumerable<string> Makers => ["Rigol", "Siglent", "Keysight", "Tektronix"];

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("nanostim-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Makers))]
    public void A_session_is_captured_and_measured(string maker)
    {
        using ScopeStandIn scope = StandIn(maker, Session(300));
        string to = Path.Combine(_folder, "a.csv");

        (int exit, string output, string error) = Run(["scope", "grab", "--from", scope.Address, "--out", to, "--view", "train", "--json", .. Program]);

        Assert.That(exit, Is.Zero, error);
        Assert.That(scope.Unknown, Is.Empty);
        JsonNode channel = JsonNode.Parse(output)!["channels"]![0]!;
        Assert.That((double?)channel["frequencyHertz"], Is.EqualTo(50.016).Within((double)channel["uncertainty"]!["frequencyHertz"]!));
        Assert.That((double?)channel["phaseWidthMicros"], Is.EqualTo(300).Within((double)channel["uncertainty"]!["phaseWidthMicros"]!));
        Assert.That((double?)channel["positive"]!["plateauMicroAmps"], Is.EqualTo(20_000).Within(500));
        string beside = File.ReadAllText(Path.ChangeExtension(to, ".json"));
        Assert.That(beside, Does.Contain(maker.ToUpperInvariant()).IgnoreCase.And.Contain("tcp://127.0.0.1"));
    }

    [TestCaseSource(nameof(Makers))]
    public void A_pulse_of_the_wrong_width_is_judged_wrong(string maker)
    {
        using ScopeStandIn scope = StandIn(maker, Session(400));

        (int exit, string output, _) = Run(["scope", "grab", "--from", scope.Address, "--out", Path.Combine(_folder, "a.csv"), "--view", "pulse", "--then", "judge", .. Program]);

        Assert.That(exit, Is.EqualTo(ExitCode.Tripped), output);
    }

    [TestCaseSource(nameof(Makers))]
    public void A_flat_signal_does_not_trigger_and_can_be_taken_without(string maker)
    {
        string to = Path.Combine(_folder, "a.csv");
        using (ScopeStandIn scope = StandIn(maker, _ => 0))
        {
            (int exit, _, string error) = Run(["scope", "grab", "--from", scope.Address, "--out", to, "--duration", "1ms", "--wait", "0.2"]);

            Assert.That(exit, Is.EqualTo(ExitCode.WrongUsage));
            Assert.That(error, Does.Contain("has not triggered"));
        }

        using ScopeStandIn forced = StandIn(maker, _ => 0);
        (int taken, string output, string complaint) = Run(["scope", "grab", "--from", forced.Address, "--out", to, "--duration", "1ms", "--no-trigger", "--json"]);

        Assert.That(taken, Is.Zero, complaint);
        Assert.That((string?)JsonNode.Parse(output)!["channels"]![0]!["signal"], Is.EqualTo("flat"));
        Assert.That(forced.Unknown, Is.Empty);
    }

    [Test]
    public void Two_channels_are_taken()
    {
        using ScopeStandIn scope = StandIn("Keysight", Session(300));

        (int exit, string output, string error) = Run(["scope", "grab", "--from", scope.Address, "--out", Path.Combine(_folder, "a.csv"), "--channel", "1", "--channel", "2", "--json", .. Program]);

        Assert.That(exit, Is.Zero, error);
        JsonArray channels = JsonNode.Parse(output)!["channels"]!.AsArray();
        Assert.That(channels.Select(channel => (string?)channel!["name"]), Is.EqualTo(new[] { "CH1", "CH2" }));
        Assert.That((double?)channels[1]!["positive"]!["plateau"], Is.EqualTo(5).Within(0.2));
    }

    [TestCase("http://127.0.0.1", "names no instrument")]
    [TestCase("sigrok:", "names no instrument")]
    [TestCase("usbtmc:/dev/no-such-device", "cannot be opened")]
    [TestCase("tcp://127.0.0.1:1", "no instrument answers")]
    public void What_is_not_there_is_told(string from, string said)
    {
        (int exit, _, string error) = Run("scope", "grab", "--from", from, "--out", Path.Combine(_folder, "a.csv"));

        Assert.That(exit, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain(said));
    }

    [Test]
    public void An_instrument_of_another_kind_is_refused()
    {
        using OtherStandIn scope = new();

        Assert.That(Run("scope", "grab", "--from", scope.Address, "--out", Path.Combine(_folder, "a.csv")).Error, Does.Contain("no oscilloscope of Rigol"));
    }

    [Test]
    public void The_demo_driver_of_sigrok_is_captured_and_measured()
    {
        string to = Path.Combine(_folder, "a.sr");

        (int exit, string output, string error) = Run("scope", "grab", "--from", "sigrok:demo", "--out", to, "--rate", "1MHz", "--duration", "100ms", "--channel", "A0", "--json");
        if (error.Contains("sigrok-cli is missing", StringComparison.Ordinal))
        {
            Assert.Ignore("sigrok-cli is missing: apt-get install sigrok-cli");
        }

        Assert.That(exit, Is.Zero, error);
        JsonNode channel = JsonNode.Parse(output)!["channels"]![0]!;
        Assert.That((double?)channel["samples"], Is.EqualTo(100_000));

        // A0 is a square wave of ±10 V whose period is 10 samples at any rate.
        Assert.That((double?)channel["peakVolts"], Is.EqualTo(10).Within(0.01));
        Assert.That(File.ReadAllText(Path.ChangeExtension(to, ".json")), Does.Contain("sigrok-cli").And.Contain("driver demo"));
    }

    [Test]
    public void Judging_without_a_program_is_refused() =>
        Assert.That(Run("scope", "grab", "--from", "sigrok:demo", "--out", "x.sr", "--then", "judge").Error, Does.Contain("--intensity"));

    private static Func<double, double> Session(double micros)
    {
        Func<double, double> pulses = Waves.Biphasic(50.016, micros * 1e-6, 5e-6, 10, 10);

        // The trigger is the first edge of a session that has been running: time goes on before it.
        return seconds => pulses(seconds + 1000 / 50.016);
    }

    private static ScopeStandIn StandIn(string maker, Func<double, double> signal) => maker switch
    {
        "Rigol" => new RigolStandIn(signal),
        "Siglent" => new SiglentStandIn(signal),
        "Keysight" => new KeysightStandIn(signal),
        _ => new TektronixStandIn(signal),
    };

    private static (int Exit, string Output, string Error) Run(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = CommandLine.Run(words, output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private sealed class OtherStandIn() : ScopeStandIn("ACME,Multimeter,1,1.0", _ => 0);
}
