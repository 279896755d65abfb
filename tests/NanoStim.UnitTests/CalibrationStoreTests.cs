using nanoFramework.TestFramework;
using NanoStim.Firmware.Settings;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The record of the corrections in the backup memory.</summary>
[TestClass]
public class CalibrationStoreTests
{
    private const int Bits = CalibrationStore.Size * 8;

    [TestMethod]
    public void Record_is_the_last_of_the_memory()
    {
        Assert.AreEqual(StoredSettings.MemoryBytes, CalibrationStore.At + CalibrationStore.Size);
    }

    [TestMethod]
    public void Every_correction_comes_back_as_it_was_stored()
    {
        FakeBoard board = WithMemory();
        CalibrationStore store = new CalibrationStore(board, board);
        for (int i = -CalibrationStore.MaxPermille; i <= CalibrationStore.MaxPermille; i++)
        {
            Assert.IsTrue(store.Save(i, -i));
            CalibrationStore next = new CalibrationStore(board, board);
            next.Load();
            Assert.AreEqual(i, next.MicrocurrentPermille);
            Assert.AreEqual(-i, next.EmsPermille);
            Same.Are(i == 0 ? CalibrationStatus.None : CalibrationStatus.Valid, next.Status);
            Assert.AreEqual(i > 0 ? i : 0, board.MicrocurrentScalePermille);
            Assert.AreEqual(i < 0 ? -i : 0, board.EmsScalePermille);
        }

        Assert.IsFalse(store.Save(CalibrationStore.MaxPermille + 1, 0));
        Assert.IsFalse(store.Save(0, -CalibrationStore.MaxPermille - 1));

        // Nor where nothing can be written, even what is there already; and what is there is in use.
        board.MemoryIsStuck = true;
        Assert.IsFalse(store.Save(CalibrationStore.MaxPermille, -CalibrationStore.MaxPermille));
        Assert.AreEqual(CalibrationStore.MaxPermille, store.MicrocurrentPermille);
        Assert.AreEqual(-CalibrationStore.MaxPermille, store.EmsPermille);
        board.MemoryIsStuck = false;
        board.MemoryIsFitted = false;
        board.Calls = "";
        Assert.IsFalse(store.Save(1, 1));
        Assert.AreEqual("", board.Calls);
    }

    [TestMethod]
    public void Any_two_flipped_bits_correct_nothing()
    {
        FakeBoard board = WithMemory();
        CalibrationStore store = new CalibrationStore(board, board);
        store.Save(30, -20);
        for (int i = 0; i < Bits; i++)
        {
            for (int j = i; j < Bits; j++)
            {
                Flip(board.Memory, i);
                if (j != i)
                {
                    Flip(board.Memory, j);
                }

                store.Load();
                Same.Are(CalibrationStatus.Damaged, store.Status);
                Assert.AreEqual(0, store.MicrocurrentPermille);
                Assert.AreEqual(0, store.EmsPermille);
                Assert.AreEqual(0, board.MicrocurrentScalePermille);
                Flip(board.Memory, i);
                if (j != i)
                {
                    Flip(board.Memory, j);
                }
            }
        }

        store.Load();
        Assert.AreEqual(30, store.MicrocurrentPermille);
    }

    [TestMethod]
    [DataRow(179, 0)]
    [DataRow(178, 50)]
    [DataRow(78, -50)]
    [DataRow(77, 0)]
    [DataRow(0, 0)]
    [DataRow(255, 0)]
    public void Correction_is_within_its_limit(int code, int permille)
    {
        FakeBoard board = WithMemory();
        byte[] guarded = new byte[] { 0xC1, (byte)code, 128 };
        int checksum = Checksum.Of(guarded, 3);
        board.Memory[CalibrationStore.At] = (byte)code;
        board.Memory[CalibrationStore.At + 1] = 128;
        board.Memory[CalibrationStore.At + 2] = (byte)(checksum >> 8);
        board.Memory[CalibrationStore.At + 3] = (byte)checksum;
        CalibrationStore store = new CalibrationStore(board, board);
        store.Load();
        Same.Are(permille == 0 ? CalibrationStatus.Damaged : CalibrationStatus.Valid, store.Status);
        Assert.AreEqual(permille, store.MicrocurrentPermille);
    }

    // The disturbed byte is 17 behind this number, and one earlier with each reading: none, one, two and three of them are in the record.
    [TestMethod]
    [DataRow(0, 1, 30)]
    [DataRow(43, 2, 30)]
    [DataRow(44, 3, 30)]
    [DataRow(45, 3, 0)]
    public void Third_reading_counts(int disturbed, int readings, int permille)
    {
        FakeBoard board = WithMemory();
        new CalibrationStore(board, board).Save(30, 0);
        board.DisturbedReadings = disturbed;
        CalibrationStore store = new CalibrationStore(board, board);
        board.MemoryReadings = 0;
        store.Load();
        Assert.AreEqual(permille, store.MicrocurrentPermille);
        Assert.AreEqual(readings, board.MemoryReadings);
    }

    [TestMethod]
    [DataRow(200, -30, 194)]
    [DataRow(200, 0, 200)]
    [DataRow(200, 30, 200)]
    [DataRow(60000, -50, 57000)]
    public void Reading_is_lowered_where_it_is_shown(int microAmps, int permille, int shown)
    {
        FakeBoard board = WithMemory();
        CalibrationStore store = new CalibrationStore(board, board);
        store.Save(permille, 0);
        Assert.AreEqual(shown, store.Shown(microAmps, false));
        Assert.AreEqual(microAmps, store.Shown(microAmps, true));
        store.Save(0, permille);
        Assert.AreEqual(microAmps, store.Shown(microAmps, false));
        Assert.AreEqual(shown, store.Shown(microAmps, true));
    }

    private static FakeBoard WithMemory()
    {
        return new FakeBoard { MemoryIsFitted = true, Memory = new byte[StoredSettings.MemoryBytes] };
    }

    private static void Flip(byte[] memory, int bit)
    {
        memory[CalibrationStore.At + (bit >> 3)] ^= (byte)(1 << (bit & 7));
    }
}
