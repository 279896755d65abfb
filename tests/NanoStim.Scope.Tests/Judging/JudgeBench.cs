using NanoStim.Scope.Judging;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>A right capture, and what it is judged by.</summary>
/// <param name="Name">For tests.</param>
/// <param name="Train">What a session of the virtual board delivers.</param>
/// <param name="Expected">What its program says.</param>
/// <param name="Interval">Between two samples, in s.</param>
/// <param name="TriggerSpan">How far the trigger may move the capture, in s.</param>
internal sealed record JudgeBench(string Name, PhaseTrain Train, Expectation Expected, double Interval, double TriggerSpan)
{
    public override string ToString() => Name;

    /// <summary>Captures a current and judges it.</summary>
    public Judgement Judge(PhaseTrain train, ScopeModel scope, int seed = 1, double gainError = 0)
    {
        return Judge(new CapturedRows(scope.Capture(train, this, seed), Interval), gainError);
    }

    /// <summary>Judges samples.</summary>
    public Judgement Judge(CapturedRows rows, double gainError = 0)
    {
        ArraySource Open() => new(0, rows.Interval, [rows.Amps], [new ChannelInfo("I", "A")], rows.Seconds);
        MeasureOptions options = new() { GainError = gainError };
        CaptureMeasurement measured = CaptureMeasurer.Measure("test", Open, options);
        return CaptureJudge.Judge(Expected, measured.Channels[0], measured.Time, options, Open);
    }
}
