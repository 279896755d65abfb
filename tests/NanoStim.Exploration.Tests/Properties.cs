using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Regulation;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Exploration.Tests;

/// <summary>What holds for anything that can be drawn.</summary>
internal sealed class Properties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static Gen<ModeLimits> Modes => Gen.Elements(MicrocurrentMode.Limits, EmsMode.Limits);

    [Test]
    [Requirement("SR-14")]
    public void Regulation_stays_within_an_eighth_of_the_request_whatever_it_measures()
    {
        Gen<(int Request, int[] Peaks)> gen =
            from request in Gen.Choose(0, 60_000)
            from peaks in Gen.Choose(-100_000, 200_000).ArrayOf(100)
            select (request, peaks);
        Check(gen, drawn =>
        {
            PeakRegulator regulator = new();
            OutputRequest request = new() { Power = OutputPower.Pulsing, MicroAmps = drawn.Request, Steady = true };
            MeasurementWindow window = new() { StepsSinceResult = CheckSchedule.Regulation };
            foreach (int peak in drawn.Peaks)
            {
                window.PeakMicroAmps = peak;
                int regulated = regulator.Regulate(request, window, EmsMode.Limits);
                if (Math.Abs(regulated - drawn.Request) > drawn.Request / 8)
                {
                    return false;
                }
            }

            return true;
        });
    }

    [Test]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-14")]
    public void Regulation_and_gate_never_pass_the_ceiling_for_any_trajectory_of_the_load()
    {
        // A load is a factor on the set-point: what flows, against what was asked for.
        Gen<(ModeLimits Limits, int Percent, int[] Permille)> gen =
            from limits in Modes
            from percent in Gen.Choose(1, 100)
            from permille in Gen.Choose(0, 1_110).ArrayOf(400)
            select (limits, percent, permille);
        int allowed = 0;
        Check(gen, drawn =>
        {
            GateFixture rig = new(drawn.Limits);
            PeakRegulator regulator = new();
            rig.Ask(drawn.Limits.CeilingMicroAmps * drawn.Percent / 100);
            rig.Request.Steady = true;
            foreach (int permille in drawn.Permille)
            {
                rig.Show(rig.Gate.MicroAmps * permille / 1000);
                if (!rig.Decide(regulator.Regulate(rig.Request, rig.Window, drawn.Limits)))
                {
                    return false;
                }

                allowed += rig.Gate.MicroAmps > 0 ? 1 : 0;
            }

            return true;
        });
        Assert.That(allowed, Is.GreaterThan(1_000), "a gate that allows nothing shows nothing");
    }

    [Test]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-9")]
    public void Gate_never_allows_more_than_ceiling_and_rise_whatever_is_asked_and_shown()
    {
        Gen<(ModeLimits Limits, (int Request, int Regulated, int Peak, OutputPower Power)[] Steps)> gen =
            from limits in Modes
            from steps in (
                from request in Gen.OneOf(Gen.Choose(-10, 70_000), Gen.Choose(int.MinValue, int.MaxValue), Gen.Choose(0, limits.CeilingMicroAmps))
                from regulated in Gen.OneOf(Gen.Choose(-10, 70_000), Gen.Choose(int.MinValue, int.MaxValue))
                from peak in Gen.OneOf(Gen.Constant(0), Gen.Choose(-10, 700), Gen.Choose(int.MinValue, int.MaxValue))
                from power in Gen.Frequency((1, Gen.Choose(-1, 255).Select(number => (OutputPower)number)), (1, Gen.Constant(OutputPower.Off)), (1, Gen.Constant(OutputPower.Armed)), (60, Gen.Constant(OutputPower.Pulsing)))
                select (request, regulated, peak, power)).ArrayOf(60)
            select (limits, steps);
        int allowed = 0;
        Check(gen, drawn =>
        {
            GateFixture rig = new(drawn.Limits);
            foreach ((int request, int regulated, int peak, OutputPower power) in drawn.Steps)
            {
                rig.Request.Power = power;
                rig.Ask(request);
                rig.Show(peak);
                FaultCode latched = rig.Gate.Fault;
                if (!rig.Decide(regulated) || (latched != FaultCode.None && (rig.Gate.Fault != latched || rig.Gate.Power != OutputPower.Off)))
                {
                    return false;
                }

                allowed += rig.Gate.MicroAmps > 0 ? 1 : 0;
            }

            return true;
        });
        Assert.That(allowed, Is.GreaterThan(100), "a gate that allows nothing shows nothing");
    }

    [Test]
    [Requirement("SR-4")]
    [Requirement("SR-6")]
    public void Plans_never_exceed_charge_or_duty()
    {
        Gen<(ModeLimits Limits, PulseTrain Train)> gen =
            from limits in Modes
            from shape in Gen.Elements(Enum.GetValues<PulseShape>())
            from milliHertz in Gen.OneOf(Gen.Choose(-10, 2_000_000), Gen.Choose(500, 130_000), Gen.Choose(int.MinValue, int.MaxValue))
            from width in Gen.OneOf(Gen.Choose(-10, 2_000), Gen.Choose(0, 1_100_000), Gen.Choose(int.MinValue, int.MaxValue))
            from row in Gen.OneOf(Gen.Choose(-2, 30), Gen.Choose(0, int.MaxValue))
            select (limits, new PulseTrain(shape, milliHertz, width, row));
        int accepted = 0;
        ExploredBoard generator = new();
        Check(gen, drawn =>
        {
            PulsePlan plan = new();
            if (PulsePlanner.Plan(drawn.Train, drawn.Limits, generator, plan) != PlanResult.Ok)
            {
                return true;
            }

            accepted++;
            BigInteger charge = (BigInteger)drawn.Limits.CeilingMicroAmps * plan.PolarityMicros;
            int phases = plan.Polarity == 0 ? 2 : 1;
            return charge <= (BigInteger)drawn.Limits.MaxPhaseChargeNanoCoulombs * 1000
                && plan.SecondDuty <= drawn.Limits.MaxDuty
                && plan.FirstDuty >= 0
                && plan.FirstDuty <= plan.SecondDuty
                && plan.PhaseWidthMicros > 0
                && (BigInteger)plan.PhaseWidthMicros * phases * 1000 <= plan.PeriodNanos;
        }, 3_000);
        Assert.That(accepted, Is.GreaterThan(100), "a planner that refuses everything shows nothing");
    }

    [Test]
    [Requirement("SR-9")]
    public void Envelope_rises_monotonously_no_faster_than_allowed_and_falls_to_zero()
    {
        Gen<(ModeLimits Limits, int Target, int Up, int Down)> gen =
            from limits in Modes
            from target in Gen.Choose(0, limits.CeilingMicroAmps)
            from up in Gen.Choose(100, 20_000)
            from down in Gen.Choose(100, 20_000)
            select (limits, target, up, down);
        Check(gen, drawn =>
        {
            Envelope envelope = new();
            envelope.Zero();
            envelope.Aim(drawn.Target, drawn.Up, drawn.Down, drawn.Limits.MaxRiseMicroAmps);
            int last = 0;
            for (int step = 0; step < 20_000 && !envelope.AtTarget; step++)
            {
                envelope.Approach();
                int level = envelope.MicroAmps;
                if (level < last || level - last > drawn.Limits.MaxRiseMicroAmps + 1 || level > drawn.Target)
                {
                    return false;
                }

                last = level;
            }

            bool reached = envelope.AtTarget && envelope.MicroAmps == drawn.Target;
            for (int step = 0; step < 20_000 && !envelope.Descend(); step++)
            {
                if (envelope.MicroAmps > last)
                {
                    return false;
                }

                last = envelope.MicroAmps;
            }

            return reached && envelope.MicroAmps == 0;
        });
    }

    [Test]
    [Requirement("SR-7")]
    public void Dose_counts_as_exact_arithmetic_does()
    {
        Gen<(ModeLimits Limits, (int Sum, int Micros)[] Windows)> gen =
            from limits in Modes
            from steps in (
                from sum in Gen.OneOf(Gen.Choose(-10, 60_000), Gen.Choose(-2_000_000, 2_000_000))
                from micros in Gen.Choose(0, 25_000)
                select (sum, micros)).ArrayOf(200)
            select (limits, steps);
        Check(gen, drawn =>
        {
            DoseMonitor dose = new(new DailyUsage());
            dose.Restart();
            BigInteger picoCoulombs = 0;
            BigInteger limit = (BigInteger)drawn.Limits.MaxNetChargeNanoCoulombs * 1000;
            foreach ((int sum, int micros) in drawn.Windows)
            {
                // Every second step has a sample of the signed mean.
                picoCoulombs += (BigInteger)sum * micros * 2;
                bool exceeded = BigInteger.Abs(picoCoulombs) > limit;
                if (dose.CheckNet(new MeasurementWindow { SignedMeanSumMicroAmps = sum }, micros, drawn.Limits) != FaultCode.None != exceeded)
                {
                    return false;
                }
            }

            return true;
        });
    }

    private static void Check<T>(Gen<T> gen, Func<T, bool> holds, int tests = 300) =>
        FsCheck.Fluent.Prop.ForAll(gen.ToArbitrary(), holds).Check(s_config.WithMaxTest(tests));

    /// <summary>A gate that has just armed, with a plan that it admits.</summary>
    private sealed class GateFixture
    {
        // There the signed channel clips.
        private const int ClipMicroAmps = 760;

        private readonly Measurement _measurement = new() { BatteryMilliVolts = 3_900 };
        private readonly InputState _inputs = new();
        private long _now;
        private int _counts;
        private int _shown;

        public GateFixture(ModeLimits limits)
        {
            _inputs.EmsSwitch = limits.Range == CurrentRange.Ems;
            _measurement.HighVoltageMilliVolts = limits.Range == CurrentRange.Ems ? 70_000 : 4_000;
            PulsePlan plan = new();
            PulsePlanner.Plan(new PulseTrain(PulseShape.SymmetricBiphasic, 50_000, 300, 0), limits, new ExploredBoard(), plan);
            Request.Plan = plan;
            Request.Mode = limits.Mode;
            Request.ChosenMicroAmps = limits.CeilingMicroAmps;
            Request.ChosenComplement = ~limits.CeilingMicroAmps;
            Gate = new SafetyGate(Request, _measurement, _inputs, Window, 4_095);
            Request.Power = OutputPower.Armed;
            Decide(0);
            Request.Power = OutputPower.Pulsing;
        }

        public OutputRequest Request { get; } = new();

        public MeasurementWindow Window { get; } = new();

        public SafetyGate Gate { get; }

        /// <summary>The session requests a current.</summary>
        public void Ask(int microAmps)
        {
            Request.MicroAmps = microAmps;
            Request.MicroAmpsComplement = ~microAmps;
        }

        /// <summary>A measurement of a symmetric train with a peak.</summary>
        public void Show(int peakMicroAmps)
        {
            _counts ^= 1;
            int clipped = Math.Min(peakMicroAmps, ClipMicroAmps);
            _measurement.SharedHigh = _counts == 0;
            _measurement.PositivePeakMicroAmps = clipped;
            _measurement.NegativePeakMicroAmps = clipped;
            _measurement.SignedCounts = 300 + (_shown++ % 3);
            _measurement.BatteryCounts = 2_544 + (_shown % 7 & 1);
            _measurement.HighVoltageCounts = 300;
            _measurement.PeakCounts = 300 + _counts;
            _measurement.PeakMicroAmps = peakMicroAmps;
            _measurement.MeanMicroAmps = peakMicroAmps / 34;
            _measurement.ElectrodeMilliVolts = peakMicroAmps;
            Window.Add(_measurement);
        }

        /// <summary>One decision; false if it allows what no decision may.</summary>
        public bool Decide(int regulatedMicroAmps)
        {
            int before = Gate.MicroAmps;
            _now += 10_000;
            Gate.BeginStep(_now);
            Gate.Decide(Window.StepsSinceResult, regulatedMicroAmps);
            bool off = Gate.Power != OutputPower.Pulsing;
            return Gate.MicroAmps >= 0
                && Gate.MicroAmps <= Gate.Limits.CeilingMicroAmps
                && Gate.MicroAmps - before <= Gate.Limits.MaxRiseMicroAmps
                && (!off || Gate.MicroAmps == 0)
                && (Gate.Fault == FaultCode.None || Gate.Power == OutputPower.Off);
        }
    }
}
