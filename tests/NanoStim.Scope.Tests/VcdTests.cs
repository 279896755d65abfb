using NanoStim.Scope.Export;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>Value change dumps of simulators, logic analysers and of this program itself.</summary>
public class VcdTests
{
    private const string Head = "$date today $end\n$comment any words $end\n$timescale 1 us $end\n$scope module top $end\n$var wire 1 ! pulse $end\n$var wire 8 # bus [7:0] $end\n$var real 64 % volts $end\n$upscope $end\n$enddefinitions $end\n";

    /// <summary>A whole file, for other tests.</summary>
    internal static string Whole => Head + "$dumpvars 0! b0000 # r0 % $end\n" + Pulses(20);

    [Test]
    public void Levels_hold_until_they_change()
    {
        CaptureMeasurement capture = Captures.Measure(Whole);

        Assert.That(capture.Format, Is.EqualTo("VCD"));
        Assert.That(capture.Channels.Select(channel => channel.Name), Is.EqualTo(new[] { "pulse", "volts" }));
        Assert.That(capture.Channels[0].Kind, Is.EqualTo(SignalKind.Logic));
        Assert.That(capture.Channels[0].HighTimeMicros, Is.EqualTo(300).Within(0.01));
        Assert.That(capture.Channels[0].FrequencyHertz, Is.EqualTo(500).Within(0.01));
        Assert.That(capture.Channels[1].PhaseWidthMicros, Is.EqualTo(300).Within(capture.Channels[1].Uncertainty.PhaseWidthMicros!.Value));
        Assert.That(capture.Channels[1].PeakVolts, Is.EqualTo(2.5).Within(1e-3));
        Assert.That(capture.Notes, Has.Some.Contains("1 variables with more than one bit"));
    }

    [Test]
    public void What_this_program_writes_it_reads()
    {
        SampleSet set = SampleSet.Of(Waves.Biphasic(50, 300e-6, 100e-6, 10, 10), 0, 1e-5, 20_000);
        using StringWriter text = new();
        using (VcdExport export = new(text, SessionWriter.PlanOf(set)))
        using (ISampleSource source = Captures.Open(System.Text.Encoding.UTF8.GetBytes(LayoutWriter.All["Rigol"](set))))
        {
            Resampler.Run(source, SessionWriter.PlanOf(set), export.Write);
        }

        CaptureMeasurement capture = Captures.Measure(text.ToString());

        Assert.That(capture.Channels.Select(channel => channel.Name), Is.EqualTo(new[] { "positive", "negative", "CH1" }));
        Assert.That(capture.Channels.Take(2).Select(channel => channel.HighTimeMicros), Is.All.EqualTo(300.0).Within(0.01));
        Assert.That(capture.Channels.Take(2).Select(channel => channel.Uncertainty.HighTimeMicros), Is.All.GreaterThanOrEqualTo(10));
        Assert.That(capture.Channels[2].PhaseWidthMicros, Is.EqualTo(300).Within(capture.Channels[2].Uncertainty.PhaseWidthMicros!.Value));
    }

    [TestCase("#5 1!\n#3 0!\n", "goes back")]
    [TestCase("#5 1!\n#x 0!\n", "is not a time")]
    [TestCase("#5 1!\nhello\n#6\n", "no change of a value")]
    [TestCase("#5 r1e99 %\n#6\n", "that a bench has")]
    [TestCase("#5 b01\n", "cut off")]
    [TestCase("#5\n", "one sample only")]
    public void Damage_is_named_with_its_line(string changes, string said)
    {
        CaptureFormatException refused = Captures.Refused(Head + changes);

        Assert.That(refused.Message, Does.Contain(said));
        Assert.That(refused.Line, Is.GreaterThan(0));
    }

    [TestCase("$timescale 1 us $end\n", "cut off")]
    [TestCase("$timescale 3 weeks $end\n$enddefinitions $end\n", "no time scale")]
    [TestCase("$timescale 1 us $end\n$var wire 8 # bus $end\n$enddefinitions $end\n", "nothing to measure")]
    [TestCase("$var wire 1 ! a $end\n$enddefinitions $end\n#0 1!\n#9 0!\n", "no $timescale")]
    public void A_damaged_head_is_refused(string text, string said) => Assert.That(Captures.Refused(text).Message, Does.Contain(said));

    private static string Pulses(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(number => $"#{number * 2000} 1! r2.5 %\n#{number * 2000 + 300} 0! r0 %\n")) + $"#{count * 2000}\n";
}
