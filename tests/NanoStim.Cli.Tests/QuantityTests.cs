using NanoStim.Cli.Options;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

internal sealed class QuantityTests
{
    [TestCase("200uA", 200)]
    [TestCase("200 uA", 200)]
    [TestCase("200µA", 200)]
    [TestCase("0.2mA", 200)]
    [TestCase("20ma", 20_000)]
    [TestCase("1.5mA", 1_500)]
    public void Reads_currents_in_microamps(string text, int expected) => Reads(Quantity.Current, text, expected);

    [TestCase("10Hz", 10_000)]
    [TestCase("0.5Hz", 500)]
    [TestCase("500mHz", 500)]
    [TestCase("1.5kHz", 1_500_000)]
    public void Reads_frequencies_in_millihertz(string text, int expected) => Reads(Quantity.Frequency, text, expected);

    [TestCase("250us", 250)]
    [TestCase("50ms", 50_000)]
    [TestCase("1s", 1_000_000)]
    public void Reads_phase_widths_in_microseconds(string text, int expected) => Reads(Quantity.PhaseWidth, text, expected);

    [TestCase("20s", 20_000)]
    [TestCase("5min", 300_000)]
    [TestCase("2.5s", 2_500)]
    public void Reads_times_in_milliseconds(string text, int expected) => Reads(Quantity.Time, text, expected);

    [TestCase("20MA")]
    [TestCase("20A")]
    [TestCase("20")]
    [TestCase("uA")]
    [TestCase("2e9mA")]
    [TestCase("1.5.2mA")]
    [TestCase("")]
    public void Refuses_what_is_not_a_current(string text)
    {
        Assert.That(Quantity.Current.TryParse(text, out _, out string? error), Is.False);
        Assert.That(error, Is.Not.Empty);
    }

    private static void Reads(Quantity quantity, string text, int expected)
    {
        Assert.That(quantity.TryParse(text, out int value, out string? error), Is.True, error);
        Assert.That(value, Is.EqualTo(expected));
    }
}
