using System.Globalization;
using System.Text;
using NanoStim.Scope.Reading;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>The parser says the same as that of the framework, of whatever length the numbers are.</summary>
public class NumberParserTests
{
    [TestCase("0", 0, 0)]
    [TestCase("0.125", -3, 3)]
    [TestCase("-1.20000e-03", -8, 6)]
    [TestCase("+31.5E-03", -4, 3)]
    [TestCase("-00.049280000000", -12, 11)]
    [TestCase(".5", -1, 1)]
    [TestCase("5.", 0, 1)]
    [TestCase("12345678", 0, 8)]
    [TestCase("123456789", 0, 9)]
    public void Last_digit_and_digits_are_told(string text, int lastDigit, int digits)
    {
        Assert.That(Parse(text, out ParsedNumber number));
        Assert.That(number.Value, Is.EqualTo(double.Parse(text, CultureInfo.InvariantCulture)));
        Assert.That(number.LastDigit, Is.EqualTo(lastDigit));
        Assert.That(number.Digits, Is.EqualTo(digits));
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase("1e")]
    [TestCase("1e+")]
    [TestCase("1.2.3")]
    [TestCase("12a")]
    [TestCase("--1")]
    [TestCase("1e999")]
    public void What_is_no_number_is_refused(string text) => Assert.That(Parse(text, out _), Is.False);

    [Test]
    public void Numbers_of_all_lengths_are_those_of_the_framework()
    {
        Random random = new(5);
        for (int round = 0; round < 20_000; round++)
        {
            string text = Digits(random, 22) + (random.Next(3) > 0 ? "." + Digits(random, 22) : string.Empty) + (random.Next(3) == 0 ? $"e{random.Next(-30, 30)}" : string.Empty);
            text = random.Next(2) == 0 ? "-" + text : text;

            Assert.That(Parse(text, out ParsedNumber number), text);
            Assert.That(number.Value, Is.EqualTo(double.Parse(text, CultureInfo.InvariantCulture)), text);
        }
    }

    [Test]
    public void Digits_behind_the_text_do_not_count()
    {
        byte[] text = Encoding.ASCII.GetBytes("1.25" + new string('9', NumberParser.Padding));

        Assert.That(NumberParser.Parse(text, (byte)'.', out _), Is.Not.EqualTo(4));
        Assert.That(Parse("1.25", out ParsedNumber number));
        Assert.That(number.Value, Is.EqualTo(1.25));
    }

    private static string Digits(Random random, int most) => string.Concat(Enumerable.Range(0, 1 + random.Next(most)).Select(_ => random.Next(10)));

    private static bool Parse(string text, out ParsedNumber number) => NumberParser.TryParse(Encoding.ASCII.GetBytes(text), (byte)'.', out number);
}
