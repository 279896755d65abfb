using System.Net;
using System.Net.Sockets;
using System.Text;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>What a client does with answers, with none, with half ones, and with errors.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ConversationTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(0.3);

    [Test]
    public void A_query_has_its_answer_and_a_command_has_none()
    {
        using StandIn device = new();
        using NanoStimDevice client = device.Open();

        Assert.That(client.Identity.Firmware, Is.EqualTo("0.1.0"));
        Assert.That(client.Connection.Execute("OUTP?"), Is.EqualTo("0"));
        Assert.That(client.Connection.Execute("OUTP ON"), Is.Null);
        Assert.That(client.IsOutputOn, Is.True);
    }

    [Test]
    public void A_refused_query_is_told_without_waiting_for_the_timeout()
    {
        using StandIn device = new();
        using NanoStimDevice client = device.Open(StandIn.Patient with { Timeout = TimeSpan.FromMinutes(10) });

        ClientException refused = Assert.Throws<ClientException>(() => client.Connection.Execute("FOO?"))!;

        Assert.That(refused.Failure, Is.EqualTo(ClientFailure.Refused));
        Assert.That(refused.Errors, Is.EqualTo(new[] { new DeviceError(-113, "Undefined header") }));
        Assert.That(refused.Message, Does.Contain("'FOO?'").And.Contain("-113 Undefined header"));
        Assert.That(client.Connection.Execute("OUTP?"), Is.EqualTo("0"), "the conversation goes on");
    }

    [Test]
    public void All_entries_of_the_error_queue_are_taken_and_events_among_them_are_no_refusals()
    {
        using StandIn device = new();
        using NanoStimDevice client = device.Open();
        List<DeviceError> noticed = [];
        client.Connection.Noticed += noticed.Add;
        device.Refuse("1020,\"Fault: electrode-open\"");
        Assert.That(client.Connection.Execute("OUTP?"), Is.EqualTo("0"));
        device.Refuse("-222,\"Data out of range\"");
        device.Refuse("310,\"Keep-alive missed\"");

        ClientException refused = Assert.Throws<ClientException>(() => client.Connection.Execute("CURR 2A"))!;

        Assert.That(refused.Errors.Select(error => error.Code), Is.EqualTo(new[] { -222 }));
        Assert.That(noticed.Select(error => error.Code), Is.EqualTo(new[] { 1020, 310 }));
        Assert.That(client.Connection.TakeErrors(), Is.Empty);
    }

    [Test]
    public void A_member_that_the_firmware_does_not_have_is_a_refusal()
    {
        using StandIn device = new();
        using NanoStimDevice client = device.Open(StandIn.Patient with { Timeout = TimeSpan.FromSeconds(2) });

        Assert.That(() => client.SecondsLeftToday, Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.Refused));
    }

    [Test]
    public void No_answer_is_a_timeout_and_the_late_answer_is_not_taken_for_the_next_one()
    {
        using StandIn device = new() { Answer = line => line == "LATE?" ? "" : null };
        using NanoStimDevice client = device.Open();
        using ManualResetEventSlim release = new();
        device.Before = (line, stream) =>
        {
            if (line == "LATE?")
            {
                release.Wait();
                stream.Write("late\n"u8);
            }
        };
        Assert.That(() => client.Connection.Ask("LATE?", s_short), Throws.TypeOf<ClientException>()
            .With.Property("Failure").EqualTo(ClientFailure.Timeout).And.Message.Contains("has not answered 'LATE?' within 0.3 s"));
        device.Before = null;
        release.Set();

        Assert.That(client.Connection.Execute("OUTP?"), Is.EqualTo("0"));
    }

    [Test]
    public void Half_an_answer_is_told_with_the_half()
    {
        using StandIn device = new() { Answer = line => line == "MEAS:CURR?" ? "199.0E" : null };
        using NanoStimDevice client = device.Open();

        Assert.That(() => client.Connection.Ask("MEAS:CURR?", s_short), Throws.TypeOf<ClientException>()
            .With.Property("Failure").EqualTo(ClientFailure.HalfAnswer).And.Message.Contains("'199.0E'"));
        Assert.That(client.Connection.Ask("OUTP?"), Is.EqualTo("0"));
    }

    [Test]
    public void A_closed_connection_is_told()
    {
        using StandIn device = new() { Before = (line, stream) => { if (line == "BYE?") { stream.Socket.Shutdown(SocketShutdown.Both); } } };
        using NanoStimDevice client = device.Open();

        Assert.That(() => client.Connection.Ask("BYE?"), Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.Closed));
    }

    [TestCase("RIGOL TECHNOLOGIES,DS1054Z,0,0\n", "RIGOL")]
    [TestCase("hello\n", "hello")]
    [TestCase("half", "half")]
    public void What_is_no_nanoStim_is_told(string answer, string shown)
    {
        using StandIn device = new() { Answer = line => line == "*IDN?" ? answer : null };

        Assert.That(() => device.Open(StandIn.Patient with { Timeout = TimeSpan.FromSeconds(2) }), Throws.TypeOf<ClientException>()
            .With.Property("Failure").EqualTo(ClientFailure.NotNanoStim).And.Message.Contains(shown));
    }

    [Test]
    public void Endless_letters_are_no_nanoStim()
    {
        using StandIn device = new() { Answer = _ => new string('x', 40_000) };

        Assert.That(() => device.Open(), Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.NotNanoStim));
    }

    [Test]
    public void Nobody_at_the_address_is_told_with_what_to_do()
    {
        DeviceAddress address;
        using (TcpListener taken = new(IPAddress.Loopback, 0))
        {
            taken.Start();
            address = DeviceAddress.Tcp("127.0.0.1", ((IPEndPoint)taken.LocalEndpoint).Port);
        }

        Assert.That(() => DeviceConnection.Open(address), Throws.TypeOf<ClientException>()
            .With.Property("Failure").EqualTo(ClientFailure.Unreachable).And.Message.Contains("nanostim serve"));
        Assert.That(() => DeviceConnection.Open(DeviceAddress.Serial("/dev/no-such-port")), Throws.TypeOf<ClientException>()
            .With.Property("Failure").EqualTo(ClientFailure.Unreachable).And.Message.Contains("/dev/no-such-port"));
    }

    [Test]
    public void A_line_that_waits_for_the_end_is_not_disturbed()
    {
        using StandIn device = new() { Answer = line => line == "*TST?" ? "" : null };
        using NanoStimDevice client = device.Open(StandIn.Patient with { KeepAlive = TimeSpan.FromMilliseconds(50) });
        device.Before = (line, stream) =>
        {
            if (line == "*TST?")
            {
                Thread.Sleep(700);
                stream.Write(Encoding.ASCII.GetBytes($"{(device.Lines.Last() == "*TST?" && !stream.DataAvailable ? 0 : 99)}\n"));
            }
        };

        Assert.That(client.SelfTest(), Is.Zero);
    }
}
