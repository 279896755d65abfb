using System.Diagnostics;
using System.Text;
using NanoStim.Scope.Export;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>What is exported says the same when it is read again, by this and by sigrok.</summary>
public class ExportTests
{
    private static readonly SampleSet Set = SampleSet.Of(Waves.Biphasic(50, 300e-6, 100e-6, 10, 10), 0, 1e-5, 20_000);
    private static readonly ExportPlan Plan = SessionWriter.PlanOf(Set);

    [Test]
    public void A_rigol_csv_comes_back()
    {
        using StringWriter text = new();
        Export(new RigolCsvExport(text, Plan));

        Same(Captures.Measure(text.ToString()), "Rigol");
    }

    [Test]
    public void A_sigrok_session_comes_back()
    {
        CaptureMeasurement capture = Captures.Measure(SessionWriter.Write(Set));

        Assert.That(capture.Channels.Select(channel => channel.Name), Is.EqualTo(new[] { "positive", "negative", "CH1" }));
        Assert.That(capture.Channels[0].HighTimeMicros, Is.EqualTo(300).Within(10));
        Assert.That(capture.Channels[1].HighTimeMicros, Is.EqualTo(300).Within(10));
        Same(capture with { Channels = [capture.Channels[2]] }, "sigrok session");
    }

    [Test]
    public void A_vcd_names_its_time_scale_and_changes()
    {
        using StringWriter text = new();
        Export(new VcdExport(text, Plan));
        string[] lines = text.ToString().Split('\n');

        Assert.That(lines[0], Is.EqualTo("$timescale 10 us $end"));
        Assert.That(lines, Has.Some.EqualTo("#30"));
        Assert.That(lines.Count(line => line == "1p"), Is.EqualTo(10));
        Assert.That(lines.Count(line => line == "1n"), Is.EqualTo(10));
        Assert.That(lines[^2], Is.EqualTo("#20000"));
    }

    [Test]
    public void A_vcd_has_no_rate_between_powers_of_ten() =>
        Assert.Throws<ArgumentException>(() => new VcdExport(new StringWriter(), Plan with { RateHertz = 30_000 }).Dispose());

    [TestCase("sr", 3)]
    [TestCase("vcd", 2)]
    [TestCase("csv", 1)]
    public void Sigrok_opens_it_without_complaint(string form, int channels)
    {
        string path = Path.Combine(Path.GetTempPath(), $"nanostim-{Guid.NewGuid():N}.{form}");
        Export(form switch
        {
            "sr" => new SigrokSessionExport(File.Create(path), Plan),
            "vcd" => new VcdExport(new StreamWriter(path), Plan),
            _ => new RigolCsvExport(new StreamWriter(path), Plan),
        });
        try
        {
            string[] input = form == "csv" ? ["-I", "csv:start_line=3:header=no:column_formats=-,a:samplerate=100000"] : [];
            (string shown, string complaint) = Sigrok([.. input, "-i", path, "--show"]);

            Assert.That(complaint, Is.Empty);
            Assert.That(shown, Does.Contain("Samplerate: 100000"));
            Assert.That(shown, Does.Contain($"Channels: {channels}"));
            Assert.That(shown, Does.Contain("sample count: 20000"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (string Output, string Error) Sigrok(string[] arguments)
    {
        ProcessStartInfo start = new("sigrok-cli", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (output, error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("sigrok-cli is missing: apt-get install sigrok-cli");
            throw;
        }
    }

    private static void Export(ICaptureExport export)
    {
        using (export)
        using (ISampleSource source = Captures.Open(Encoding.UTF8.GetBytes(LayoutWriter.All["Rigol"](Set))))
        {
            Resampler.Run(source, Plan, export.Write);
        }
    }

    private static void Same(CaptureMeasurement capture, string format)
    {
        ChannelMeasurement channel = capture.Channels[0];
        Assert.That(capture.Format, Is.EqualTo(format));
        Assert.That(channel.Samples, Is.EqualTo(Set.Count));
        Assert.That(channel.PhaseWidthMicros, Is.EqualTo(300).Within(channel.Uncertainty.PhaseWidthMicros!.Value));
        Assert.That(channel.InterphaseGapMicros, Is.EqualTo(100).Within(channel.Uncertainty.InterphaseGapMicros!.Value));
        Assert.That(channel.FrequencyHertz, Is.EqualTo(50).Within(channel.Uncertainty.FrequencyHertz!.Value));
        Assert.That(channel.PeakVolts, Is.EqualTo(10).Within(1e-3));
    }
}
