using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>Members of the typed client, as lines and back.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class DeviceTests
{
    [Test]
    public void Values_are_sent_with_their_units()
    {
        using StandIn device = new();
        using NanoStimDevice client = device.Open();

        client.Program = "ms-facial";
        client.IntensityMicroAmps = 200;
        client.FrequencyMilliHertz = 9_600;
        client.PhaseWidthMicros = 300;
        client.Form = PulseForm.Square;
        client.DurationSeconds = 60;
        client.Start();
        client.Pause();
        client.Resume();
        client.ClearFault();

        Assert.That(device.Lines.Where(line => !line.Contains('?', StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "PROG:NAME \"ms-facial\"", "CURR 200UA", "FREQ 9.600HZ", "PULS:WIDT 300US", "PULS:SHAP SQU", "DUR 60S", "OUTP ON", "OUTP:PAUS", "OUTP:RES", "OUTP:PROT:CLE",
        }));
    }

    [Test]
    public void User_program_is_sent_segment_by_segment()
    {
        using StandIn device = new() { Answer = line => line == "PROG:USER:STAT?" ? "valid,\"none\"\n" : null };
        using NanoStimDevice client = device.Open();

        client.StoreUserProgram([new UserSegment(PulseForm.Alternating, 9_600, 300, 60) { PulsesPerPolarity = 5, OnMillis = 5_000 }], repeats: 2);
        client.DeleteUserProgram();

        Assert.That(client.ReadUserProgramState(), Is.EqualTo("valid"));
        Assert.That(device.Lines.Where(line => !line.Contains('?', StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "PROG:USER:CLE", "PROG:USER:SEGM 1;SHAP ALT;FREQ 9.6HZ;WIDT 300US", "PROG:USER:PULS 5;TIME 60S;UP 2000MS;ON 5000MS",
            "PROG:USER:DOWN 2000MS;OFF 0MS;LEV 100", "PROG:USER:REP 2;STOR", "PROG:USER:DEL",
        }));
    }

    [Test]
    public void Calibration_is_noted_and_stored()
    {
        using StandIn device = new() { Answer = line => line == "CAL:STAT?" ? "valid\n" : null };
        using NanoStimDevice client = device.Open();

        client.NoteMeter(417);
        client.StoreCalibration();
        client.ResetCalibration();

        Assert.That(client.ReadCalibrationState(), Is.EqualTo("valid"));
        Assert.That(device.Lines.Where(line => !line.Contains('?', StringComparison.Ordinal)), Is.EqualTo(new[] { "CAL:CURR 417UA", "CAL:SAVE", "CAL:RES" }));
    }

    [Test]
    public void Answers_are_read_in_the_units_of_the_members()
    {
        using StandIn device = new()
        {
            Answer = line => line switch
            {
                "MODE?" => "EMS\n",
                "PROG:CAT?" => "\"ms-facial\",\"ms-two-stage\"\n",
                "CURR?" => "20.0E-3\n",
                "FREQ?" => "9600.0E-3\n",
                "PULS:WIDT?" => "300.0E-6\n",
                "PULS:SHAP?" => "NEG\n",
                "SYST:STAT?" => "contact-check\n",
                "OUTP:INH?" => "3,\"charger is connected\"\n",
                "OUTP:PROT:TRIP?" => "1\n",
                "OUTP:PROT:CODE?" => "20\n",
                "OUTP:PROT:REAS?" => "electrode-open\n",
                "OUTP:PROT:TEXT?" => "\"An electrode, say, has no contact.\"\n",
                "OUTP:PROT:REM?" => "\"Put it on.\"\n",
                "LOG:COUN?" => "1\n",
                "LOG? 0" => "0,0.010,power-on,self-test,booted,0\n",
                _ => null,
            },
        };
        using NanoStimDevice client = device.Open();

        Assert.That(client.Mode, Is.EqualTo(DeviceMode.Ems));
        Assert.That(client.Programs, Is.EqualTo(new[] { "ms-facial", "ms-two-stage" }));
        Assert.That(client.IntensityMicroAmps, Is.EqualTo(20_000));
        Assert.That(client.FrequencyMilliHertz, Is.EqualTo(9_600));
        Assert.That(client.PhaseWidthMicros, Is.EqualTo(300));
        Assert.That(client.Form, Is.EqualTo(PulseForm.Negative));
        Assert.That(client.State, Is.EqualTo(DeviceState.ContactCheck));
        Assert.That(client.Inhibition, Is.EqualTo(new StartInhibition(3, "charger is connected")));
        Assert.That(client.Protection, Is.EqualTo(new Protection(true, 20, "electrode-open", "An electrode, say, has no contact.", "Put it on.")));
        Assert.That(client.ReadLog(), Is.EqualTo(new[] { new LogEntry(0, 0.01, "power-on", "self-test", "booted", 0) }));
    }

    [Test]
    public void A_measurement_is_one_line()
    {
        using StandIn device = new();
        using NanoStimDevice client = device.Open();

        Assert.That(client.Read(), Is.EqualTo(new Reading(12.5, DeviceState.Idle, 0, 199, 80, -1, 1990, 3900, 0, 10_000, -12)));
        Assert.That(device.Lines.Count, Is.EqualTo(2), "with *IDN?");
    }

    [Test]
    public void Waiting_for_a_state_ends_with_it_or_with_the_time()
    {
        using StandIn device = new() { IsOn = true };
        using NanoStimDevice client = device.Open();

        Assert.That(client.WaitFor(TimeSpan.FromSeconds(20), DeviceState.Deliver).State, Is.EqualTo(DeviceState.Deliver));
        Assert.That(() => client.WaitFor(TimeSpan.FromMilliseconds(100), DeviceState.Complete), Throws.TypeOf<ClientException>().With.Message.Contains("Deliver"));
    }

    [Test]
    public void A_measurement_that_is_cut_short_is_a_bad_answer()
    {
        using StandIn device = new() { Answer = line => line.StartsWith("MEAS:ALL?", StringComparison.Ordinal) ? "1,2,3\n" : null };
        using NanoStimDevice client = device.Open();

        Assert.That(() => client.Read(), Throws.TypeOf<ClientException>().With.Property("Failure").EqualTo(ClientFailure.BadAnswer));
    }
}
