using System.Text;
using NanoStim.Scope.Reading;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>What is no capture is refused, and the message names the line.</summary>
public class DamagedFileTests
{
    private static readonly SampleSet Servo = SampleSet.Of(Waves.Pulses(50, 1e-3, 0, 3.3), -0.05, 4e-5, 2500);

    [Test]
    public void An_empty_file() => Assert.That(Captures.Refused(string.Empty).Message, Does.StartWith("line 1: the file is empty"));

    [Test]
    public void A_pointer_of_git_lfs()
    {
        CaptureFormatException refused = Captures.Refused("version https://git-lfs.github.com/spec/v1\noid sha256:77257d\nsize 1691647535\n");

        Assert.That(refused.Message, Does.Contain("Git LFS pointer"));
        Assert.That(refused.Line, Is.EqualTo(1));
    }

    [Test]
    public void Random_bytes()
    {
        byte[] bytes = new byte[5000];
        new Random(1).NextBytes(bytes);

        Assert.That(Captures.Refused(bytes).Line, Is.GreaterThan(0));
    }

    [Test]
    public void Text_of_another_kind() => Assert.That(Captures.Refused("name,type\n\"USB\",\"frame\"\n").Message, Does.Contain("begins no capture"));

    [Test]
    public void A_web_page() => Assert.That(Captures.Refused("<!DOCTYPE html>\n<p>404\n").Message, Does.Contain("web page"));

    [Test]
    public void A_remnant_of_a_binary_waveform() =>
        Assert.That(Captures.Refused("RG03\u0001\u0002\u0003").Message, Does.Contain("cut off"));

    [Test]
    public void A_number_that_is_none()
    {
        string[] lines = LayoutWriter.All["Rigol"](Servo).Split("\r\n");
        lines[1000] = "998,1.2#e-02,";

        CaptureFormatException refused = Captures.Refused(string.Join("\r\n", lines));

        Assert.That(refused.Line, Is.EqualTo(1001));
        Assert.That(refused.Message, Does.Contain("'1.2#e-02' is not a number"));
    }

    [Test]
    public void A_nul_in_the_middle_beyond_the_first_look()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(LayoutWriter.All["Tektronix TDS"](Servo));
        int at = 70_000;
        bytes[at] = 0;
        int line = bytes.AsSpan(0, at).Count((byte)'\n') + 1;

