namespace NanoStim.Lives;

/// <summary>The client at the console in a life: what it sends, its cable, and the bench strap.</summary>
internal sealed class LifeConsole(LifeRun run)
{
    /// <summary>Number of the UART of the console.</summary>
    internal const int Uart = 1;

    private const int MostTimes = 64;
    private const long ChatNanos = 600 * LifeRun.Milli;

    private bool _isPlugged = true;

    /// <summary>Does what an action says.</summary>
    internal void Do(LifeAction action)
    {
        switch (action.Verb)
        {
            case LifeVerbs.Say:
                byte[] bytes = TalkText.Bytes(action.Argument);
                for (int i = 0; i < Times(action); i++)
                {
                    Send(bytes);
                }

                break;
            case LifeVerbs.Chat:
                byte[] line = TalkText.Bytes(action.Argument);
                for (int i = 0; i < Times(action); i++)
                {
                    run.At(run.Now + i * ChatNanos, () => Send(line));
                }

                break;
            case LifeVerbs.Cable:
                _isPlugged = action.Argument == "in";
                break;
            default:
                run.Inputs.BenchStrap = action.Argument == "in";
                run.Judge.Strap(run.Inputs.BenchStrap, run.Now);
                run.Bench.Board.BenchStrap = run.Inputs.BenchStrap;
                break;
        }
    }

    private static int Times(LifeAction action) => Math.Clamp(action.Value, 1, MostTimes);

    private void Send(byte[] bytes)
    {
        if (!_isPlugged)
        {
            return;
        }

        Esp32Model.UartModel port = run.Bench.Chip.Uart(Uart);
        int taken = port.Receive(bytes);
        run.Judge.Receive(bytes.AsSpan(0, taken), port.Waiting, taken == bytes.Length || !port.IsInstalled, run.Now);
    }
}
