using System.Runtime.ExceptionServices;
using NanoStim.Firmware.Modes;

namespace NanoStim.Campaign;

/// <summary>Runs the sessions of a seed. The result is the same whatever the number of jobs.</summary>
public sealed class FaultCampaign
{
    private readonly int _seed;
    private readonly StimulationMode? _mode;
    private readonly CampaignRun?[] _runs;
    private int _next;
    private int _done;
    private Exception? _failure;

    private FaultCampaign(int runs, int seed, StimulationMode? mode)
    {
        _runs = new CampaignRun?[runs];
        _seed = seed;
        _mode = mode;
    }

    /// <summary>Runs a campaign.</summary>
    /// <param name="runs">How many sessions.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <param name="mode">Their mode, or null for both.</param>
    /// <param name="jobs">How many run at a time; a chip belongs to its thread.</param>
    /// <param name="progress">Told how many are done, from any thread.</param>
    public static CampaignReport Run(int runs, int seed, StimulationMode? mode, int jobs, Action<int>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(runs);
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        FaultCampaign campaign = new(runs, seed, mode);
        Thread[] threads = [.. Enumerable.Range(0, jobs).Select(_ => new Thread(() => campaign.Work(progress)))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        if (campaign._failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return new CampaignReport(seed, [.. campaign._runs.OfType<CampaignRun>()]);
    }

    private void Work(Action<int>? progress)
    {
        try
        {
            for (int number = Interlocked.Increment(ref _next) - 1; number < _runs.Length && _failure is null; number = Interlocked.Increment(ref _next) - 1)
            {
                _runs[number] = CampaignRun.Of(_seed, number, _mode);
                progress?.Invoke(Interlocked.Increment(ref _done));
            }
        }
        catch (Exception defect)
        {
            // A defect of this program, not of the firmware: the firmware's own are caught in the run.
            Interlocked.CompareExchange(ref _failure, defect, null);
        }
    }
}
