using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>Signs of life, and the stop.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class KeepAliveTests
{
    private static readonly ConnectionOptions s_lively = StandIn.Patient with { KeepAlive = TimeSpan.FromMilliseconds(30) };

    [Test]
    public void Signs_of_life_are_given_while_nothing_is_said_and_end_with_the_client()
    {
        using StandIn device = new();
        NanoStimDevice client = device.Open(s_lively);
        Assert.That(SpinWait.SpinUntil(() => Signs(device) >= 3, TimeSpan.FromSeconds(20)), Is.True);

        client.Dispose();
        Thread.Sleep(200);
        int at = Signs(device);
        Thread.Sleep(300);
        Assert.That(Signs(device), Is.EqualTo(at));
    }

    [Test]
    public void Signs_of_life_leave_the_error_queue_as_it_is()
    {
        using StandIn device = new();
        using NanoStimDevice client = device.Open(s_lively);
        device.Refuse("1020,\"Fault: electrode-open\"");
        Assert.That(SpinWait.SpinUntil(() => Signs(device) >= 3, TimeSpan.FromSeconds(20)), Is.True);

        Assert.That(client.Connection.TakeErrors().Select(error => error.Code), Is.EqualTo(new[] { 1020 }));
    }

    [Test]
    public void A_stop_is_sent_while_another_thread_waits_for_an_answer()
    {
        using StandIn device = new() { IsOn = true };
        using NanoStimDevice client = device.Open(StandIn.Patient with { LongTimeout = TimeSpan.FromSeconds(2) });
        Task waiting = Task.Run(() => Assert.Throws<ClientException>(() => client.Connection.Execute("*OPC?")));
        Assert.That(SpinWait.SpinUntil(() => device.Lines.Contains("*OPC?"), TimeSpan.FromSeconds(20)), Is.True);

        client.Stop();

        Assert.That(SpinWait.SpinUntil(() => device.Stops == 1, TimeSpan.FromSeconds(20)), Is.True);
        Assert.That(device.IsOn, Is.False);
        waiting.Wait();
        Assert.That(client.IsOutputOn, Is.False, "the conversation goes on");
    }

    [Test]
    public void A_stop_is_confirmed_by_the_device()
    {
        using StandIn device = new() { IsOn = true };
        using NanoStimDevice client = device.Open();
        Assert.That(client.Stop(), Is.True);

        device.Answer = line => line == "OUTP?" ? "1\n" : null;
        Assert.That(client.Stop(), Is.False);
    }

    [Test]
    public void After_the_stop_of_an_interrupted_program_no_thread_sends_anything()
    {
        using StandIn device = new() { IsOn = true };
        using NanoStimDevice client = device.Open(s_lively);

        Assert.That(client.Connection.StopAndEnd(), Is.True);
        Assert.That(device.IsOn, Is.False);
        int sent = device.Lines.Count;

        Assert.That(client.Start, Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.Closed));
        Thread.Sleep(200);
        Assert.That(device.Lines, Has.Count.EqualTo(sent));
    }

    private static int Signs(StandIn device) => device.Lines.Count(line => line == "SYST:WDOG?");
}
