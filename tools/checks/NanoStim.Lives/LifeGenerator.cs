using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>Draws lives: some sessions, what a user does in them, and what breaks. The same random numbers give the same life.</summary>
internal sealed class LifeGenerator(Random random)
{
    // The self-test and the checks before it.
    private const int BootMillis = 4_000;
    private const int Press = 300;
    private const int MaxSessions = 3;
    private const int MemoryBits = 512;
    private const int FieldBits = 64 * 400;
    private const int ValueBits = 18;

    private static readonly string[] s_resistors = ["500ohm", "2kohm", "10kohm", "1kohm", "5kohm", "20kohm", "100ohm", "250ohm", "50kohm", "1Mohm", "10ohm"];

    private readonly List<LifeAction> _actions = [];
    private readonly LifeTalk _talk = new(random);
    private bool _ems;

    /// <summary>A new life.</summary>
    internal Life Draw()
    {
        _actions.Clear();
        _ems = random.Next(2) == 0;
        string load = Load();
        if (_ems)
        {
            Add(0, LifeVerbs.Slide, "ems");
        }

        if (random.Next(8) == 0)
        {
            Break(0);
        }

        Add(BootMillis, LifeVerbs.Wait);
        int sessions = random.Next(4) == 0 ? random.Next(2, MaxSessions + 1) : 1;
        for (int i = 0; i < sessions; i++)
        {
            Session();
            Between(i < sessions - 1);
        }

        return new Life(random.Next(1, 1_000_000), load, [.. _actions]);
    }

    /// <summary>One thing that may happen at any time.</summary>
    internal LifeAction Event(int after)
    {
        switch (random.Next(31))
        {
            case 0 or 1:
                return new LifeAction(after, LifeVerbs.Press, Pick(LifeVerbs.Buttons), random.Next(5) == 0 ? random.Next(1, 60) : random.Next(60, 2_600));
            case 2:
                return new LifeAction(after, LifeVerbs.Bounce, Pick(LifeVerbs.Buttons), random.Next(1, 15));
            case 3:
                return new LifeAction(after, LifeVerbs.Slide, random.Next(2) == 0 ? "ems" : "ms", 0);
            case 4:
                return new LifeAction(after, LifeVerbs.Charger, random.Next(2) == 0 ? "in" : "out", 0);
            case 5:
                return new LifeAction(after, LifeVerbs.Battery, "-", random.Next(2) == 0 ? random.Next(2_600, 3_150) : random.Next(3_450, 4_200));
            case 6:
                return new LifeAction(after, LifeVerbs.Load, Load(), 0);
            case 7:
                return new LifeAction(after, Pick([LifeVerbs.Halve, LifeVerbs.Chatter, LifeVerbs.Dry, LifeVerbs.Motion]), "-", random.Next(1, 20));
            case 8:
                return new LifeAction(after, LifeVerbs.Supply, "-", random.Next(2_700, 5_501));
            case 9 or 10 or 11:
                // Every other one in the part of a number that has values in it.
                return new LifeAction(after, LifeVerbs.Bit, "-", random.Next(2) == 0 ? random.Next(FieldBits) : random.Next(FieldBits / 64) * 64 + random.Next(ValueBits));
            case 12:
                return new LifeAction(after, LifeVerbs.Throw, Pick(LifeVerbs.Units), random.Next(1, 60));
            case 13:
                return new LifeAction(after, LifeVerbs.Damage, "-", random.Next(MemoryBits));
            case 14:
                return new LifeAction(after, LifeVerbs.Reset, "-", 0);
            case 15:
                return new LifeAction(after, LifeVerbs.Off, "-", random.Next(3) == 0 ? random.Next(1, 3_000) : 0);
            case 16:
                return new LifeAction(after, LifeVerbs.Idle, "-", random.Next(1, 2_000));
            case 17 or 18 or 19 or 20 or 21:
                return _talk.Event(after, _ems);
            default:
                return new LifeAction(after, LifeVerbs.Break, LifeFaults.All[random.Next(LifeFaults.All.Count)].Name, 0);
        }
    }

