using System.Net;
using System.Net.Sockets;
using NanoStim.Cli;
using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>nanostim serve that cannot be carried out as it was written.</summary>
internal sealed class ServeUsageTests
{
    [TestCase("--listen nowhere", "--listen: 'nowhere' is not an address")]
    [TestCase("--port 70000", "--port: 70000 is out of range")]
    [TestCase("--speed 0", "--speed: 0 is out of range")]
    [TestCase("--mode tens", "--mode: 'tens' is not a mode")]
    [TestCase("--load 1furlong", "--load")]
    public void Wrong_usage_is_said_and_nothing_is_opened(string options, string message)
    {
        (int code, string error) = Run(options);

        Assert.That(code, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain(message));
    }

    [Test]
    public void Port_that_is_taken_is_named()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (int code, string error) = Run($"--port {port}");

        Assert.That(code, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain($"port {port} cannot be opened"));
    }

    private static (int Code, string Error) Run(string options)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLine.Run(["serve", .. options.Split(' ')], output, error);
        return (code, error.ToString());
    }
}
