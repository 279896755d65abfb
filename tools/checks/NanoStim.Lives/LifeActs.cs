using NanoStim.Esp32Model;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>Does what a life says, on the board, and tells the judge.</summary>
internal sealed class LifeActs(LifeRun run)
{
    private const long Milli = LifeRun.Milli;

    // The model of the circuit does not hold outside.
    private const int MinSupplyMilliVolts = 2_700;
    private const int MaxSupplyMilliVolts = 5_500;
    private const int NominalSupplyMilliVolts = 3_300;

    private readonly LifeElectrodes _electrodes = new(run);
    private readonly LifeButtons _buttons = new(run);
    private readonly LifeConsole _console = new(run);
    private readonly List<LifeFault> _broken = [];
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

    /// <summary>Names of the parts that have failed.</summary>
    internal IReadOnlyList<string> Parts => [.. _parts.Order(StringComparer.Ordinal)];

    /// <summary>Whether an action takes its own time, so that the next one counts from its end.</summary>
    internal static bool Jumps(LifeAction action) => action.Verb is LifeVerbs.Off or LifeVerbs.Idle or LifeVerbs.Command;

    /// <summary>The device is being switched off: nobody holds a button any more.</summary>
    internal void PowerOff() => _buttons.ReleaseAll();

    /// <summary>What is broken stays broken when the device is switched on again.</summary>
    internal void PowerOn()
    {
        foreach (LifeFault fault in _broken)
        {
            fault.Begin(run.Bench);
        }

        run.Judge.Load(LifeInputs.Seen(run.Inputs.Load), run.Now);
    }

    /// <summary>Runs to the time of an action and does it.</summary>
    internal void Do(LifeAction action, long at)
    {
        switch (action.Verb)
        {
            case LifeVerbs.Reset:
                run.RunTo(at);
                run.Reached.Event(run.Bench, action.Verb);
                run.Bench.Reset();
                run.Judge.Power(run.Now);
                return;
            case LifeVerbs.Off:
                run.RunTo(at);
                run.Reached.Event(run.Bench, action.Verb);
                run.PowerCycle(action.Value);
                return;
            case LifeVerbs.Idle:
                run.RunTo(at);
                run.Reached.Event(run.Bench, action.Verb);
                run.Idle(action.Value);
                return;
            case LifeVerbs.Command:
                run.RunTo(at);
                run.Reached.Event(run.Bench, action.Verb);
                Command(action);
                return;
            default:
                run.At(at, () => DoOnBoard(action));
                run.RunTo(at);
                return;
        }
    }

    private void DoOnBoard(LifeAction action)
    {
        run.Reached.Event(run.Bench, Reached(action));
        switch (action.Verb)
        {
            case LifeVerbs.Press:
                _buttons.Hold(action.Argument, action.Value);
                break;
            case LifeVerbs.Bounce:
                for (int i = 0; i < Math.Min(action.Value, 20); i++)
                {
                    long delay = 2 * i * Milli;
                    run.At(run.Now + delay, () => _buttons.Hold(action.Argument, 1));
                }

                break;
            case LifeVerbs.Slide:
                run.Inputs.EmsSwitch = action.Argument == "ems";
                run.Judge.Slide(run.Inputs.EmsSwitch, run.Now);
                run.Bench.Board.EmsSwitch = run.Inputs.EmsSwitch;
                break;
            case LifeVerbs.Charger:
                Plug(action.Argument == "in");
                break;
            case LifeVerbs.Battery:
                Charge(action.Value);
                break;
            case LifeVerbs.Load:
                _electrodes.Connect(LoadModel.Parse(action.Argument));
                break;
            case LifeVerbs.Say or LifeVerbs.Chat or LifeVerbs.Cable or LifeVerbs.Strap:
                _console.Do(action);
                break;
            case LifeVerbs.Halve or LifeVerbs.Chatter or LifeVerbs.Dry or LifeVerbs.Motion:
                _electrodes.Move(action);
                break;
            default:
                Damage(action);
                break;
        }
    }

    private static string Reached(LifeAction action) => action.Verb switch
    {
        LifeVerbs.Break or LifeVerbs.Mend or LifeVerbs.Press or LifeVerbs.Strap or LifeVerbs.Cable => action.Verb + action.Argument,
        LifeVerbs.Say or LifeVerbs.Chat => action.Verb + TalkText.Kind(action.Argument),
        _ => action.Verb,
    };