    private void Session()
    {
        ModeLimits limits = ModeCatalogue.Of(_ems ? StimulationMode.Ems : StimulationMode.Microcurrent);
        int way = random.Next(6);
        if (way is 0 or 1)
        {
            Talk(limits);
        }
        else if (way == 2)
        {
            int steps = random.Next(1, limits.CeilingMicroAmps / limits.StepMicroAmps + 1);
            Add(random.Next(100, 600), LifeVerbs.Command, Program().Name, random.Next(4) == 0 ? limits.CeilingMicroAmps : steps * limits.StepMicroAmps);
        }
        else
        {
            // The first press may only bring a program of the mode; a light that was seen to flash twice tells that the device is ready.
            Add(random.Next(2) == 0 ? 0 : 4_000, LifeVerbs.Wait);
            for (int presses = random.Next(_ems ? 1 : 0, 4); presses > 0; presses--)
            {
                Add(Press + 300, LifeVerbs.Press, "mode", Press);
            }

            Add(Press + 300, LifeVerbs.Press, "plus", Press);
            Add(random.Next(1_500, 2_500), LifeVerbs.Wait);
            for (int presses = random.Next(6); presses > 0; presses--)
            {
                Add(300, LifeVerbs.Press, random.Next(5) == 0 ? "minus" : "plus", 150);
            }
        }

        int events = random.Next(8) == 0 ? 0 : random.Next(1, 3);
        for (int i = 0; i < events; i++)
        {
            LifeAction happens = Event(random.Next(6) == 0 ? random.Next(200) : random.Next(300, 3_500));
            _actions.Add(happens);
            if (happens.Verb == LifeVerbs.Break && random.Next(3) == 0)
            {
                Add(random.Next(4) == 0 ? random.Next(1, 50) : random.Next(50, 1_500), LifeVerbs.Mend, happens.Argument);
            }
        }

        // Some violations are a sum over time.
        Add(random.Next(16) == 0 ? random.Next(5_000, 25_000) : random.Next(300, 2_500), LifeVerbs.Wait);
    }

    // A client that starts a session, and goes on talking, or not.
    private void Talk(ModeLimits limits)
    {
        if (random.Next(6) == 0)
        {
            Add(0, LifeVerbs.Strap, "out");
        }

        int steps = random.Next(1, limits.CeilingMicroAmps / limits.StepMicroAmps + 1);
        Add(random.Next(100, 1_500), LifeVerbs.Say, TalkText.Escape(_talk.Start(Program().Name, steps * limits.StepMicroAmps)), 1);
        if (random.Next(4) != 0)
        {
            Add(random.Next(600, 900), LifeVerbs.Chat, TalkText.Escape(random.Next(3) == 0 ? "MEAS:ALL?\n" : "SYST:STAT?\n"), random.Next(2, 16));
        }

        Add(random.Next(100, 3_000), LifeVerbs.Wait);
        for (int lines = random.Next(3); lines > 0; lines--)
        {
            _actions.Add(_talk.Event(random.Next(20, 1_500), _ems));
        }
    }

    private void Between(bool goesOn)
    {
        switch (random.Next(5))
        {
            case 0:
                Add(0, LifeVerbs.Press, "stop", 200);
                break;
            case 1:
                Add(0, LifeVerbs.Press, "mode", Press);
                Add(random.Next(700, 1_500), LifeVerbs.Press, "mode", Press);
                Add(3_500, LifeVerbs.Wait);
                break;
            case 2:
                Add(0, LifeVerbs.Press, "both", 2_400);
                Add(2_500, LifeVerbs.Wait);
                break;
            case 3 when goesOn:
                Add(0, LifeVerbs.Off, "-", random.Next(2) == 0 ? 0 : random.Next(1, 2_000));
                Add(BootMillis, LifeVerbs.Wait);
                break;
            default:
                Add(0, LifeVerbs.Press, "stop", 100);
                break;
        }

        Add(random.Next(300, 1_500), LifeVerbs.Wait);
    }

    private void Break(int after) => Add(after, LifeVerbs.Break, LifeFaults.All[random.Next(LifeFaults.All.Count)].Name);

    private TreatmentProgram Program()
    {
        TreatmentProgram program;
        do
        {
            program = ProgramCatalogue.At(random.Next(ProgramCatalogue.Count));
        }
        while ((program.Mode == StimulationMode.Ems) != _ems);
        return program;
    }

    private string Load() => random.Next(4) == 0 ? LoadCatalog.All[random.Next(LoadCatalog.All.Count)].Name : s_resistors[random.Next(random.Next(3) == 0 ? s_resistors.Length : 5)];

    private string Pick(IReadOnlyList<string> list) => list[random.Next(list.Count)];

    private void Add(int after, string verb, string argument = "-", int value = 0) => _actions.Add(new LifeAction(after, verb, argument, value));
}
