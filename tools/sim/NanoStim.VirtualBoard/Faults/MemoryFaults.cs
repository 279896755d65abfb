namespace NanoStim.VirtualBoard;

/// <summary>Backup memory and RTC.</summary>
internal static class MemoryFaults
{
    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        Of("memory-absent", "the chip with backup memory and RTC is not fitted: nothing acknowledges", (memory, broken) => memory.Missing = broken),
        Of("memory-garbage", "the backup memory acknowledges and answers random bytes", (memory, broken) => memory.AnswersGarbage = broken),
        Of("memory-all-ones", "the backup memory acknowledges and answers 0xFF", (memory, broken) => memory.AnswersOnes = broken),
        Of("memory-losing-writes", "the backup memory acknowledges what is written and keeps what it has", (memory, broken) => memory.MemoryStuck = broken),
        Of("rtc-stopped", "the oscillator of the RTC is not running", (memory, broken) => memory.ClockStopped = broken),
    ];

    private static BoardFault Of(string name, string description, Action<Mcp7940n, bool> set) => new(
        name, description, board => set(board.OptionsAtPowerUp.BackupMemory, true), board => set(board.OptionsAtPowerUp.BackupMemory, false));
}
