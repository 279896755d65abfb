using System.Runtime.ExceptionServices;

namespace NanoStim.Lives;

/// <summary>Workers that run lives side by side, and take their results into the campaign in the order of their numbers.</summary>
internal sealed class LifeCrew(
    CampaignState state, int jobs, int lives, Func<int, int, Life> draw, Func<Life, LifeResult> run, Func<CampaignState, bool>? progress)
{
    private readonly object _gate = new();
    private readonly Dictionary<int, LifeResult> _waiting = [];
    private int _next = state.Lives;
    private bool _isOver;
    private Exception? _defect;

    /// <summary>Runs lives up to that number, or to where the progress ends it.</summary>
    internal void Work()
    {
        // Threads of their own: a chip belongs to the thread that has switched it on, and goes with it.
        Thread[] others = [.. Enumerable.Range(1, jobs - 1).Select(_ => new Thread(WorkAlone))];
        Array.ForEach(others, thread => thread.Start());
        WorkAlone();
        Array.ForEach(others, thread => thread.Join());
        if (_defect is not null)
        {
            ExceptionDispatchInfo.Throw(_defect);
        }
    }

    private void WorkAlone()
    {
        try
        {
            while (Take(out int number) is { } life)
            {
                LifeResult result = run(life);
                lock (_gate)
                {
                    _waiting[number] = result;
                    TakeIn();
                    Monitor.PulseAll(_gate);
                }
            }
        }
        catch (Exception defect)
        {
            lock (_gate)
            {
                _defect ??= defect;
                _isOver = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private Life? Take(out int number)
    {
        lock (_gate)
        {
            while (!_isOver && _next < lives && state.KeptFor(_next) < 0)
            {
                Monitor.Wait(_gate);
            }

            number = _next;
            if (_isOver || _next >= lives)
            {
                return null;
            }

            _next++;
            return draw(number, state.KeptFor(number));
        }
    }

    private void TakeIn()
    {
        while (!_isOver && _waiting.Remove(state.Lives, out LifeResult? result))
        {
            bool isWhole = state.Add(result);
            if (isWhole || state.Lives == lives)
            {
                _isOver |= progress?.Invoke(state) == false;
            }
        }
    }
}
