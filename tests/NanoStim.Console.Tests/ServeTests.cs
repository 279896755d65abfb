using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>nanostim serve from outside: over TCP, over a pseudo-terminal, and with more than one who is connected.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ServeTests
{
    private ServedDevice _device = null!;

    // In real time, and with a keep-alive of 10 s in the sessions: a client that the computer lets wait for less is not missed.
    [SetUp]
    public void Start() => _device = ServedDevice.Start(OperatingSystem.IsLinux() ? "--pty" : "");

    [TearDown]
    public void Stop() => _device.Dispose();

    [Test]
    public void PyVisa_treats_trips_and_clears_over_tcp() => _device.DriveWithPyVisa($"TCPIP0::127.0.0.1::{_device.Port}::SOCKET");

    [Test]
    [Platform("Linux")]
    public void PyVisa_treats_trips_and_clears_over_the_pseudo_terminal() => _device.DriveWithPyVisa($"ASRL{_device.Terminal}::INSTR");

    [Test]
    public void Others_may_read_and_stop_and_nothing_else()
    {
        using ServedClient controller = _device.Connect();
        controller.WaitFor("idle");
        using ServedClient other = _device.Connect();
        Assert.That(other.Ask("SYST:STAT?"), Is.EqualTo("idle"));
        controller.Send("SYST:WDOG 10S;:CURR 100UA;:OUTP ON\n");
        controller.WaitFor("deliver");
        Assert.That(other.Ask("CURR?;:OUTP?"), Is.EqualTo("100.0E-6;1"));
        other.Send("CURR 200UA\n");
        Assert.That(other.Ask("SYST:ERR?"), Is.EqualTo("-203,\"Command protected\""));

        // The errors of one are not those of the other.
        Assert.That(controller.Ask("SYST:ERR?"), Is.EqualTo("0,\"No error\""));
        Assert.That(controller.Ask("CURR?"), Is.EqualTo("100.0E-6"));
        other.Send("ABOR\n");
        other.WaitFor("idle");
        Assert.That(controller.Ask("OUTP?"), Is.EqualTo("0"));
    }

    [Test]
    public void Controller_that_leaves_is_missed_and_the_next_one_may_take_over()
    {
        using ServedClient watcher = _device.Connect();
        using (ServedClient controller = _device.Connect())
        {
            controller.WaitFor("idle");
            controller.Send("CURR 100UA;:OUTP ON\n");
            Assert.That(controller.Ask("SYST:ERR?"), Is.EqualTo("0,\"No error\""));
            controller.Send("CURR 6");
        }

        using ServedClient next = _device.Connect();
        Assert.That(next.Ask("SYST:STAT?"), Is.Not.EqualTo("fault"));
        next.WaitFor("idle");
        Assert.That(next.Ask("CURR?"), Is.EqualTo("0.0E-6").Or.EqualTo("100.0E-6"));
    }

    [Test]
    public void Keep_alive_ends_the_output_of_a_controller_that_is_silent()
    {
        using ServedClient controller = _device.Connect();
        using ServedClient watcher = _device.Connect();
        controller.WaitFor("idle");
        controller.Send("SYST:WDOG 10S;:CURR 100UA;:OUTP ON\n");
        controller.WaitFor("deliver");
        watcher.WaitFor("idle");
        Assert.That(controller.Ask("SYST:ERR?"), Is.EqualTo("310,\"Keep-alive missed\""));
    }

    [Test]
    public void Test_port_changes_the_board_and_says_what_is_wrong()
    {
        using ServedClient console = _device.Connect();
        using ServedClient tests = _device.Connect(_device.TestPort);
        console.WaitFor("idle");
        Assert.That(tests.Ask("switch ems"), Is.EqualTo("ok"));
        Assert.That(tests.Ask("strap off"), Is.EqualTo("ok"));
        Assert.That(tests.Ask("press stop"), Is.EqualTo("ok"));
        Assert.That(tests.Ask("charger on"), Is.EqualTo("ok"));
        double start = double.Parse(tests.Ask("time"), System.Globalization.CultureInfo.InvariantCulture);
        while (double.Parse(tests.Ask("time"), System.Globalization.CultureInfo.InvariantCulture) < start + 0.2)
        {
            Thread.Sleep(10);
        }

        Assert.That(console.Ask("MODE?;:STAT:QUES:COND?"), Is.EqualTo("EMS;3584"));
        Assert.That(tests.Ask("load 1furlong"), Does.StartWith("error: "));
        Assert.That(tests.Ask("fault electrodeoff"), Does.StartWith("error: there is no fault 'electrodeoff'; did you mean electrode-off"));
        Assert.That(tests.Ask("strap perhaps"), Does.StartWith("error: "));
        Assert.That(tests.Ask("received"), Does.Match("^peak_uA=0.0 mean_uA=0.0 net_nC="));
    }

    [Test]
    public void Flood_of_lines_is_taken_at_the_speed_of_the_device_and_nothing_is_lost()
    {
        using ServedClient console = _device.Connect();
        console.WaitFor("idle");
        const int Lines = 200;
        console.Send(string.Concat(Enumerable.Repeat("SYST:VERS?\n", Lines)));
        for (int i = 0; i < Lines; i++)
        {
            Assert.That(console.ReadLine(), Is.EqualTo("1999.0"));
        }

        Assert.That(console.Ask("SYST:ERR?"), Is.EqualTo("0,\"No error\""));
    }
}