        Assert.That(Captures.Refused(bytes).Line, Is.EqualTo(line).Or.EqualTo(line + 1));
    }

    [Test]
    public void Two_rows_swapped()
    {
        string[] lines = LayoutWriter.All["Siglent"](Servo).Split('\n');
        (lines[500], lines[600]) = (lines[600], lines[500]);

        CaptureFormatException refused = Captures.Refused(string.Join('\n', lines));

        Assert.That(refused.Line, Is.EqualTo(502));
        Assert.That(refused.Message, Does.Contain("goes back"));
    }

    [Test]
    public void A_file_that_ends_in_the_middle_of_a_row()
    {
        string text = LayoutWriter.All["Tektronix TDS"](Servo);
        string cut = text[..(text.IndexOf(",,,00.0300", StringComparison.Ordinal) + 10)];

        CaptureFormatException refused = Captures.Refused(cut);

        Assert.That(refused.Line, Is.EqualTo(cut.Count(letter => letter == '\n') + 1));
        Assert.That(refused.Message, Does.Contain("cut off"));
    }

    [Test]
    public void A_file_that_ends_within_the_last_number_although_its_head_announces_more()
    {
        string text = LayoutWriter.All["Tektronix TDS"](Servo);
        string cut = text[..(text.Length - 2000)].TrimEnd('\r', '\n', ',');

        Assert.That(Captures.Refused(cut).Message, Does.Contain("cut off"));
    }

    [Test]
    public void Fewer_samples_than_announced_are_told()
    {
        string text = string.Join("\r\n", LayoutWriter.All["Tektronix TDS"](Servo).Split("\r\n").Take(2000)) + "\r\n";

        Assert.That(Captures.Measure(text).Notes, Has.Some.Contains("announces 2500 samples"));
    }

    [Test]
    public void A_value_that_no_bench_has() =>
        Assert.That(Captures.Refused("Time (s),CH1 (V)\n0,1\n1e-3,2\n2e-3,1e+92\n").Line, Is.EqualTo(4));

    [Test]
    public void Samples_without_any_time()
    {
        string text = "CH1\n" + string.Concat(Enumerable.Repeat("1.5\n0.5\n", 20));

        Assert.That(Captures.Refused(text).Message, Does.Contain("--sample-rate"));
    }

    [Test]
    public void Only_decoded_text()
    {
        string text = "#Digilent WaveForms Logic Analyzer Acquisition\n\nTime (s),UART\n0,X\n0.001,h81 Framing Error\n";

        Assert.That(Captures.Refused(text).Message, Does.Contain("decoded text"));
    }

    [Test]
    public void A_zip_that_is_no_session()
    {
        using MemoryStream bytes = new();
        using (System.IO.Compression.ZipArchive archive = new(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("readme.txt");
        }

        Assert.That(Captures.Refused(bytes.ToArray()).Message, Does.Contain("no sigrok session"));
    }

    [Test]
    public void Metadata_of_an_archive_that_are_too_large_are_not_expanded()
    {
        byte[] bomb = SessionWriter.Logic(new byte[100], 1e6, new string(' ', 20_000_000));
        long before = GC.GetTotalAllocatedBytes();

        Assert.That(Captures.Refused(bomb).Message, Does.Contain("metadata").And.Contain("20000"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(10_000_000));
    }

    [Test]
    public void Samples_of_an_archive_beyond_the_limit_are_refused_with_the_option_that_raises_it()
    {
        CaptureLimits usual = CaptureFile.Limits;
        CaptureFile.Limits = new CaptureLimits { MaxExpandedBytes = 1000 };
        try
        {
            Assert.That(Captures.Refused(SessionWriter.Logic(new byte[1001], 1e6)).Message, Does.Contain("--max-size"));
        }
        finally
        {
            CaptureFile.Limits = usual;
        }
    }

    [Test]
    public void A_table_of_too_many_columns()
    {
        string head = "Time (s)," + string.Join(',', Enumerable.Range(0, 10_000).Select(column => $"c{column}"));
        string row = string.Concat(Enumerable.Repeat(",1.5", 10_000));

        Assert.That(Captures.Refused($"{head}\n0{row}\n1{row}\n").Message, Does.Contain("no more than 256 channels"));
        Assert.That(Captures.Refused(string.Concat(Enumerable.Range(0, 20).Select(line => $"{line}{string.Concat(Enumerable.Repeat(",1", 600))}\n"))).Message, Does.Contain("601 columns"));
    }

    [TestCase("X,CH1,Start,Increment,\nSequence,Volt,0,1e-6\n0,1.5,\n")]
    [TestCase("x-axis,1\nsecond,Volt\n0.1,2.5\n")]
    [TestCase("time,CH1\n0,1\n")]
    public void A_remnant_of_one_row(string text) => Assert.That(Captures.Refused(text).Message, Does.Contain("one row of samples only"));

    [TestCase("Time,CH1\n")]
    [TestCase("")]
    public void A_comma_that_is_decimal_mark_and_separator(string head)
    {
        string text = head + string.Concat(Enumerable.Range(0, 50).Select(row => $"0,{row:000000},{row % 5},25\n"));

        Assert.That(Captures.Refused(text).Message, Does.Contain("the comma is the decimal mark here"));
    }

    [Test]
    public void Whole_numbers_are_not_taken_for_fractions() =>
        Assert.That(Captures.Measure("Time (s),CH1 (V),CH2 (V)\n" + string.Concat(Enumerable.Range(0, 50).Select(row => $"{row},{row % 5},{row % 7}\n"))).Channels, Has.Count.EqualTo(2));

    [Test]
    public void A_row_of_empty_cells_at_the_end_is_nothing_special() =>
        Assert.That(Captures.Measure(LayoutWriter.All["Keysight"](Servo)).Channels[0].Samples, Is.EqualTo(Servo.Count));
}
