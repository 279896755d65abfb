using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Trace;
using NanoStim.VirtualBench;
using NUnit.Framework;

namespace NanoStim.Scenarios;

/// <summary>What the load receives when nothing goes wrong.</summary>
internal sealed class DeliveryTests
{
    // Among them those of 60 with which a zero of whole counts takes a contact for a short, or the reverse.
    private static readonly int[] s_specimens = [1, 2, 3, 4, 5, 16, 25, 26, 49, 60];

    private static IEnumerable<string> Programs => Enumerable.Range(0, ProgramCatalogue.Count).Select(i => ProgramCatalogue.At(i).Name);

    private static IEnumerable<string> Microcurrent => Programs.Where(i => ProgramCatalogue.Find(i).Mode == StimulationMode.Microcurrent);

    [Test]
    [Requirement("SR-27")]
    public void Healthy_ramp_is_no_imbalance(
        [Values("ms-facial", "ms-thirty", "ms-ten-and-ten")] string program, [Values(100, 560, 600)] int microAmps, [Values(1, 2, 3)] int seed)
    {
        SessionResult result = Scenario.Run(program, microAmps, "1kohm", 6, seed);

        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Completed), result.Fault?.Name);
    }

    [Test]
    [Requirement("SR-11")]
    public void A_contact_of_500_ohm_is_no_short(
        [ValueSource(nameof(Microcurrent))] string program, [Values(180, 200, 250)] int microAmps, [ValueSource(nameof(s_specimens))] int seed)
    {
        SessionResult result = Scenario.Run(program, microAmps, "500ohm", 12, seed);

        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Completed), result.Fault?.Name);
    }

    [Test]
    [Requirement("SR-11")]
    public void A_contact_of_500_ohm_is_no_short_in_cycles_and_for_as_long_as_a_session_takes([Values(180, 200, 250)] int microAmps, [ValueSource(nameof(s_specimens))] int seed)
    {
        TreatmentProgram cycles = new(
            "cycles",
            "monophasic in cycles",
            StimulationMode.Microcurrent,
            [new TreatmentSegment(new PulseTrain(PulseShape.MonophasicPositive, 10_000, 20_000, 0), 600, 2000, 10_000, 1000, 12_000, 100)]);

        Assert.That(Scenario.Run(cycles, microAmps, "500ohm", 120, seed).Outcome, Is.EqualTo(SessionOutcome.Completed));
        Assert.That(Scenario.Run("ms-facial", microAmps, "500ohm", 600, seed).Outcome, Is.EqualTo(SessionOutcome.Completed));
    }

    [Test]
    [Requirement("SR-11")]
    public void A_short_is_told_from_500_ohm(
        [ValueSource(nameof(Microcurrent))] string program, [Values(180, 200, 250)] int microAmps, [ValueSource(nameof(s_specimens))] int seed)
    {
        SessionResult result = Scenario.Run(program, microAmps, "500ohm", 40, seed, "short@12000");

        Assert.That(result.Fault?.Name, Is.EqualTo("electrode-short"));
        Assert.That(result.Delivered.OffAfterFaultMicros, Is.GreaterThan(0));
    }

    [TestCase(10)]
    [TestCase(50)]
    [TestCase(200)]
    [TestCase(600)]
    public void Microcurrent_is_within_5_percent_and_balanced(int microAmps)
    {
        SessionResult result = Scenario.Run("ms-facial", microAmps, "10kohm", 20);

        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Completed));
        Assert.That(result.Delivered.SteadyPeakMicroAmps, Is.EqualTo(microAmps).Within(5).Percent);
        Assert.That(Math.Abs(result.Delivered.NetChargeNanoCoulombs), Is.LessThan(0.01 * result.Delivered.MovedChargeNanoCoulombs));
        Assert.That(result.Delivered.FrequencyMilliHertz, Is.EqualTo(10_000).Within(0.1).Percent);
    }

    [TestCase(2_000)]
    [TestCase(20_000)]
    [TestCase(60_000)]
    [Requirement("SR-7")]
    public void Ems_is_within_5_percent_with_equal_phases(int microAmps)
    {
        TreatmentProgram program = Biphasic(50_000, 300);
        SessionResult result = Scenario.Run(program, microAmps, "500ohm", 20);

        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Completed));
        Assert.That(result.Delivered.SteadyPeakMicroAmps, Is.EqualTo(microAmps).Within(5).Percent);

        // One step of 1/10000 of 20 ms.
        Assert.That(result.Delivered.PhaseWidthMicros, Is.EqualTo(300).Within(2));
        Assert.That(Math.Abs(result.Delivered.NetChargeNanoCoulombs), Is.LessThan(0.005 * result.Delivered.MovedChargeNanoCoulombs));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(6)]
    [TestCase(7)]
    public void Specimens_of_the_converter_stay_within_5_percent(int seed)
    {
        SessionResult microcurrent = Scenario.Run("ms-thirty", 300, "2kohm", 10, seed);
        SessionResult ems = Scenario.Run("ems-forty", 15_000, "500ohm", 10, seed);

        Assert.That(microcurrent.Delivered.SteadyPeakMicroAmps, Is.EqualTo(300).Within(5).Percent);
        Assert.That(ems.Delivered.SteadyPeakMicroAmps, Is.EqualTo(15_000).Within(5).Percent);
    }

    [TestCaseSource(nameof(Programs))]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-4")]
    public void Every_program_runs_to_its_end_within_its_limits(string name)
    {
        TreatmentProgram program = ProgramCatalogue.Find(name);
        ModeLimits limits = ModeCatalogue.Of(program.Mode);
        bool ems = program.Mode == StimulationMode.Ems;
        SessionResult result = Scenario.Run(program, limits.CeilingMicroAmps / 3, ems ? "500ohm" : "10kohm", 0);

        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Completed), result.Fault?.Text);
        Assert.That(result.Delivered.PeakMicroAmps, Is.LessThan(limits.CeilingMicroAmps / 3.0 * 1.05));
        Assert.That(result.Delivered.MaxPhaseChargeNanoCoulombs, Is.LessThan(limits.MaxPhaseChargeNanoCoulombs));
        Assert.That(result.SimulatedSeconds, Is.EqualTo(program.TotalSeconds()).Within(8));
    }

    [TestCase("ms-ten-and-ten")]
    [TestCase("ms-slow-square")]
    [Requirement("SR-7")]
    public void Polarity_alternation_balances_the_charge(string name)
    {
        SessionResult result = Scenario.Run(name, 200, "10kohm", 120);

        Assert.That(Math.Abs(result.Delivered.NetChargeNanoCoulombs), Is.LessThan(0.01 * result.Delivered.MovedChargeNanoCoulombs));
    }

    [TestCase("ms-positive", 1)]
    [TestCase("ms-negative", -1)]
    public void Monophasic_trains_have_the_polarity_of_their_name(string name, int sign)
    {
        SessionResult result = Scenario.Run(name, 200, "10kohm", 60);

        Assert.That(result.Delivered.NetChargeNanoCoulombs, Is.EqualTo(sign * result.Delivered.MovedChargeNanoCoulombs).Within(0.1).Percent);
    }

    private static TreatmentProgram Biphasic(int milliHertz, int widthMicros) => new(
        "ems-test",
        "test",
        StimulationMode.Ems,
        [new TreatmentSegment(new PulseTrain(PulseShape.SymmetricBiphasic, milliHertz, widthMicros, 0), 60, 1000, 0, 1000, 0, 100)]);
}
