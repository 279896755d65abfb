using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Exploration.Tests;

/// <summary>Everything that can happen.</summary>
internal static class Stimuli
{
    // Enough for every confirmation of a class of readings, and for one cycle of the slow channels.
    private const int Lasting = 70;

    // Two channels that are compared once in a window, and must be wrong for twenty of them.
    private const int LastingFrozen = 450;
    private const int LongestMicros = 200_000;

    private static readonly TreatmentProgram[] s_programs =
    [
        Short("x-ms", StimulationMode.Microcurrent, new PulseTrain(PulseShape.SymmetricBiphasic, 100_000, 500, 0), 0),
        Short("x-ms-cycles", StimulationMode.Microcurrent, new PulseTrain(PulseShape.MonophasicPositive, 100_000, 500, 0), 300),
        Short("x-ems", StimulationMode.Ems, new PulseTrain(PulseShape.SymmetricBiphasic, 100_000, 250, 0), 300),
    ];

    /// <summary>All of it.</summary>
    public static IReadOnlyList<Stimulus> All { get; } = [.. Times(), .. Inputs(), .. Commands(), .. Readings()];

    /// <summary>Two segments of a second, whole or in cycles.</summary>
    private static TreatmentProgram Short(string name, StimulationMode mode, PulseTrain train, int onMillis)
    {
        TreatmentSegment segment = new(train, 1, 100, onMillis, 100, onMillis > 0 ? 200 : 0, 100);
        return new TreatmentProgram(name, name, mode, [segment, segment]);
    }

    private static IEnumerable<Stimulus> Times()
    {
        yield return new Stimulus("step", _ => { }, 1);
        yield return new Stimulus("wait", _ => { }, 25);
        yield return new Stimulus("wait long", _ => { }, 110);
        yield return new Stimulus("late step", world => world.Board.Now += 20_000, 1);
        yield return new Stimulus("long stop", world => world.Board.Now += LongestMicros, 1);
    }

    private static IEnumerable<Stimulus> Inputs()
    {
        yield return Toggle("STOP", world => world.Board.Switches.StopPressed = !world.Board.Switches.StopPressed);
        yield return Toggle("charger", world => world.Board.Switches.ChargerPresent = !world.Board.Switches.ChargerPresent);
        yield return Toggle("switch", world => world.Board.Switches.EmsSwitch = !world.Board.Switches.EmsSwitch);
        yield return new Stimulus("PLUS", world => world.Board.Switches.Plus = true, 14, world => world.Board.Switches.Plus = false);
        yield return new Stimulus("MINUS", world => world.Board.Switches.Minus = true, 14, world => world.Board.Switches.Minus = false);
        yield return new Stimulus("MODE", world => world.Board.Switches.Mode = true, 14, world => world.Board.Switches.Mode = false);
        yield return new Stimulus(
            "PLUS and MINUS for 2 s",
            world => world.Board.Switches.Plus = world.Board.Switches.Minus = true,
            230,
            world => world.Board.Switches.Plus = world.Board.Switches.Minus = false);
    }

    private static Stimulus Toggle(string name, Action<World> toggle) => new(name, toggle, 7);

    private static IEnumerable<Stimulus> Commands()
    {
        foreach (TreatmentProgram program in s_programs)
        {
            yield return new Stimulus("select " + program.Name, world => world.Session.SelectProgram(program), 1);
        }

        yield return new Stimulus("intensity 0", world => world.Session.SetIntensity(0), 1);
        yield return new Stimulus("intensity third", world => world.Session.SetIntensity(Ceiling(world) / 3), 1);
        yield return new Stimulus("intensity ceiling", world => world.Session.SetIntensity(Ceiling(world)), 1);
        yield return new Stimulus("intensity above", world => world.Session.SetIntensity(Ceiling(world) + 1), 1);
        yield return new Stimulus("start", world => world.Session.Start(world.Board.Now, true), 1);
        yield return new Stimulus("stop", world => world.Session.Stop(world.Board.Now), 1);
        yield return new Stimulus("pause", world => world.Session.Pause(world.Board.Now), 1);
        yield return new Stimulus("resume", world => world.Session.Resume(world.Board.Now), 1);
        yield return new Stimulus("dismiss", world => world.Session.Dismiss(world.Board.Now), 1);
        yield return new Stimulus("clear fault", world => world.Session.ClearFault(world.Board.Now), 1);
    }

    private static IEnumerable<Stimulus> Readings()
    {
        foreach (Reading reading in Enum.GetValues<Reading>().Where(reading => reading != Reading.Good))
        {
            bool isFrozen = reading is Reading.SignedStuck or Reading.OneSupply;
            foreach (int turns in new[] { 2, isFrozen ? LastingFrozen : Lasting })
            {
                yield return new Stimulus($"{reading} for {turns}", world => world.Board.Show(reading), turns, world => world.Board.Show(Reading.Good));
            }
        }
    }

    private static int Ceiling(World world) => ModeCatalogue.Of(world.Session.Program.Mode).CeilingMicroAmps;
}
