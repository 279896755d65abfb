namespace NanoStim.StepCost;

/// <summary>What the rewritten code reports to while it runs. One thread.</summary>
/// <remarks>Loaded a second time beside the rewritten assemblies: those count into that copy's fields.</remarks>
public static class StepCounter
{
    /// <summary>More different methods, and more different callees, than the device assemblies can have.</summary>
    public const int MaxNames = 2048;

    private static readonly int[] InstructionCounts = new int[MaxNames];
    private static readonly int[] CallCounts = new int[MaxNames];

    private static long _chipBytes;
    private static long _bytesBeforeCall;

    /// <summary>IL instructions of rewritten code since the last <see cref="Reset"/>, by the number of the method.</summary>
    public static ReadOnlySpan<int> Instructions => InstructionCounts;

    /// <summary>Calls out of rewritten code since the last <see cref="Reset"/>, by the number of the callee.</summary>
    public static ReadOnlySpan<int> Calls => CallCounts;

    /// <summary>
    /// Bytes that calls into the chip have put on the heap since the last <see cref="Reset"/>: those of the host's model, which
    /// say nothing about the device.
    /// </summary>
    public static long ChipBytes => _chipBytes;

    public static void Reset()
    {
        _chipBytes = 0;
        Array.Clear(InstructionCounts);
        Array.Clear(CallCounts);
    }

    /// <summary>A basic block of a method with this many instructions is entered.</summary>
    public static void Block(int method, int instructions) => InstructionCounts[method] += instructions;

    /// <summary>A member outside of the rewritten assemblies is about to be called.</summary>
    public static void Call(int callee) => CallCounts[callee]++;

    /// <summary>The chip is about to be called.</summary>
    public static void EnterChip() => _bytesBeforeCall = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>The chip has returned.</summary>
    public static void LeaveChip() => _chipBytes += GC.GetAllocatedBytesForCurrentThread() - _bytesBeforeCall;
}
