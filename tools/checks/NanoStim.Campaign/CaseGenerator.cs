using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Campaign;

/// <summary>Draws sessions. The same seed, number and attempt give the same session.</summary>
internal sealed class CaseGenerator
{
    // The self-test waits for the RTC three times and lets every protection trip; then comes the contact check of a second and more.
    private const int BootMillis = 3_310;
    private const int ContactMillis = 1_400;

    private readonly Random _random;
    private readonly StimulationMode _mode;

    private CaseGenerator(Random random, StimulationMode? mode)
    {
        _random = random;
        _mode = mode ?? (random.Next(2) == 0 ? StimulationMode.Microcurrent : StimulationMode.Ems);
    }

    private bool Ems => _mode == StimulationMode.Ems;

    /// <summary>Draws one.</summary>
    /// <param name="seed">Of the campaign.</param>
    /// <param name="number">Of the session in it.</param>
    /// <param name="attempt">Counts the draws that the firmware has refused.</param>
    /// <param name="mode">The mode, or null for either.</param>
    public static CampaignCase Draw(int seed, int number, int attempt, StimulationMode? mode)
    {
        uint mixed = unchecked((uint)seed * 0x9E3779B1u ^ (uint)number * 0x85EBCA6Bu ^ (uint)attempt * 0xC2B2AE35u);
        mixed ^= mixed >> 15;
        return new CampaignCase(number, new CaseGenerator(new Random((int)(mixed & int.MaxValue)), mode).Draw());
    }

    private SessionWish Draw()
    {
        SessionWish wish = Train() with
        {
            IntensityMicroAmps = Intensity(),
            DurationMillis = _random.Next(3, 17) * 1_000,
            Load = Load(),
            Timing = Timing(),
            Seed = _random.Next(1, 1_000_000),
        };
        int millis = wish.DurationMillis!.Value + BootMillis + ContactMillis;
        if (_random.Next(6) == 0)
        {
            wish = wish with { PauseMillis = _random.Next(BootMillis, millis) };
        }

        wish = wish with { Faults = Faults(wish, millis) };
        if (_random.Next(5) == 0 && !wish.Faults.Any(fault => FaultClaims.ChangesLoad(fault.Kind)))
        {
            wish = wish with { LoadChanges = [new LoadChange(Load(), _random.Next(BootMillis, millis))] };
        }

        return wish;
    }

    private SessionWish Train()
    {
        int kind = _random.Next(4);
        if (kind == 3)
        {
            // Continuous, from the mode alone; in microcurrent a square wave where no width is asked for.
            bool pulses = Ems || _random.Next(2) == 0;
            int milliHertz = Rate(Ems ? 120 : pulses ? 1_500 : 1_250);
            return new SessionWish { Mode = Ems ? "ems" : "ms", FrequencyMilliHertz = milliHertz, PhaseWidthMicros = pulses ? Width(milliHertz) : null };
        }

        TreatmentProgram program;
        do
        {
            program = ProgramCatalogue.At(_random.Next(ProgramCatalogue.Count));
        }
        while (program.Mode != _mode);
        SessionWish wish = new() { Program = program.Name };
        if (kind == 2 && !PulseTrain.HasOwnWidth(program.Segments[0].Train.Shape))
        {
            int milliHertz = Rate(Ems ? 120 : 200);
            wish = wish with { FrequencyMilliHertz = milliHertz, PhaseWidthMicros = Width(milliHertz) };
        }

        return wish;
    }

    // Whole hertz, for that is what the pulse generator has.
    private int Rate(int mostHertz) => (int)Math.Round(Logarithmic(1, mostHertz)) * 1_000;

    private int Width(int milliHertz)
    {
        ModeLimits limits = ModeCatalogue.Of(_mode);
        double most = Math.Min(limits.MaxPhaseWidthMicros, limits.MaxDuty * 50_000.0 / milliHertz - 6);
        double least = Math.Min(most, limits.MinPhaseWidthMicros);
        return (int)Logarithmic(least, most);
    }

    private int Intensity()
    {
        ModeLimits limits = ModeCatalogue.Of(_mode);
        return _random.Next(5) == 0 ? limits.CeilingMicroAmps : _random.Next(1, limits.CeilingMicroAmps / limits.StepMicroAmps + 1) * limits.StepMicroAmps;
    }

    private LoadModel Load()
    {
        switch (_random.Next(4))
        {
            case 0:
                NamedLoad named = LoadCatalog.All[_random.Next(LoadCatalog.All.Count)];
                return named.Model.IsOpen && _random.Next(4) > 0 ? Load() : named.Model;
            case 1:
                string series = Ohms(Logarithmic(50, Ems ? 1_000 : 5_000));
                string parallel = Ohms(Logarithmic(500, Ems ? 5_000 : 100_000));
                return LoadModel.Parse($"{series}+{parallel}||{(int)Logarithmic(1, 1_000)}nF");
            default:
                // One in ten anywhere between a short and next to nothing; else where the mode can deliver.
                bool anywhere = _random.Next(10) == 0;
                return LoadModel.Parse(Ohms(anywhere ? Logarithmic(1, 1e6) : Ems ? Logarithmic(100, 2_000) : Logarithmic(500, 50_000)));
        }
    }

    private static string Ohms(double ohms) => $"{Math.Max(1, (int)ohms)}ohm";

    // Fast and slow interpreters: up to 22 ms for a step with a collection in it is in time.
    private LoopTiming Timing() => new()
    {
        StepMicros = _random.Next(500, 7_000),
        JitterMicros = _random.Next(1, 2_000),
        CollectionMicros = _random.Next(1, 12_000),
    };

    private InjectedFault[] Faults(SessionWish wish, int millis)
    {
        BenchFault first = BenchFault.All[_random.Next(BenchFault.All.Count)];
        int atMillis = Moment(wish, millis);
        if (_random.Next(2) == 0)
        {
            return [new InjectedFault(first, atMillis)];
        }

        BenchFault second;
        do
        {
            second = BenchFault.All[_random.Next(BenchFault.All.Count)];
        }
        while (second == first || (FaultClaims.ChangesLoad(first) && FaultClaims.ChangesLoad(second)));

        // One in two soon after the other, else anywhere.
        int thenMillis = _random.Next(2) == 0 ? Math.Min(millis, atMillis + _random.Next(0, 500)) : Moment(wish, millis);
        return [new InjectedFault(first, atMillis), new InjectedFault(second, thenMillis)];
    }

    /// <summary>Boot, contact check, first ramp, the end, the pause, or anywhere.</summary>
    private int Moment(SessionWish wish, int millis)
    {
        int begin = BootMillis + ContactMillis;
        return _random.Next(8) switch
        {
            0 => _random.Next(1, BootMillis),
            1 => _random.Next(BootMillis, begin),
            2 or 3 => _random.Next(begin, Math.Min(begin + 2_500, millis)),
            4 => _random.Next(millis - 1_500, millis),
            5 when wish.PauseMillis > 0 => wish.PauseMillis + _random.Next(SessionRunner.PauseLengthMillis),
            _ => _random.Next(begin, millis),
        };
    }

    private double Logarithmic(double from, double to) => from * Math.Exp(_random.NextDouble() * Math.Log(to / from));
}
