using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The binary stream of measurements.</summary>
[TestClass]
public class ConsoleStreamTests
{
    private const int FrameBytes = 32;
    private const int Sync = 0xA5;

    [TestMethod]
    public void Stream_is_off_until_it_is_asked_for()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        Assert.AreEqual("0;200.0E-3", console.Ask("STR?;STR:INT?"));
        console.Rig.Run(100);
        Assert.AreEqual("", console.Port.Take());
    }

    [TestMethod]
    public void Frame_has_what_is_measured()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        console.Port.Send("STR:INT 500MS;STAT ON\n");
        console.Rig.Run(45);
        string frame = console.Port.Take();
        Assert.AreEqual(FrameBytes, frame.Length);
        AssertWhole(frame);
        Assert.AreEqual(0, Number(frame, 1, 2));
        long millis = Number(frame, 3, 4);
        Assert.IsTrue(millis <= console.Board.Now / 1000 && millis > console.Board.Now / 1000 - 300);
        Assert.AreEqual((int)SessionState.Deliver, (int)frame[7]);
        Assert.AreEqual(0, (int)frame[8]);
        Assert.AreEqual(200, Number(frame, 9, 3));
        Assert.IsTrue(Number(frame, 12, 3) > 150 && Number(frame, 12, 3) <= 160);
        Assert.AreEqual(0, Number(frame, 15, 3));

        // 900 ohm and the shunt.
        Assert.AreEqual(258, Number(frame, 18, 3));
        Assert.AreEqual(3900, Number(frame, 21, 2));
        Assert.AreEqual(4000, Number(frame, 23, 3));
        console.Rig.Run(60);
        string next = console.Port.Take();
        Assert.AreEqual(1, Number(next, 1, 2));
        Assert.AreEqual(FrameBytes, next.Length);
    }

    [TestMethod]
    public void Frame_without_output_has_the_last_readings_and_signs()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-negative", "200UA");
        console.Port.Send("STR ON\n");
        console.Rig.Run(60);
        string frame = console.Port.Take();
        frame = frame.Substring(frame.Length - FrameBytes);
        AssertWhole(frame);
        Assert.IsTrue((Number(frame, 15, 3) ^ 0x800000) < 0x800000);
        Assert.IsTrue((int)Number(frame, 26, 4) < 0);
        console.Port.Send("OUTP OFF\n");
        console.Rig.Run(60);
        frame = console.Port.Take();
        frame = frame.Substring(frame.Length - FrameBytes);
        AssertWhole(frame);
        Assert.AreEqual((int)SessionState.Idle, (int)frame[7]);
        Assert.AreEqual(0, Number(frame, 9, 3));
    }

    [TestMethod]
    public void Frames_and_replies_never_mix()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        console.Port.Send("STR:INT 100MS;:STR ON\n");
        string all = "";
        for (int i = 0; i < 150; i++)
        {
            if (i % 9 == 0)
            {
                // A line that comes in two parts, the first of which has a reply already.
                console.Port.Send("MEAS:ALL?;:OUTP:PROT:TEXT?;:");
            }

            if (i % 9 == 4)
            {
                console.Port.Send("PROG:CAT?\n");
            }

            console.Port.Writes = 0;
            console.Rig.Run(1 + i % 5);
            all += console.Port.Take();
        }

        for (int i = 0; i < 60; i++)
        {
            console.Rig.Run(30);
            all += console.Port.Take();
        }

        Assert.AreEqual(0, console.Port.LongWrites);
        int frames = 0;
        int lines = 0;
        int at = 0;
        while (at < all.Length)
        {
            if (all[at] == Sync)
            {
                AssertWhole(all.Substring(at, FrameBytes));
                frames++;
                at += FrameBytes;
                continue;
            }

            int end = all.IndexOf('\n', at);
            string line = all.Substring(at, end - at);
            Assert.IsTrue(line.EndsWith("\"ms-two-stage\"") && line.IndexOf((char)Sync) < 0);
            lines++;
            at = end + 1;
        }

        Assert.AreEqual(17, lines);
        Assert.IsTrue(frames > 5);
        Assert.AreEqual("0,\"No error\"", LastLine(console, "SYST:ERR?"));
    }

    [TestMethod]
    public void Frame_that_found_no_time_is_missing_in_the_count()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Send("STR:INT 100MS;:STR ON\n");
        console.Rig.Run(45);
        string first = console.Port.Take();
        first = first.Substring(first.Length - FrameBytes);
        for (int i = 0; i < 100; i++)
        {
            console.Port.Send("OUTP:PROT:REM?;:OUTP:PROT:TEXT?\n");
        }

        string all = "";
        for (int i = 0; i < 100; i++)
        {
            console.Rig.Run(30);
            all += console.Port.Take();
        }

        string last = all.Substring(all.Length - FrameBytes);
        AssertWhole(last);
        int frames = 0;
        for (int at = all.IndexOf((char)Sync); at >= 0 && at + FrameBytes <= all.Length; at = all.IndexOf((char)Sync, at + FrameBytes))
        {
            frames++;
        }

        Assert.IsTrue(Number(last, 1, 2) - Number(first, 1, 2) > frames);
    }

    [TestMethod]
    public void Frames_come_while_an_opc_waits_and_its_reply_is_whole()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "100UA");
        console.Port.Send("STR:INT 100MS;:STR ON\n");
        console.Rig.Run(20);
        console.Port.Take();
        console.Port.Send("CURR 500UA;*OPC?\n");
        console.Rig.Run(400);
        string all = console.Port.Take();
        int at = all.IndexOf("1\n");
        while (at >= 0 && at % FrameBytes != 0)
        {
            at = all.IndexOf("1\n", at + 1);
        }

        Assert.IsTrue(at > 2 * FrameBytes);
        AssertWhole(all.Substring(0, FrameBytes));
        AssertWhole(all.Substring(at + 2, FrameBytes));
    }

    [TestMethod]
    public void Stream_ends_by_itself_ten_seconds_after_the_last_line()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Send("STR ON\n");
        console.Rig.Run(900);
        Assert.IsTrue(console.Port.Take().Length >= 40 * FrameBytes);
        console.Rig.Run(200);
        console.Port.Take();
        console.Rig.Run(100);
        Assert.AreEqual("", console.Port.Take());
        Assert.AreEqual("0", console.Ask("STR?"));
        console.Port.Send("STR ON\n");
        console.Rig.Run(60);
        Assert.IsTrue(console.Port.Take().Length >= FrameBytes);
        console.Port.Send("STR OFF\n");
        console.Rig.Run(60);
        console.Port.Take();
        console.Rig.Run(60);
        Assert.AreEqual("", console.Port.Take());
    }

    [TestMethod]
    [DataRow("STR:INT 99MS", -222)]
    [DataRow("STR:INT 150MS", -222)]
    [DataRow("STR:INT 10.1S", -222)]
    [DataRow("STR:INT MIN", -104)]
    [DataRow("STR:INT 200", -131)]
    [DataRow("STR 2MS", -138)]
    [DataRow("STR MAYBE", -224)]
    public void Wrong_settings_of_the_stream_change_nothing(string line, int error)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Refuses(line, error);
        Assert.AreEqual("0;200.0E-3", console.Ask("STREAM:STATE?;INTERVAL?"));
    }

    [TestMethod]
    public void Stream_needs_no_strap()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Board.Switches.BenchStrap = false;
        console.Rig.Run(1);
        console.Port.Send("STR:INT 1S;:STR 1\n");
        console.Rig.Run(60);
        AssertWhole(console.Port.Take());
    }

    private static string LastLine(ConsoleFixture console, string query)
    {
        console.Port.Send("STR OFF\n");
        console.Rig.Run(60);
        console.Port.Take();
        return console.Ask(query);
    }

    private static void AssertWhole(string frame)
    {
        Assert.AreEqual(FrameBytes, frame.Length);
        Assert.AreEqual(Sync, (int)frame[0]);
        int sum = 0;
        int sumOfSums = 0;
        for (int i = 0; i < FrameBytes - 2; i++)
        {
            sum = (sum + frame[i]) & 0xFF;
            sumOfSums = (sumOfSums + sum) & 0xFF;
        }

        Assert.AreEqual(sum, (int)frame[30]);
        Assert.AreEqual(sumOfSums, (int)frame[31]);
    }

    private static long Number(string frame, int at, int count)
    {
        long value = 0;
        for (int i = at; i < at + count; i++)
        {
            value = value << 8 | (long)frame[i];
        }

        return value;
    }
}
