using System.Diagnostics;
using System.Globalization;
using NanoStim.Cli;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>
/// The clients with the firmware that ships, over TCP and a pseudo-terminal; what flows is measured in the load. The firmware runs in real time, so
/// the tests mostly wait, and do that side by side.
/// </summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ServeTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private Serve _serve = null!;

    [SetUp]
    public void Start() => _serve = Serve.Start("--pty");

    private static bool IsController(NanoStimDevice device)
    {
        try
        {
            device.IntensityMicroAmps = 10;
            return true;
        }
        catch (ClientException refused) when (refused.Failure == ClientFailure.Refused)
        {
            return false;
        }
    }

    public void Dispose() => _serve.Dispose();

    [Test]
    public void Typed_client_runs_a_treatment_reads_what_the_load_receives_and_clears_a_trip()
    {
        using NanoStimDevice device = NanoStimDevice.Open(_serve.Address);
        Assert.That(device.Mode, Is.EqualTo(DeviceMode.Microcurrent));
        Assert.That(device.Programs, Does.Contain("ms-facial"));
        Assert.That(device.Limits.MaxCurrentMicroAmps, Is.EqualTo(600));
        Assert.That(() => device.IntensityMicroAmps = 601, Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.Refused));
        device.Program = "ms-facial";
        device.IntensityMicroAmps = 200;

        device.Start();
        Assert.That(device.WaitFor(s_patience, DeviceState.Deliver).State, Is.EqualTo(DeviceState.Deliver));
        Thread.Sleep(2_000);
        double received = _serve.ReceivedPeak();
        Assert.That(received, Is.EqualTo(200).Within(5).Percent);
        Assert.That(device.Read().PeakMicroAmps, Is.EqualTo(received).Within(5).Percent);

        Assert.That(_serve.Tell("fault electrode-off"), Is.EqualTo("ok"));
        Assert.That(device.WaitFor(s_patience, DeviceState.Complete).State, Is.EqualTo(DeviceState.Fault));
        Assert.That(device.Protection.Name, Is.EqualTo("electrode-open"));
        Assert.That(device.Connection.TakeErrors().Select(error => error.Fault), Does.Contain(20));
        Assert.That(device.ReadLog()[^1].To, Is.EqualTo("fault"));

        Assert.That(_serve.Tell("mend electrode-off"), Is.EqualTo("ok"));
        device.ClearFault();
        Assert.That(device.WaitFor(s_patience, DeviceState.Idle).FaultCode, Is.Zero);
    }

    [Test]
    public void Meter_is_noted_in_a_steady_current_and_stored_in_idle()
    {
        using NanoStimDevice device = NanoStimDevice.Open(_serve.Address);
        Assert.That(() => device.NoteMeter(417), Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.Refused));
        device.IntensityMicroAmps = 400;
        device.Start();
        device.WaitFor(s_patience, DeviceState.Deliver);
        device.NoteMeter(410);
        device.Stop();
        device.WaitFor(s_patience, DeviceState.Idle);
        device.StoreCalibration();
        Assert.That(device.ReadCalibrationState(), Is.EqualTo("valid"));
        device.ResetCalibration();
    }

    [Test]
    public void Treatment_that_is_sent_as_data_is_what_the_load_receives()
    {
        using NanoStimDevice device = NanoStimDevice.Open(_serve.Address);
        UserSegment segment = new(PulseForm.Biphasic, 20_000, 2_000, 600) { IntensityPercent = 50 };
        Assert.That(
            () => device.StoreUserProgram([segment with { Seconds = 1_801 }]),
            Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.Refused).And.Message.Contains("duration-out-of-range"));
        device.StoreUserProgram([segment]);
        Assert.That(device.ReadUserProgramState(), Is.EqualTo("valid"));
        device.Program = UserProgramCommands.Name;
        device.IntensityMicroAmps = 400;
        device.Start();
        device.WaitFor(s_patience, DeviceState.Deliver);
        Thread.Sleep(2_000);
        Assert.That(_serve.ReceivedPeak(), Is.EqualTo(200).Within(5).Percent);
        Assert.That(device.Stop());
    }

    [Test]
    public void Stream_shows_what_the_load_receives_and_answers_stay_whole()
    {
        using NanoStimDevice device = NanoStimDevice.Open(_serve.Address);
        device.IntensityMicroAmps = 300;
        device.Start();
        device.WaitFor(s_patience, DeviceState.Deliver);
        Thread.Sleep(1_000);
        using LiveView stream = new(device, TimeSpan.FromMilliseconds(500));
        List<StreamFrame> frames = [];
        for (int i = 0; i < 12; i++)
        {
            frames.Add(stream.Read(s_patience)!);
            Assert.That(device.Connection.Ask("CURR?;:OUTP?"), Is.EqualTo("300.0E-6;1"));
        }

        Assert.That((stream.Lost, stream.Broken), Is.EqualTo((0L, 0L)));
        Assert.That(frames.Select(frame => frame.Counter), Is.EqualTo(Enumerable.Range(0, 12)));
        Assert.That(frames, Has.All.Property("State").EqualTo(DeviceState.Deliver).And.All.Property("PeakMicroAmps").EqualTo(_serve.ReceivedPeak()).Within(5).Percent);
        Assert.That(device.Stop());
        Assert.That(SpinWait.SpinUntil(() => stream.Read(s_patience)?.State == DeviceState.Idle, s_patience));
    }

    [Test]
    public void A_stop_ends_the_current_in_the_load()
    {
        using NanoStimDevice device = NanoStimDevice.Open(_serve.Address);
        device.IntensityMicroAmps = 300;
        device.Start();
        device.WaitFor(s_patience, DeviceState.Deliver);

        Assert.That(device.Stop(), Is.True);

        Assert.That(device.State, Is.EqualTo(DeviceState.Idle));
        Assert.That(SpinWait.SpinUntil(() => _serve.ReceivedPeak() < 1, s_patience), Is.True);
    }

    [Test]
    [Platform("Linux")]
    public void A_killed_console_leaves_an_output_that_ends_by_itself()
    {
        string[] words = ["console", "--to", _serve.Address.ToString(), "-c", "CURR 200UA", "-c", "OUTP ON", "-c", "wait 10min"];
        using Process console = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "nanostim.dll"), .. words]))!;
        Assert.That(SpinWait.SpinUntil(() => _serve.ReceivedPeak() > 190, s_patience), Is.True);
        Thread.Sleep(5_000);
        Assert.That(_serve.ReceivedPeak(), Is.GreaterThan(190), "signs of life keep it on");

        // Not a signal that it could answer.
        console.Kill();
        console.WaitForExit();

        Assert.That(SpinWait.SpinUntil(() => _serve.ReceivedPeak() < 1, s_patience), Is.True);
        using NanoStimDevice device = NanoStimDevice.Open(_serve.Address);
        Assert.That(device.State, Is.EqualTo(DeviceState.Idle));
        Assert.That(device.Connection.TakeErrors().Select(error => error.Code), Does.Contain(310));
    }

    [Test]
    [Platform("Linux")]
    public void Console_works_over_a_serial_port()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLine.Run(
            ["console", "--to", $"serial:{_serve.Terminal}", "-c", "CURR 100UA", "-c", "OUTP ON", "-c", "wait 6s", "-c", "MEAS:CURR?", "-c", "SYST:STAT?"], output, error);

        Assert.That(code, Is.EqualTo(ExitCode.Done), error.ToString());
        string[] answers = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.That(double.Parse(answers[0], CultureInfo.InvariantCulture), Is.EqualTo(100e-6).Within(5).Percent);
        Assert.That(answers[1], Is.EqualTo("deliver"));
        Assert.That(SpinWait.SpinUntil(() => _serve.ReceivedPeak() < 1, s_patience), Is.True, "off at the end");

        // Nothing tells that the terminal was closed; after a time its place is free.
        using NanoStimDevice next = NanoStimDevice.Open(_serve.Address);
        Assert.That(SpinWait.SpinUntil(() => IsController(next), s_patience), Is.True);
    }

    [Test]
    public void A_monitor_that_was_first_gives_its_place_to_a_console_and_goes_on_watching()
    {
        using NanoStimDevice monitor = NanoStimDevice.Open(_serve.Address, new ConnectionOptions { KeepAlive = null });
        Assert.That(monitor.WaitFor(s_patience, DeviceState.Idle).State, Is.EqualTo(DeviceState.Idle));
        using NanoStimDevice console = NanoStimDevice.Open(_serve.Address);
        console.IntensityMicroAmps = 200;
        console.Start();

        Assert.That(monitor.WaitFor(s_patience, DeviceState.Deliver).State, Is.EqualTo(DeviceState.Deliver));
        Assert.That(() => monitor.IntensityMicroAmps = 300, Throws.TypeOf<ClientException>().With.Message.Contains("-203"));
        Assert.That(console.IntensityMicroAmps, Is.EqualTo(200));
        Assert.That(monitor.Stop(), Is.True, "who watches may stop");
        Assert.That(console.State, Is.EqualTo(DeviceState.Idle));
    }

    [Test]
    public void Monitor_reads_the_stream_and_goes_on_when_a_console_takes_its_place()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"stream-{Guid.NewGuid():N}.csv");
        using StringWriter output = new();
        Task<int> monitor = Task.Run(() => CommandLine.Run(["monitor", "--to", _serve.Address.ToString(), "--duration", "12s", "--csv", file], output, output));
        try
        {
            Thread.Sleep(3_000);
            using (NanoStimDevice console = NanoStimDevice.Open(_serve.Address))
            {
                console.IntensityMicroAmps = 200;
                for (int i = 0; i < 20; i++)
                {
                    Assert.That(console.IntensityMicroAmps, Is.EqualTo(200), "a frame of the other one would be in the answer");
                }
            }

            Assert.That(monitor.Result, Is.EqualTo(ExitCode.Done), output.ToString());
            string[][] rows = [.. File.ReadAllLines(file)[1..].Select(row => row.Split(','))];
            double[] times = [.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))];
            Assert.That(rows, Has.Length.GreaterThan(35), "12 s of 200 ms, less what the change of place takes");
            Assert.That(times, Is.Ordered.Ascending);
            Assert.That(rows.Select(row => row[^1]).Distinct(), Is.EqualTo(new[] { "0" }), "frames lost");

            // By the clock of the device, which questions do not keep.
            double[] steps = [.. times.Zip(times[1..], (first, next) => Math.Round(next - first, 2))];
            Assert.That(steps.Count(step => step is >= 0.19 and <= 0.21), Is.GreaterThan(steps.Length * 3 / 4), string.Join(' ', steps));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Scripts_that_follow_each_other_at_once_are_controllers_one_after_the_other()
    {
        for (int script = 1; script <= 5; script++)
        {
            using NanoStimDevice device = NanoStimDevice.Open(_serve.Address);
            device.IntensityMicroAmps = 10 * script;
            Assert.That(device.IntensityMicroAmps, Is.EqualTo(10 * script));
        }
    }

    [Test]
    public void Python_client_and_its_examples_pass_their_tests()
    {
        (int code, string text) = Python.Run(
            PythonTests.Folder,
            TimeSpan.FromMinutes(5),
            [
                new("NANOSTIM_ADDRESS", _serve.Address.ToString()),
                new("NANOSTIM_TEST_PORT", _serve.TestPort.ToString(CultureInfo.InvariantCulture)),
                new("NANOSTIM_PROGRAM", $"dotnet {Path.Combine(AppContext.BaseDirectory, "nanostim.dll")}"),
            ],
            "-W", "ignore", "-m", "unittest", "tests.test_serve");

        Assert.That(code, Is.Zero, text);
        Assert.That(text, Does.Match(@"Ran [1-9]\d* tests").And.Not.Contain("skipped"));
    }
}
