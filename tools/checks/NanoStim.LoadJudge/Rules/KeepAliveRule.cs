namespace NanoStim.LoadJudge;

/// <summary>Output that the console has started ends when no line comes any more.</summary>
internal sealed class KeepAliveRule(Witness witness) : Rule(witness)
{
    private bool _isRemote;
    private bool _awaitsFirst;
    private long _lineNanos;

    internal override string Name => "keep-alive";

    internal override void OnPower() => _isRemote = false;

    /// <summary>Buttons, or what may be taken for them, need no lines.</summary>
    internal override void OnAsk(bool isStart) => _isRemote = false;

    /// <summary>The console has asked for output, and nobody else has.</summary>
    internal void OnConsole(bool isAlone)
    {
        _isRemote = isAlone;
        _awaitsFirst = true;
        _lineNanos = Witness.Now;
    }

    /// <summary>A line that may count has come, or one is still in the port.</summary>
    internal void OnLine(bool mayCountLater) =>
        _lineNanos = Math.Max(_lineNanos, Witness.Now + (mayCountLater ? (long)(Witness.Console.KeepAliveMicros * 1000) : 0));

    internal override void OnPhase(in SeenPhase phase)
    {
        if (!_isRemote || Witness.HasFailed)
        {
            return;
        }

        if (_awaitsFirst)
        {
            // A start takes its time: the time without a line counts from the first current.
            _awaitsFirst = false;
            _lineNanos = Math.Max(_lineNanos, phase.StartNanos);
        }

        double bound = Witness.Console.KeepAliveMicros + (Witness.Console.IsBusy ? Both.ConsoleBusyMicros : Both.ConsoleMicros);
        double micros = (phase.EndNanos - _lineNanos) * 1e-3;
        if (micros > bound)
        {
            Violate($"current {micros * 1e-6:0.00} s after the last line, more than {bound * 1e-6:0.00} s");
        }
    }
}