    private void Damage(LifeAction action)
    {
        switch (action.Verb)
        {
            case LifeVerbs.Break:
                Break(LifeFaults.Find(action.Argument)!);
                break;
            case LifeVerbs.Mend:
                Mend(LifeFaults.Find(action.Argument)!);
                break;
            case LifeVerbs.Supply:
                int milliVolts = Math.Clamp(action.Value, MinSupplyMilliVolts, MaxSupplyMilliVolts);
                BoardFault supply = BoardFault.LogicSupply(milliVolts / 1000.0);
                LifeFault fault = new("logic-supply", true, bench => bench.Board.Inject(supply), bench => bench.Board.Mend(supply));
                Mend(fault);
                if (milliVolts != NominalSupplyMilliVolts)
                {
                    Break(fault);
                }

                break;
            case LifeVerbs.Throw:
                Once($"{action.Argument}-call-throws");
                NativeUnit unit = action.Argument switch
                {
                    "pwm" => NativeUnit.Pwm,
                    "adc" => NativeUnit.Adc,
                    _ => NativeUnit.Gpio,
                };
                run.Bench.Chip.NativeCalls.ThrowAt(unit, Math.Max(1, action.Value), lasts: false);
                break;
            case LifeVerbs.Bit when run.Bench.Stimulator is { } stimulator:
                Once("bit");
                run.Judge.PressByFault(run.Now);
                BitFlips.Flip(stimulator, action.Value);
                break;
            case LifeVerbs.Damage:
                run.Judge.DoubtMemory();
                run.Memory.Memory[action.Value / 8 % 64] ^= (byte)(1 << (action.Value % 8));
                break;
            default:
                break;
        }
    }

    private void Plug(bool isIn)
    {
        run.Inputs.Charger = isIn;
        if (isIn)
        {
            run.Judge.BeginFault("charger", false, run.Now);
        }
        else
        {
            run.Judge.EndFault("charger", run.Now);
        }

        run.Bench.Board.ChargerPresent = isIn;
    }

    private void Charge(int milliVolts)
    {
        // Just below the limit the tolerance of divider and converter decides.
        const int LowMilliVolts = 3_150;
        run.Inputs.BatteryVolts = Math.Clamp(milliVolts, 2_500, 4_200) / 1000.0;
        if (milliVolts <= LowMilliVolts)
        {
            run.Judge.BeginFault("battery-low", false, run.Now);
        }
        else
        {
            run.Judge.EndFault("battery-low", run.Now);
        }

        run.Bench.Board.BatteryVolts = run.Inputs.BatteryVolts;
    }

    private void Break(LifeFault fault)
    {
        if (fault.IsOnce)
        {
            Once(fault.Name, fault.IsPart);
            fault.Begin(run.Bench);
            return;
        }

        if (_broken.Exists(one => one.Name == fault.Name))
        {
            return;
        }

        _broken.Add(fault);
        if (fault.IsPart)
        {
            _parts.Add(fault.Name);
        }

        // A pin that is stuck is a press to the firmware.
        if (fault.Name is "gpio-4-stuck-low" or "gpio-0-stuck-low" or "gpio-13-stuck-low")
        {
            run.Judge.PressByFault(run.Now);
        }

        run.Judge.BeginFault(fault.Name, fault.IsPart, run.Now);
        fault.Begin(run.Bench);
    }

    private void Mend(LifeFault fault)
    {
        if (_broken.RemoveAll(one => one.Name == fault.Name) > 0)
        {
            fault.End(run.Bench);
            run.Judge.EndFault(fault.Name, run.Now);

            // What is broken at the same place stays broken.
            foreach (LifeFault left in _broken)
            {
                left.Begin(run.Bench);
            }
        }
    }

    private void Once(string name, bool isPart = true)
    {
        if (isPart)
        {
            _parts.Add(name);
        }

        run.Judge.BeginFault(name, isPart, run.Now);
        run.Judge.EndFault(name, run.Now);
    }

    private void Command(LifeAction action)
    {
        run.Bench.Command((stimulator, nowMicros) =>
        {
            SessionStateMachine session = stimulator.Session;
            if (session.State != SessionState.Idle)
            {
                return;
            }

            run.Judge.Command(action.Argument, action.Value, run.Now);
            session.SelectProgram(ProgramCatalogue.Find(action.Argument));
            session.SetDuration(0);
            if (session.SetIntensity(action.Value))
            {
                session.Start(nowMicros, true);
            }
        });
    }
}
