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
        byte[] frame = console.Port.TakeBytes();
        Assert.AreEqual(FrameBytes, frame.Length);
        AssertWhole(frame);
        Assert.AreEqual(0, Number(frame, 1, 2));
        long millis = Number(frame, 3, 4);
        Assert.IsTrue(millis <= console.Board.Now / 1000 && millis > console.Board.Now / 1000 - 450);
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
        byte[] next = console.Port.TakeBytes();
        Assert.AreEqual(1, Number(next, 1, 2));
        Assert.AreEqual(FrameBytes, next.Length);
    }

    [TestMethod]
    public void Frame_without_output_has_the_last_readings_and_signs()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-negative", "200UA");
        console.Port.Send("STR ON\n");
        console.Rig.Run(60);
        byte[] frame = console.Port.TakeBytes();
        frame = Last(frame);
        AssertWhole(frame);
        Assert.IsTrue((Number(frame, 15, 3) ^ 0x800000) < 0x800000);
        Assert.IsTrue((int)Number(frame, 26, 4) < 0);
        console.Port.Send("OUTP OFF\n");
        console.Rig.Run(60);
        frame = console.Port.TakeBytes();
        frame = Last(frame);
        AssertWhole(frame);
        Assert.AreEqual((int)SessionState.Idle, (int)frame[7]);
        Assert.AreEqual(0, Number(frame, 9, 3));
    }

    [TestMethod]
    public void Frames_and_replies_never_mix()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        console.Port.Send("STR:INT 100MS;:STR ON\n");
        byte[] all = new byte[0];
        for (int i = 0; i < 154; i++)
        {
            if (i % 18 == 0)
            {
                // A line that comes in two parts, the first of which has a reply already.
                console.Port.Send("MEAS:ALL?;:OUTP:PROT:TEXT?;:");
            }

            if (i % 18 == 9)
            {
                console.Port.Send("PROG:CAT?\n");
            }

            console.Port.Writes = 0;
            console.Rig.Run(1 + i % 5);
            all = Join(all, console.Port.TakeBytes());
        }

        for (int i = 0; i < 25; i++)
        {
            console.Rig.Run(30);
            all = Join(all, console.Port.TakeBytes());
        }

        Assert.AreEqual(0, console.Port.LongWrites);
        int frames = 0;
        int lines = 0;
        int at = 0;
        while (at < all.Length)
        {
            if (all[at] == Sync)
            {
                AssertWhole(Part(all, at, FrameBytes));
                frames++;
                at += FrameBytes;
                continue;
            }

            int end = IndexOf(all, '\n', at);
            Assert.AreEqual((int)'"', (int)all[end - 1]);
            int sync = IndexOf(all, Sync, at);
            Assert.IsTrue(sync < 0 || sync > end);
            lines++;
            at = end + 1;
        }

        Assert.AreEqual(9, lines);
        Assert.IsTrue(frames > 5);
        Assert.AreEqual("0,\"No error\"", LastLine(console, "SYST:ERR?"));
    }

    [TestMethod]
    public void Frame_that_found_no_time_is_missing_in_the_count()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Send("STR:INT 100MS;:STR ON\n");
        console.Rig.Run(45);
        byte[] first = Last(console.Port.TakeBytes());
        for (int i = 0; i < 100; i++)
        {
            console.Port.Send("OUTP:PROT:REM?;:OUTP:PROT:TEXT?\n");
        }

        byte[] all = new byte[0];
        for (int i = 0; i < 100; i++)
        {
            console.Rig.Run(30);
            all = Join(all, console.Port.TakeBytes());
        }

        byte[] last = Last(all);
        AssertWhole(last);
        int frames = 0;
        for (int at = IndexOf(all, Sync, 0); at >= 0; at = IndexOf(all, Sync, at + FrameBytes))
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
        byte[] all = console.Port.TakeBytes();
        int at = 0;
        while (all[at] == Sync)
        {
            AssertWhole(Part(all, at, FrameBytes));
            at += FrameBytes;
        }

        Assert.IsTrue(at > 2 * FrameBytes);
        Assert.AreEqual((int)'1', (int)all[at]);
        Assert.AreEqual((int)'\n', (int)all[at + 1]);
        AssertWhole(Part(all, at + 2, FrameBytes));
    }

    [TestMethod]
    public void Stream_ends_by_itself_ten_seconds_after_the_last_line()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Send("STR ON\n");
        console.Rig.Run(900);
        Assert.IsTrue(console.Port.TakeBytes().Length >= 40 * FrameBytes);
        console.Rig.Run(200);
        console.Port.Take();
        console.Rig.Run(100);
        Assert.AreEqual("", console.Port.Take());
        Assert.AreEqual("0", console.Ask("STR?"));
        console.Port.Send("STR ON\n");
        console.Rig.Run(60);
        Assert.IsTrue(console.Port.TakeBytes().Length >= FrameBytes);
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
        AssertWhole(console.Port.TakeBytes());
    }

    private static string LastLine(ConsoleFixture console, string query)
    {
        console.Port.Send("STR OFF\n");
        console.Rig.Run(60);
        console.Port.Take();
        return console.Ask(query);
    }

    private static byte[] Last(byte[] bytes)
    {
        return Part(bytes, bytes.Length - FrameBytes, FrameBytes);
    }

    private static byte[] Part(byte[] bytes, int at, int count)
    {
        byte[] part = new byte[count];
        for (int i = 0; i < count; i++)
        {
            part[i] = bytes[at + i];
        }

        return part;
    }

    private static byte[] Join(byte[] first, byte[] second)
    {
        byte[] both = new byte[first.Length + second.Length];
        for (int i = 0; i < both.Length; i++)
        {
            both[i] = i < first.Length ? first[i] : second[i - first.Length];
        }

        return both;
    }

    private static int IndexOf(byte[] bytes, int value, int from)
    {
        for (int i = from; i < bytes.Length; i++)
        {
            if (bytes[i] == value)
            {
                return i;
            }
        }

        return -1;
    }

    private static void AssertWhole(byte[] frame)
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

    private static long Number(byte[] frame, int at, int count)
    {
        long value = 0;
        for (int i = at; i < at + count; i++)
        {
            value = value << 8 | (long)frame[i];
        }

        return value;
    }
}
