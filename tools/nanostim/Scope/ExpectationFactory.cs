using NanoStim.Esp32Model;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Hal;
using NanoStim.Hal.Esp32;
using NanoStim.Scope.Judging;
using NanoStim.Scope.Measuring;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli.Scope;

/// <summary>Makes expectations of programs, with the planner and the pulse generator of the firmware that ships.</summary>
internal static class ExpectationFactory
{
    private const double FullDuty = 10000;

    // The set-point rises by no more than the mode's limit in each step.
    private const double RiseSeconds = 0.02;

    /// <summary>What one segment of a program should look like.</summary>
    /// <param name="program">The program.</param>
    /// <param name="segment">Which of its segments, from 0.</param>
    /// <param name="intensityMicroAmps">The intensity that the user has set.</param>
    /// <exception cref="UsageException">The firmware refuses the program.</exception>
    public static Expectation Of(TreatmentProgram program, int segment, int intensityMicroAmps)
    {
        TreatmentSegment part = program.Segments[segment];
        ModeLimits limits = ModeCatalogue.Of(program.Mode);
        IPulseGenerator generator = Generator();
        PulsePlan plan = Plan(part.Train, limits, generator);
        bool cycles = part.OnMillis > 0;
        double amplitude = intensityMicroAmps * part.IntensityPercent / 100.0;
        return new Expectation
        {
            Title = program.Segments.Length > 1 ? $"{program.Title}; segment {segment + 1} of {program.Segments.Length}" : program.Title,
            FrequencyHertz = 1e9 / plan.PeriodNanos,
            PhaseWidthMicros = plan.PhaseWidthMicros,
            WidthStepMicros = plan.PeriodNanos * 1e-3 / FullDuty,
            InterphaseGapMicros = plan.Polarity == 0 ? generator.DeadTimeMicros : null,
            Polarity = plan.FlipNanos > 0 ? PolarityOrder.Alternating : plan.Polarity switch
            {
                > 0 => PolarityOrder.MonophasicPositive,
                < 0 => PolarityOrder.MonophasicNegative,
                _ => PolarityOrder.Biphasic,
            },
            PulsesPerPolarity = plan.FlipNanos > 0 ? (int)Math.Round((double)plan.FlipNanos / plan.PeriodNanos) : 1,
            AmplitudeMicroAmps = amplitude,
            IsMicrocurrent = program.Mode == StimulationMode.Microcurrent,
            OnSeconds = cycles ? part.OnMillis * 1e-3 : null,
            OffSeconds = cycles ? part.OffMillis * 1e-3 : null,
            RampUpSeconds = Math.Max(part.RampUpMillis * 1e-3, amplitude / limits.MaxRiseMicroAmps * RiseSeconds),
            RampDownSeconds = part.RampDownMillis * 1e-3,
        };
    }

    /// <summary>The segment whose rate and width come nearest to what a channel shows.</summary>
    public static int NearestSegment(TreatmentProgram program, ChannelMeasurement shown)
    {
        int best = 0;
        double least = double.PositiveInfinity;
        for (int segment = 0; segment < program.Segments.Length; segment++)
        {
            Expectation expected = Of(program, segment, 1);
            double distance = Distance(shown.FrequencyHertz, expected.FrequencyHertz) + Distance(shown.PhaseWidthMicros, expected.PhaseWidthMicros);
            if (distance < least)
            {
                (least, best) = (distance, segment);
            }
        }

        return best;
    }

    private static double Distance(double? shown, double expected) =>
        shown is { } value and > 0 ? Math.Abs(Math.Log(value / expected)) : 10;

    private static IPulseGenerator Generator()
    {
        Chip chip = new(new ChipOptions());
        new ReferenceBoard(new VirtualBoardOptions { Load = LoadModel.Parse("500ohm") }).PowerUp(chip);
        return new Esp32Board(new VirtualClock(chip, new LoopTiming(), seed: 1)).Pulses;
    }

    private static PulsePlan Plan(PulseTrain train, ModeLimits limits, IPulseGenerator generator)
    {
        PulsePlan plan = new();
        PlanResult verdict = PulsePlanner.Plan(train, limits, generator, plan);
        return verdict == PlanResult.Ok ? plan : throw new UsageException(RequestRefusal.Of(verdict, limits));
    }
}
