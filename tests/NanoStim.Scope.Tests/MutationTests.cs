using System.Text;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>
/// Damaged captures of every layout: bits flipped, ends cut off, rows swapped, bytes lost and put in. Each is measured, or refused with a
/// message that names the line; nothing else may come out, and nothing may hang.
/// </summary>
/// <remarks>NANOSTIM_MUTATIONS in the environment is how many there are of each layout; without it, enough to be done in seconds.</remarks>
public class MutationTests
{
    private const int Usual = 300;

    // Far longer than any of these small files takes, even on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly SampleSet Set = SampleSet.Of(Waves.Biphasic(500, 300e-6, 100e-6, 10, 10), -1e-3, 2e-5, 400);

    public static IEnumerable<string> Layouts =>
        LayoutWriter.All.Keys.Concat(WaveformWriter.All.Keys).Concat(["Saleae", "Saleae, dates", "sigrok session", "sigrok logic", "VCD", "Saleae binary, digital"]);

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("NANOSTIM_MUTATIONS"), out int count) ? count : Usual;

    [TestCaseSource(nameof(Layouts))]
    public void Damaged_captures_are_measured_or_refused(string layout)
    {
        byte[] whole = Whole(layout);
        Random random = new(20);
        int measured = 0;
        for (int number = 0; number < Count; number++)
        {
            byte[] damaged = Mutator.Damage(whole, random);
            System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
            try
            {
                CaptureMeasurement capture = Captures.Measure(damaged, Captures.Into10Kohm);
                _ = MeasurementJson.Text([MeasurementJson.Node(capture)]);
                measured++;
            }
            catch (CaptureFormatException refused)
            {
                bool named = refused.Line > 0 || refused.Message.Contains("session", StringComparison.Ordinal) || refused.Message.Contains("archive", StringComparison.Ordinal) || refused.Message.Contains("line", StringComparison.Ordinal);
                Assert.That(named, $"mutation {number}: no line in '{refused.Message}'");
            }
            catch (Exception crash)
            {
                Assert.Fail($"mutation {number} of {layout}: {crash}\n{Encoding.Latin1.GetString(damaged.AsSpan(0, Math.Min(300, damaged.Length)))}");
            }

            Assert.That(watch.Elapsed, Is.LessThan(Patience), $"mutation {number}");
        }

        TestContext.Out.WriteLine($"{layout}: {Count} mutations, {measured} measured, {Count - measured} refused");
        Assert.That(measured, Is.LessThan(Count), "some damage has to be seen");
    }

    private static byte[] Whole(string layout) => layout switch
    {
        "Saleae" => Encoding.UTF8.GetBytes(LayoutWriter.Saleae(Waves.Pulses(500, 300e-6, 0, 1), 1e-5, 0.05)),
        "Saleae, dates" => Encoding.UTF8.GetBytes(LayoutWriter.Saleae(Waves.Pulses(500, 300e-6, 0, 1), 1e-5, 0.05, new DateTime(2026, 1, 30, 14, 6, 9))),
        "sigrok session" => SessionWriter.Write(Set),
        "sigrok logic" => SessionWriter.Logic([.. Enumerable.Range(0, 400).Select(row => (byte)(row / 15 & 3))], 50_000),
        "VCD" => Encoding.UTF8.GetBytes(VcdTests.Whole),
        "Saleae binary, digital" => WaveformWriter.SaleaeDigital(Waves.Pulses(500, 300e-6, 0, 1), 1e-5, 0.05, 1),
        _ when WaveformWriter.All.TryGetValue(layout, out Func<SampleSet, byte[]>? write) => write(Set),
        _ => Encoding.UTF8.GetBytes(LayoutWriter.All[layout](Set)),
    };
}
