using NUnit.Framework;

namespace NanoStim.Client.Tests;

internal sealed class TextTests
{
    [TestCase("-222,\"Data out of range\"", -222, "Data out of range")]
    [TestCase("0, \"No error\"", 0, "No error")]
    [TestCase("1020,\"Fault: electrode-open\"", 1020, "Fault: electrode-open")]
    public void An_entry_of_the_error_queue_is_read(string answer, int code, string text) =>
        Assert.That(DeviceError.Parse(answer), Is.EqualTo(new DeviceError(code, text)));

    [TestCase("")]
    [TestCase("no error")]
    [TestCase(",\"x\"")]
    public void What_is_no_entry_is_none(string answer) => Assert.That(DeviceError.Parse(answer), Is.Null);

    [TestCase(-113, false, null)]
    [TestCase(101, false, null)]
    [TestCase(310, true, null)]
    [TestCase(1020, true, 20)]
    public void Faults_and_a_missed_keep_alive_are_events_and_no_refusals(int code, bool isEvent, int? fault)
    {
        DeviceError error = new(code, "");
        Assert.That(error.IsEvent, Is.EqualTo(isEvent));
        Assert.That(error.Fault, Is.EqualTo(fault));
    }

    [Test]
    public void A_comma_in_quotes_separates_nothing() =>
        Assert.That(ScpiText.Fields("1,\"a, b\", \"say \"\"c\"\"\""), Is.EqualTo(new[] { "1", "a, b", "say \"c\"" }));

    [TestCase("200.0E-6", 200)]
    [TestCase("600.1E-6", 600.1)]
    [TestCase("-12.0E-9", -0.012)]
    [TestCase("0", 0)]
    public void A_current_in_amperes_is_one_in_microamperes(string text, double microAmps) =>
        Assert.That(Numbers.Scaled("CURR?", text, 1e-6), Is.EqualTo(microAmps));

    [Test]
    public void Not_a_number_of_SCPI_is_NaN() => Assert.That(Numbers.Scaled("MEAS:IMP?", "9.91E37", 1), Is.NaN);

    [TestCase("abc")]
    [TestCase("")]
    public void What_is_no_number_is_a_bad_answer(string text) =>
        Assert.That(() => Numbers.Whole("CURR?", text), Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.BadAnswer));

    [Test]
    public void Not_a_number_is_no_whole_number() =>
        Assert.That(() => Numbers.Whole("CURR?", "9.91E37"), Throws.TypeOf<ClientException>());
}
