using NUnit.Framework;

namespace NanoStim.Client.Tests;

internal sealed class AddressTests
{
    [TestCase("tcp://127.0.0.1:5025", "tcp://127.0.0.1:5025")]
    [TestCase("tcp://bench.local", "tcp://bench.local:5025")]
    [TestCase("TCP://bench:15025", "tcp://bench:15025")]
    [TestCase("tcp://[::1]:5025", "tcp://[::1]:5025")]
    [TestCase("serial:/dev/ttyUSB1", "serial:/dev/ttyUSB1")]
    [TestCase("serial:COM4", "serial:COM4")]
    [TestCase("serial:COM4@9600", "serial:COM4@9600")]
    [TestCase("serial:COM4@115200", "serial:COM4")]
    public void An_address_is_read(string text, string same)
    {
        Assert.That(DeviceAddress.TryParse(text, out DeviceAddress? address, out _), Is.True);
        Assert.That(address!.ToString(), Is.EqualTo(same));
        Assert.That(address.IsSerial, Is.EqualTo(same.StartsWith("serial", StringComparison.Ordinal)));
    }

    [TestCase("")]
    [TestCase("127.0.0.1:5025")]
    [TestCase("tcp://")]
    [TestCase("tcp://host:0")]
    [TestCase("tcp://host:99999")]
    [TestCase("tcp://host/path")]
    [TestCase("http://host:5025")]
    [TestCase("serial:")]
    [TestCase("serial:@9600")]
    [TestCase("serial:COM4@fast")]
    [TestCase("serial:COM4@0")]
    public void What_is_no_address_is_refused_with_an_example(string text)
    {
        Assert.That(DeviceAddress.TryParse(text, out _, out string? error), Is.False);
        Assert.That(error, Does.StartWith($"'{text}' is not the address").And.Contain("tcp://127.0.0.1:5025"));
    }
}
