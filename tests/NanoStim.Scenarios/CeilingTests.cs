using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;
using static NanoStim.Scenarios.BenchSteps;

namespace NanoStim.Scenarios;

/// <summary>The heaviest trains that a mode lets through, at its ceiling, into the 500 ohm of the energy limit.</summary>
internal sealed class CeilingTests
{
    private const int Steps = 400;

    [TestCase(StimulationMode.Ems, PulseShape.SymmetricBiphasic, 100_000, 350)]
    [TestCase(StimulationMode.Ems, PulseShape.SymmetricBiphasic, 120_000, 350)]
    [TestCase(StimulationMode.Ems, PulseShape.SymmetricBiphasic, 40_000, 350)]
    [TestCase(StimulationMode.Microcurrent, PulseShape.BipolarSquare, 10_000, 0)]
    [TestCase(StimulationMode.Microcurrent, PulseShape.SlowBipolarSquare, 500, 0)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-4")]
    [Requirement("SR-5")]
    [Requirement("SR-6")]
    public void Peak_charge_energy_and_rms_in_the_load(StimulationMode mode, PulseShape shape, int milliHertz, int widthMicros)
    {
        ModeLimits limits = ModeCatalogue.Of(mode);
        TreatmentSegment segment = new(new PulseTrain(shape, milliHertz, widthMicros, 0), 60, 500, 0, 500, 0, 100);
        Bench bench = Ready("500ohm", mode == StimulationMode.Ems);
        Start(bench, new TreatmentProgram("x", "x", mode, [segment]), limits.CeilingMicroAmps);
        RunTo(bench, SessionState.Deliver);

        LoadTotals before = bench.Board.Meter.Read();
        Turn(bench, Steps);
        LoadTotals after = bench.Board.Meter.Read();
        double seconds = (after.Nanos - before.Nanos) * 1e-9;
        double pulses = seconds * milliHertz * 1e-3;

        // The converter of a specimen may read 2 % too little, and the loop follows it; full scale ends that.
        Assert.That(bench.Stimulator.Session.State, Is.EqualTo(SessionState.Deliver), bench.Stimulator.Fault.ToString());
        Assert.That(after.PeakMicroAmps, Is.InRange(0.95 * limits.CeilingMicroAmps, 1.01 * limits.CeilingMicroAmps));
        Assert.That((after.MovedNanoCoulombs - before.MovedNanoCoulombs) / pulses / 2, Is.LessThan(limits.MaxPhaseChargeNanoCoulombs));
        Assert.That((after.MilliJoules - before.MilliJoules) * 1e6 / pulses, Is.LessThan(limits.MaxPulseEnergyNanoJoules));
        Assert.That(after.RmsMicroAmpsSince(before), Is.LessThan(limits.MaxRmsMicroAmps));
    }
}
