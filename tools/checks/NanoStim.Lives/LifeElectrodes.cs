using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>What happens between the electrodes in a life: other loads, gel that dries, motion, contacts that open and close.</summary>
internal sealed class LifeElectrodes(LifeRun run)
{
    private const long Milli = LifeRun.Milli;
    private const int MotionSeed = 0x5EED;

    /// <summary>Puts another load between the electrodes.</summary>
    internal void Connect(LoadModel load)
    {
        bool wasOpen = run.Inputs.Load.IsOpen;
        run.Inputs.Load = load;
        run.Judge.Load(LifeInputs.Seen(load), run.Now);
        if (load.IsOpen && !wasOpen)
        {
            run.Judge.BeginFault("electrode-off", false, run.Now);
        }
        else if (wasOpen && !load.IsOpen)
        {
            run.Judge.EndFault("electrode-off", run.Now);
        }

        run.Bench.Board.Load = load;
    }

    /// <summary>Changes the load that is there, several times in a row.</summary>
    internal void Move(LifeAction action)
    {
        LoadModel first = run.Inputs.Load;
        if (first.IsOpen)
        {
            return;
        }

        int times = Math.Clamp(action.Value, 1, 40);
        Random random = new(run.Seed ^ MotionSeed);
        for (int i = 0; i < times; i++)
        {
            LoadModel? load = action.Verb switch
            {
                LifeVerbs.Halve => Scaled(first, Math.Pow(2, i + 1)),
                LifeVerbs.Chatter => i % 2 == 0 ? LoadModel.Open : first,
                LifeVerbs.Dry => Scaled(first, Math.Pow(1.1, i + 1)),
                _ => Scaled(first, 0.6 + 0.8 * random.NextDouble()),
            };
            int millis = action.Verb switch
            {
                LifeVerbs.Halve => 500,
                LifeVerbs.Chatter => 10,
                LifeVerbs.Dry => 200,
                _ => 40,
            };
            run.At(run.Now + (long)i * millis * Milli, () => Connect(load));
        }

        if (action.Verb == LifeVerbs.Chatter)
        {
            run.At(run.Now + times * 10L * Milli, () => Connect(first));
        }
    }

    private static LoadModel Scaled(LoadModel load, double factor) =>
        new(load.Name, load.SeriesOhms * factor, load.ParallelOhms * factor, load.ParallelFarads / factor);
}
