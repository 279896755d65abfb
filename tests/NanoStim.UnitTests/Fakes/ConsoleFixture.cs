using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;

namespace NanoStim.UnitTests.Fakes;

/// <summary>A stimulator on a fake board with a console, and the short ways to talk to it.</summary>
public sealed class ConsoleFixture
{
    // Ten seconds: long enough for a line of 1000 characters, which is read in pieces of 32 every 0.1 s.
    private const int ReplySteps = 1000;

    public readonly FakeConsolePort Port = new FakeConsolePort();
    public readonly StimulatorFixture Rig;

    private ConsoleFixture(byte[] memory)
    {
        Rig = new StimulatorFixture(Port);
        if (memory != null)
        {
            Rig.Board.MemoryIsFitted = true;
            Rig.Board.Memory = memory;
            Rig.Board.Hours = 1000;
        }

        Rig.RunTo(SessionState.Idle, 100);
        Ask("*ESR?");
        Assert.AreEqual("0,\"No error\"", Ask("SYST:ERR?"));
    }

    public FakeBoard Board => Rig.Board;

    public SessionStateMachine Session => Rig.Session;

    /// <summary>A console in Idle that has been talked to.</summary>
    public static ConsoleFixture Idle()
    {
        return new ConsoleFixture(null);
    }

    /// <summary>A console in Idle, of a device with a backup memory.</summary>
    public static ConsoleFixture PoweredUp(byte[] memory)
    {
        return new ConsoleFixture(memory);
    }

    /// <summary>A console whose session delivers.</summary>
    public static ConsoleFixture Delivering(string program, string current)
    {
        ConsoleFixture console = new ConsoleFixture(null);
        console.Board.Switches.EmsSwitch = program[0] == 'e';
        console.Rig.Run(1);
        console.Say("PROG:NAME \"" + program + "\";:CURR " + current + ";:SYST:WDOG 10S;:OUTP ON");
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
        for (int i = 0; i < 2500 && console.Session.State != SessionState.Deliver; i++)
        {
            console.Rig.Run(1);
            if (i % 300 == 0)
            {
                console.Say("*OPC");
            }
        }

        Same.Are(SessionState.Deliver, console.Session.State);
        console.Ask("*ESR?");
        return console;
    }

    /// <summary>Sends a line that has no reply, and runs until it is done.</summary>
    public void Say(string line)
    {
        Port.Forget();
        Port.Send(line + "\n");
        Settle();
        Assert.AreEqual("", Port.Take());
    }

    /// <summary>Sends a line, and returns the reply without its end.</summary>
    public string Ask(string line)
    {
        Port.Forget();
        Port.Send(line + "\n");
        Settle();
        string reply = Port.Take();
        Assert.IsTrue(reply.Length > 0);
        Assert.AreEqual('\n', reply[reply.Length - 1]);
        return reply.Substring(0, reply.Length - 1);
    }

    /// <summary>Sends a line that fails with an error, which empties the queue.</summary>
    public void Refuses(string line, int number)
    {
        Say(line);
        string error = Ask("SYST:ERR?");
        Assert.AreEqual(number.ToString(), error.Substring(0, error.IndexOf(',')));
        Assert.AreEqual("0,\"No error\"", Ask("SYST:ERR?"));
    }

    /// <summary>Runs until the console has nothing to do.</summary>
    public void Settle()
    {
        int idle = 0;
        for (int i = 0; i < ReplySteps && idle < 16; i++)
        {
            Port.Writes = 0;
            Rig.Run(1);
            Assert.IsTrue(Port.Writes <= 1);
            idle = Port.IsEmpty && Port.Writes == 0 && !Rig.Stimulator.Console.IsBusy ? idle + 1 : 0;
        }

        Assert.AreEqual(0, Port.LongWrites);
    }
}
