using NanoStim.Scope.Measuring;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>Every binary form is recognised, and says the same of the same signal as the tables do.</summary>
public class WaveformTests
{
    private const double Interval = 2e-6;

    // 50 Hz, 300 µs, gap 100 µs, ±10 V.
    private static readonly SampleSet Biphasic = SampleSet.Of(Waves.Biphasic(50, 300e-6, 100e-6, 10, 10), -5e-3, Interval, 32_000);

    public static IEnumerable<string> Forms => WaveformWriter.All.Keys;

    [TestCaseSource(nameof(Forms))]
    public void The_form_is_recognised(string form)
    {
        CaptureMeasurement capture = Measure(form);

        Assert.That(form, Does.StartWith(capture.Format.Replace(", version", string.Empty, StringComparison.Ordinal)));
        Assert.That(capture.Channels[0].Unit, Is.EqualTo("V"));
    }

    [TestCaseSource(nameof(Forms))]
    public void Samples_and_times_are_all_there(string form)
    {
        CaptureMeasurement capture = Measure(form);

        Assert.That(capture.Channels[0].Samples, Is.EqualTo(Biphasic.Count));
        Assert.That(capture.Channels[0].SampleIntervalSeconds, Is.EqualTo(Interval).Within(1e-6 * Interval));
        Assert.That(capture.Time.StartSeconds, Is.EqualTo(form.StartsWith("WAV", StringComparison.Ordinal) ? 0 : Biphasic.Start).Within(1e-8));
    }

    [TestCaseSource(nameof(Forms))]
    public void The_pulses_are_measured(string form)
    {
        ChannelMeasurement channel = Measure(form).Channels[0];

        Assert.That(channel.FrequencyHertz, Is.EqualTo(50).Within(channel.Uncertainty.FrequencyHertz!.Value));
        Assert.That(channel.PhaseWidthMicros, Is.EqualTo(300).Within(channel.Uncertainty.PhaseWidthMicros!.Value));
        Assert.That(channel.InterphaseGapMicros, Is.EqualTo(100).Within(channel.Uncertainty.InterphaseGapMicros!.Value));
        Assert.That(channel.Positive!.Plateau, Is.EqualTo(10).Within(0.1));
        Assert.That(channel.Negative!.Plateau, Is.EqualTo(10).Within(0.1));
        Assert.That(channel.RestLevel, Is.Zero.Within(0.06));
        Assert.That(channel.PolarityPattern, Is.EqualTo("biphasic, positive phase first"));
    }

