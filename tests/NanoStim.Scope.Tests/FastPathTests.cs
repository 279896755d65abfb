using System.Globalization;
using System.Text;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>What is done several samples at a time, or with numbers of values, gives what is done sample by sample.</summary>
public class FastPathTests
{
    private const int Block = 1000;

    [TestCase(double.NaN)]
    [TestCase(0.25)]
    public void Survey_by_numbers_of_values_is_the_survey_of_the_values(double one)
    {
        double[] values = Signal(20_003);
        values[7_777] = one;
        double[] weights = [.. values.Select((_, at) => 1e-6 * (1 + (at % 3)))];
        ChannelSurvey plain = new();
        ChannelSurvey coded = new();
        ValueCodes codes = new();
        ushort[] numbers = [.. values.Select(value => (ushort)codes.Of(value))];
        for (int at = 0; at < values.Length; at += Block)
        {
            int count = Math.Min(Block, values.Length - at);
            plain.Add(values.AsSpan(at, count), weights.AsSpan(at, count));
            coded.Add(values.AsSpan(at, count), weights.AsSpan(at, count), numbers.AsSpan(at, count));
        }

        coded.Finish();
        Assert.Multiple(() =>
        {
            Assert.That(coded.Count, Is.EqualTo(plain.Count));
            Assert.That(coded.Missing, Is.EqualTo(plain.Missing));
            Assert.That(coded.Least, Is.EqualTo(plain.Least));
            Assert.That(coded.Greatest, Is.EqualTo(plain.Greatest));
            Assert.That(coded.Grain, Is.EqualTo(plain.Grain));
            Assert.That(coded.GrainOrZero, Is.EqualTo(plain.GrainOrZero));
            Assert.That(coded.OnlyZeroOne, Is.EqualTo(plain.OnlyZeroOne));
            Assert.That(coded.Noise, Is.EqualTo(plain.Noise).Within(1e-9 * plain.Noise));
            Assert.That(coded.Spread, Is.EqualTo(plain.Spread).Within(1e-9 * plain.Spread));
            Assert.That(coded.Histogram.Total, Is.EqualTo(plain.Histogram.Total).Within(1e-12));
            Assert.That(coded.Histogram.MeanBetween(-0.5, 0.5), Is.EqualTo(plain.Histogram.MeanBetween(-0.5, 0.5)).Within(1e-9));
        });
    }

    [Test]
    public void Pulses_of_a_whole_stretch_are_those_of_single_samples()
    {
        double[] values = Signal(20_003);
        double[] seconds = [.. values.Select((_, at) => at * 1e-6)];
        SignalLevels levels = new(SignalKind.TwoSided, 0, 10, 10, 0.05, 0.08);
        ChannelMeasurer whole = new(levels);
        ChannelMeasurer single = new(levels);
        whole.Add(seconds, values);
        for (int at = 0; at < values.Length; at++)
        {
            single.Add(seconds.AsSpan(at, 1), values.AsSpan(at, 1));
        }

        whole.Finish();
        single.Finish();

        Assert.That(whole.Train.Count, Is.EqualTo(80));
        Assert.That(whole.Range, Is.EqualTo(single.Range));
        Assert.That(whole.Train.Steady(1), Is.EqualTo(single.Train.Steady(1)));
        Assert.That(whole.Train.Steady(-1), Is.EqualTo(single.Train.Steady(-1)));
    }

    /// <summary>Cells that are found by their text, that are not, and that are longer than what is looked at together.</summary>
    [TestCase("0.0000", "\r\n")]
    [TestCase("0.000000000000000", "\n")]
    [TestCase("0.######", ",\r\n")]
    public void Rows_of_any_width_are_parsed_to_the_same_numbers(string form, string end)
    {
        Random random = new(4);
        double[][] values = [.. Enumerable.Range(0, 3000).Select(_ => Enumerable.Range(0, 6).Select(_ => Math.Round(random.NextDouble() - 0.5, 4)).ToArray())];
        StringBuilder text = new("Time(s),A(V),B(V),C(V),D(V),E(V),F(V)\r\n");
        foreach ((int at, double[] row) in values.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{at}").Append(',').AppendJoin(',', row.Select(value => value.ToString(form, CultureInfo.InvariantCulture))).Append(end);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        using ISampleSource source = CaptureFile.Open(() => new MemoryStream(bytes));
        SampleBlock block = new(6);

        Assert.That(source.Read(block), Is.True);
        Assert.That(block.Count, Is.EqualTo(values.Length));
        for (int row = 0; row < values.Length; row++)
        {
            for (int channel = 0; channel < 6; channel++)
            {
                Assert.That(block.Values[channel][row], Is.EqualTo(values[row][channel]));
            }
        }
    }

    /// <summary>Two phases in turn with rests between, some noise on all of it, in steps.</summary>
    private static double[] Signal(int samples)
    {
        Random random = new(3);
        return [.. Enumerable.Range(0, samples).Select(at => (Math.Round((at % 500) switch { >= 100 and < 150 => 125.0, >= 200 and < 250 => -125.0, _ => 0.0 } + (2 * random.NextDouble()) - 1)) * 0.08)];
    }
}
