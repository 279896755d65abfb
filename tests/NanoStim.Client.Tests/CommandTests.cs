using System.Buffers.Binary;
using NanoStim.Cli;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>nanostim console and monitor, with a stand-in for the device: what they print and how they end.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class CommandTests
{
    [Test]
    public void Console_sends_lines_and_prints_the_answers()
    {
        using StandIn device = new();
        (int code, string output, string error) = Run("console", "--to", device.Address.ToString(), "-c", "*IDN?", "-c", "CURR 200UA", "-c", "# a comment", "-c", "OUTP?");

        Assert.That(code, Is.EqualTo(ExitCode.Done), error);
        Assert.That(output.ReplaceLineEndings("\n"), Is.EqualTo("nanoStim,reference board,0,0.1.0\n0\n"));
        Assert.That(error, Is.Empty);
        Assert.That(device.Lines, Does.Contain("CURR 200UA"));
    }

    [Test]
    public void Console_switches_off_what_it_has_started_before_it_ends()
    {
        using StandIn device = new();
        (int code, _, string error) = Run("console", "--to", device.Address.ToString(), "-c", "OUTP ON", "-c", "wait 10ms");

        Assert.That(code, Is.EqualTo(ExitCode.Done));
        Assert.That(error, Does.Contain("the output was on; it is off now"));
        Assert.That(device.IsOn, Is.False);
        Assert.That(device.Stops, Is.EqualTo(1));
    }

    [Test]
    public void Console_leaves_an_output_that_others_have_started()
    {
        using StandIn device = new() { IsOn = true };
        (int code, _, _) = Run("console", "--to", device.Address.ToString(), "-c", "OUTP?");

        Assert.That(code, Is.EqualTo(ExitCode.Done));
        Assert.That(device.IsOn, Is.True);
    }

    [Test]
    public void Console_ends_at_a_refused_line_switches_off_and_advises()
    {
        using StandIn device = new();
        (int code, string output, string error) = Run("console", "--to", device.Address.ToString(), "-c", "OUTP ON", "-c", "MEAS:CURRR?", "-c", "*IDN?");

        Assert.That(code, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.Contain("the device refused 'MEAS:CURRR?': -113 Undefined header. Did you mean MEAS:CURR?"));
        Assert.That(device.IsOn, Is.False);
    }

    [Test]
    public void Console_switches_off_when_a_local_word_is_wrong()
    {
        using StandIn device = new();
        (int code, _, string error) = Run("console", "--to", device.Address.ToString(), "-c", "OUTP ON", "-c", "wait 5");

        Assert.That(code, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain("wait: '5' has no unit"));
        Assert.That(SpinWait.SpinUntil(() => !device.IsOn, TimeSpan.FromSeconds(20)), Is.True);
    }

    [Test]
    public void Console_tells_of_a_fault_that_came_meanwhile()
    {
        using StandIn device = new();
        device.Answer = line => line switch
        {
            "OUTP:PROT:TRIP?" => "1\n",
            "OUTP:PROT:CODE?" => "20\n",
            "OUTP:PROT:REAS?" => "electrode-open\n",
            "OUTP:PROT:REM?" => "\"Put them on.\"\n",
            _ => null,
        };
        (int code, _, string error) = Run("console", "--to", device.Address.ToString(), "-c", "OUTP?");

        Assert.That(code, Is.EqualTo(ExitCode.Tripped));
        Assert.That(error, Does.Contain("fault 20 electrode-open").And.Contain("Put them on."));
    }

    [Test]
    public void Letters_that_the_device_does_not_know_are_not_sent()
    {
        using StandIn device = new();
        (int code, _, string error) = Run("console", "--to", device.Address.ToString(), "-c", "CURR 200µA");

        Assert.That(code, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain("'µ' in 'CURR 200µA' is not ASCII").And.Contain("UA"));
        Assert.That(device.Lines.Where(line => line.StartsWith("CURR", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("", "--to is missing")]
    [TestCase("--to 127.0.0.1", "'127.0.0.1' is not the address of a device; write tcp://HOST:5025 or serial:PORT")]
    public void Wrong_addresses_are_refused(string options, string line)
    {
        foreach (string command in new[] { "console", "monitor" })
        {
            (int code, _, string error) = Run([command, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            Assert.That(code, Is.EqualTo(ExitCode.WrongUsage));
            Assert.That(error, Does.Contain(line));
        }
    }

    [TestCase("*IDN?", "RIGOL,DS1054Z,0,0\n", ExitCode.NoDevice, "is not a nanoStim")]
    [TestCase("OUTP?", "0", ExitCode.NoAnswer, "half a line")]
    [TestCase("OUTP?", "", ExitCode.NoAnswer, "has not answered 'OUTP?' within 1 s")]
    public void What_goes_wrong_on_the_way_has_its_exit_code(string question, string answer, int exitCode, string line)
    {
        using StandIn device = new() { Answer = asked => asked == question || (question == "OUTP?" && asked == "SYST:ERR?;:SYST:VERS?") ? asked == question ? answer : "" : null };
        (int code, _, string error) = Run("console", "--timeout", "1", "--to", device.Address.ToString(), "-c", "OUTP?");

        Assert.That(code, Is.EqualTo(exitCode), error);
        Assert.That(error, Does.Contain(line));
    }

    [Test]
    public void Nobody_there_has_its_exit_code()
    {
        (int code, _, string error) = Run("monitor", "--to", "serial:/dev/no-such-port");

        Assert.That(code, Is.EqualTo(ExitCode.NoDevice));
        Assert.That(error, Does.Contain("serial:/dev/no-such-port cannot be opened").And.Contain("nanostim doctor"));
    }

    [Test]
    public void Help_speaks_of_what_is_asked()
    {
        using StandIn device = new();
        (_, string output, _) = Run("console", "--to", device.Address.ToString(), "-c", "help impedance");

        Assert.That(output, Does.Contain("MEASure:IMPedance?").And.Not.Contain("*RST"));
    }

    [Test]
    public void Monitor_writes_readings_and_events_as_lines_and_as_CSV_and_asks_only()
    {
        using StandIn device = new() { IsOn = true };
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"monitor-{Guid.NewGuid():N}.csv");
        try
        {
            (int code, string output, string error) = Run("monitor", "--to", device.Address.ToString(), "--every", "20ms", "--duration", "200ms", "--csv", file);

            Assert.That(code, Is.EqualTo(ExitCode.Done), error);
            Assert.That(output, Does.Contain("12.500 s  deliver 199.0 µA 1.990 V 10.00 kΩ").And.Contain("power-on -> self-test  booted"));
            string[] rows = File.ReadAllLines(file);
            Assert.That(rows[0], Does.StartWith("elapsed_s,time_s,state,fault,peak_uA"));
            Assert.That(rows[1..], Is.Not.Empty.And.All.Matches(@"^\d+\.\d{3},12\.500,deliver,0,199,80,-1,1990,3900,0,10000,-12,0$"));
            Assert.That(device.Lines, Is.All.Contains("?"));
            Assert.That(device.Lines, Has.No.Member("SYST:WDOG?"), "a watcher is no sign of life");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Monitor_shows_frames_of_the_stream_that_are_lost()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"lost-{Guid.NewGuid():N}.csv");
        using StandIn device = new() { IsOn = true };
        bool isSent = false;
        device.Before = (line, stream) =>
        {
            if (line == "STR:INT 100MS;:STR ON" && !isSent)
            {
                isSent = true;

                // Numbers 0, 1, 5, 6: three do not come.
                foreach (int counter in new[] { 0, 1, 5, 6 })
                {
                    stream.Write(Frame(counter));
                }
            }
        };
        device.Answer = line => line == "MEAS:IMP?" ? "10000\n" : null;
        try
        {
            (int code, string output, string error) = Run("monitor", "--to", device.Address.ToString(), "--every", "100ms", "--duration", "500ms", "--csv", file);

            Assert.That(code, Is.EqualTo(ExitCode.Done), error);
            Assert.That(output, Does.Contain("lost 3 frames of the stream").And.Contain("0.600 s  deliver 199.0 µA"));
            string[] rows = File.ReadAllLines(file);
            Assert.That(rows[0], Does.EndWith(",frames_lost"));
            Assert.That(rows[1..5].Select(row => row.Split(',')[1]), Is.EqualTo(new[] { "0.000", "0.100", "0.500", "0.600" }));
            Assert.That(rows[4], Does.EndWith(",0.600,deliver,0,199,80,-1,1990,3900,0,10000,-12,3"));
            Assert.That(device.Lines, Has.Member("STR OFF"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    // docs/console.md, "Stream".
    private static byte[] Frame(int counter)
    {
        byte[] frame = new byte[32];
        frame[0] = 0xA5;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)counter);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(3), counter * 100);
        frame[7] = 5;
        int at = 9;
        foreach (int value in new[] { 199, 80, -1, 1990 })
        {
            frame[at++] = (byte)(value >> 16);
            frame[at++] = (byte)(value >> 8);
            frame[at++] = (byte)value;
        }

        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(21), 3900);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(26), -12);
        byte sum = 0;
        byte sumOfSums = 0;
        foreach (byte value in frame[..30])
        {
            sum += value;
            sumOfSums += sum;
        }

        frame[30] = sum;
        frame[31] = sumOfSums;
        return frame;
    }

    [Test]
    public void Monitor_ends_with_the_fault_that_it_has_seen()
    {
        using StandIn device = new() { IsOn = true };
        int readings = 0;
        device.Answer = line => line switch
        {
            _ when line.StartsWith("MEAS:ALL?", StringComparison.Ordinal) && ++readings > 3 => "0,0,0,0,3.9,0,9.91E37,0;fault;20;13\n",
            "OUTP:PROT:TRIP?" => "1\n",
            "OUTP:PROT:CODE?" => "20\n",
            "OUTP:PROT:REAS?" => "electrode-open\n",
            _ => null,
        };
        (int code, string output, _) = Run("monitor", "--to", device.Address.ToString(), "--every", "20ms", "--duration", "400ms");

        Assert.That(code, Is.EqualTo(ExitCode.Tripped));
        Assert.That(output, Does.Contain("fault 20 electrode-open").And.Contain("- Ω"));
    }

    [Test]
    public void A_CSV_that_cannot_be_written_is_told_before_anything_is_asked()
    {
        using StandIn device = new();
        (int code, _, string error) = Run("monitor", "--to", device.Address.ToString(), "--csv", "/no/such/folder/x.csv");

        Assert.That(code, Is.EqualTo(ExitCode.FileUnavailable));
        Assert.That(error, Does.Contain("--csv: '/no/such/folder/x.csv' cannot be written"));
        Assert.That(device.Lines, Is.Empty);
    }

    private static (int Code, string Output, string Error) Run(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLine.Run(words, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