    [TestCaseSource(nameof(Forms))]
    public void A_file_that_is_cut_off_is_refused(string form)
    {
        byte[] whole = WaveformWriter.All[form](Biphasic);

        if (form.StartsWith("WAV", StringComparison.Ordinal))
        {
            // Programs that are ended while they record leave a WAV like that: what is there counts.
            Assert.That(Captures.Measure(whole[..(whole.Length / 2)]).Channels[0].Samples, Is.LessThan(Biphasic.Count));
        }
        else
        {
            Assert.That(Captures.Refused(whole[..(whole.Length / 2)]).Message, Does.Contain("cut off"));
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Changes_of_a_digital_channel_are_steps(int version)
    {
        CaptureMeasurement capture = Captures.Measure(WaveformWriter.SaleaeDigital(Waves.Pulses(50, 1.5e-3, 0, 1), 1e-5, 0.1, version));

        Assert.That(capture.Format, Is.EqualTo("Saleae binary"));
        Assert.That(capture.Channels[0].Kind, Is.EqualTo(SignalKind.Logic));
        Assert.That(capture.Channels[0].HighTimeMicros, Is.EqualTo(1500).Within(0.01));
        Assert.That(capture.Channels[0].FrequencyHertz, Is.EqualTo(50).Within(0.001));
        Assert.That(capture.Channels[0].DurationSeconds, Is.EqualTo(0.1).Within(1e-9));
    }

    [Test]
    public void Two_channels_of_a_rigol_are_taken_apart()
    {
        CaptureMeasurement capture = Measure("Rigol WFM, DS1000Z");

        Assert.That(capture.Channels.Select(channel => channel.Name), Is.EqualTo(new[] { "CH1", "CH3" }));
        Assert.That(capture.Channels[0].ProbeAttenuation, Is.EqualTo(10));
        Assert.That(capture.Channels[1].Kind, Is.EqualTo(SignalKind.Flat));
        Assert.That(capture.Notes, Has.Some.Contains("0.2 divisions"));
    }

    [Test]
    public void Digital_buffers_beside_analog_ones_are_told() =>
        Assert.That(Measure("Keysight BIN").Notes, Has.Some.Contains("D0 holds digital channels"));

    [TestCase("Tektronix ISF, 8 bit", "PT_FMT Y", "PT_FMT ENV", "envelope")]
    [TestCase("Tektronix ISF, 8 bit", "XUNIT \"s\"", "XUNIT \"Hz\"", "spectrum")]
    [TestCase("Tektronix ISF, 8 bit", "ENCDG BIN", "ENCDG ASC", "as text")]
    [TestCase("Tektronix WFM 2", "WFM#002", "WFM#009", "save it as CSV")]
    [TestCase("LeCroy, 16 bit", "LECROY_2_3", "LECROY_9_9", "save it as text")]
    public void What_is_not_read_is_refused_by_its_name(string form, string what, string by, string said)
    {
        string whole = System.Text.Encoding.Latin1.GetString(WaveformWriter.All[form](Biphasic));

        Assert.That(Captures.Refused(whole.Replace(what, by, StringComparison.Ordinal)).Message, Does.Contain(said));
    }

    [Test]
    public void What_a_spectrum_view_saves_is_no_voltage()
    {
        byte[] whole = [.. WaveformWriter.All["Tektronix WFM 3"](Biphasic), .. "tekmeta!\0\0IQ_centerFrequency"u8];

        Assert.That(Captures.Refused(whole).Message, Does.Contain("I and Q of a spectrum view"));
    }

    [Test]
    public void A_sequence_of_segments_is_refused()
    {
        byte[] whole = WaveformWriter.All["LeCroy, 16 bit"](Biphasic);
        whole[11 + 144] = 7;

        Assert.That(Captures.Refused(whole).Message, Does.Contain("7 segments"));
    }

    [Test]
    public void A_DS1000C_which_begins_as_a_DS1000E_is_named()
    {
        byte[] file = new BinaryBuilder(272 + 4000).U8(0, 0xA5).U8(1, 0xA5).I32(28, 4000).F32(34 + 10, 1).U8(34 + 15, 1).I32(34 + 18, 50_000).F32(100, 1e6f).Bytes;

        Assert.That(Captures.Refused(file).Message, Does.Contain("DS1000C"));
    }

    [Test]
    public void Words_that_begin_as_those_of_a_siglent_are_none()
    {
        byte[] file = new BinaryBuilder(8192).U8(0, 6).I16(4, 200).I32(0x68, 1_000_000_000).U8(8, 0xC6).U8(9, 0xC7).U8(10, 0xC8).Bytes;

        Assert.That(Captures.Refused(file).Message, Does.Not.Contain("Siglent"));
    }

    [TestCase("A5 A5 38 00 44 53 34", "DS4")]
    [TestCase("A5 A5 A4 01 00", "DS1000B")]
    [TestCase("89 50 4E 47 0D", "picture")]
    [TestCase("D0 CF 11 E0", "spreadsheet")]
    [TestCase("1F 8B 08", "gzip")]
    [TestCase("89 48 44 46 0D", "HDF5")]
    public void Known_files_that_are_no_captures_are_named(string bytes, string name)
    {
        byte[] start = [.. bytes.Split(' ').Select(text => Convert.ToByte(text, 16))];

        Assert.That(Captures.Refused([.. start, .. new byte[400]]).Message, Does.Contain(name));
    }

    private static CaptureMeasurement Measure(string form) => Captures.Measure(
        WaveformWriter.All[form](Biphasic),
        new MeasureOptions { ProbeFactor = form.StartsWith("WAV", StringComparison.Ordinal) ? 20 : 1 });
}
