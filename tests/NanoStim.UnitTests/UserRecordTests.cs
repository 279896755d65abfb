using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Settings;
using NanoStim.Trace;

namespace NanoStim.UnitTests;

/// <summary>The record of the user program in the backup memory.</summary>
[TestClass]
public class UserRecordTests
{
    [TestMethod]
    public void Record_fits_behind_the_settings()
    {
        Assert.AreEqual(34, UserRecord.At);
        Assert.IsTrue(UserRecord.At + UserRecord.Size <= 60);
    }

    [TestMethod]
    [DataRow((int)UserField.Shape, 5, 8)]
    [DataRow((int)UserField.MilliHertz, 1500000, 1638400)]
    [DataRow((int)UserField.MilliHertz, 500, 550)]
    [DataRow((int)UserField.Micros, 16383, 16385)]
    [DataRow((int)UserField.Micros, 1000000, 1638400)]
    [DataRow((int)UserField.Micros, 16400, -1)]
    [DataRow((int)UserField.Micros, 333, 2147483647)]
    [DataRow((int)UserField.Pulses, 63, 64)]
    [DataRow((int)UserField.Seconds, 1800, 2048)]
    [DataRow((int)UserField.UpMillis, 25500, 25600)]
    [DataRow((int)UserField.UpMillis, 100, 150)]
    [DataRow((int)UserField.OnMillis, 120000, 128000)]
    [DataRow((int)UserField.DownMillis, 25500, 25501)]
    [DataRow((int)UserField.OffMillis, 500, 400)]
    [DataRow((int)UserField.Percent, 100, 128)]
    public void Field_holds_its_range_and_nothing_between_two_steps(int field, int inside, int outside)
    {
        Assert.IsTrue(UserRecord.Holds((UserField)field, inside));
        Assert.IsTrue(UserRecord.Holds((UserField)field, 0));
        Assert.IsFalse(UserRecord.Holds((UserField)field, outside));
        Assert.IsFalse(UserRecord.Holds((UserField)field, -1));

        UserDraft draft = Two();
        draft.Set(1, (UserField)field, inside);
        UserDraft read = new UserDraft();
        Assert.IsTrue(UserRecord.Decode(Record(draft), read));
        AssertSame(draft, read);
    }

    [TestMethod]
    public void Record_comes_back_as_it_was()
    {
        UserDraft read = new UserDraft();
        Assert.IsTrue(UserRecord.Decode(Record(Two()), read));
        AssertSame(Two(), read);
        Assert.IsTrue(UserRecord.Decode(Record(new UserDraft()), read));
        AssertSame(new UserDraft(), read);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Changed_bit_of_a_user_program_is_seen()
    {
        for (int bit = 0; bit < UserRecord.Size * 8; bit++)
        {
            byte[] bytes = Record(Two());
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            UserDraft read = new UserDraft();
            Assert.IsFalse(UserRecord.Decode(bytes, read));
            AssertSame(new UserDraft(), read);
        }
    }

    [TestMethod]
    [DataRow(0, 0xB7)]
    [DataRow(0, 0xA4)]
    [DataRow(0, 0xB5)]
    [DataRow(2, 0xC0)]
    [DataRow(13, 0xE0)]
    [Requirement("SR-20")]
    public void User_program_out_of_range_is_refused(int at, int value)
    {
        byte[] bytes = Record(Two());
        bytes[at] = (byte)value;
        int checksum = Checksum.Of(bytes, bytes.Length - 2);
        bytes[bytes.Length - 2] = (byte)(checksum >> 8);
        bytes[bytes.Length - 1] = (byte)checksum;
        Assert.IsFalse(UserRecord.Decode(bytes, new UserDraft()));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(0xFF)]
    [DataRow(0xB4)]
    [Requirement("SR-20")]
    public void Memory_of_one_value_is_no_user_program(int value)
    {
        byte[] bytes = new byte[UserRecord.Size];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)value;
        }

        Assert.IsFalse(UserRecord.Decode(bytes, new UserDraft()));
    }

    [TestMethod]
    public void Square_wave_gets_the_form_that_its_rate_requires()
    {
        UserDraft draft = new UserDraft();
        draft.AddSegment(500, 300);
        draft.Set(0, UserField.Shape, (int)PulseShape.BipolarSquare);
        Assert.AreEqual((int)PulseShape.SlowBipolarSquare, (int)draft.ToProgram().Segments[0].Train.Shape);
        Assert.AreEqual(0, draft.ToProgram().Segments[0].Train.PhaseWidthMicros);
        draft.Set(0, UserField.MilliHertz, 1000);
        Assert.AreEqual((int)PulseShape.BipolarSquare, (int)draft.ToProgram().Segments[0].Train.Shape);
        draft.Set(0, UserField.Pulses, 7);
        Assert.AreEqual(0, draft.ToProgram().Segments[0].Train.PulsesPerPolarity);
        draft.Set(0, UserField.Shape, (int)PulseShape.Alternating);
        Assert.AreEqual(7, draft.ToProgram().Segments[0].Train.PulsesPerPolarity);
        Assert.AreEqual(300, draft.ToProgram().Segments[0].Train.PhaseWidthMicros);
    }

    /// <summary>Two segments in EMS, every field with a value of its own.</summary>
    private static UserDraft Two()
    {
        UserDraft draft = new UserDraft { Mode = StimulationMode.Ems, Repeats = 9 };
        draft.AddSegment(12300, 301);
        draft.AddSegment(45600, 302);
        for (int segment = 0; segment < 2; segment++)
        {
            draft.Set(segment, UserField.Shape, 3 + segment);
            draft.Set(segment, UserField.Pulses, 11 + segment);
            draft.Set(segment, UserField.Seconds, 77 + segment);
            draft.Set(segment, UserField.UpMillis, 1100 + 100 * segment);
            draft.Set(segment, UserField.OnMillis, 5000 + 500 * segment);
            draft.Set(segment, UserField.DownMillis, 1300 + 100 * segment);
            draft.Set(segment, UserField.OffMillis, 7000 + 500 * segment);
            draft.Set(segment, UserField.Percent, 81 + segment);
        }

        return draft;
    }

    private static byte[] Record(UserDraft draft)
    {
        byte[] bytes = new byte[UserRecord.Size];
        UserRecord.Encode(draft, bytes);
        return bytes;
    }

    private static void AssertSame(UserDraft expected, UserDraft actual)
    {
        Assert.AreEqual((int)expected.Mode, (int)actual.Mode);
        Assert.AreEqual(expected.Count, actual.Count);
        Assert.AreEqual(expected.Repeats, actual.Repeats);
        for (int segment = 0; segment < UserDraft.MaxSegments; segment++)
        {
            for (int field = 0; field < UserDraft.Fields; field++)
            {
                Assert.AreEqual(expected.Get(segment, (UserField)field), actual.Get(segment, (UserField)field));
            }
        }
    }
}
