namespace NanoStim.StepCost;

/// <summary>Counts what the rewritten code executes. For one thread only.</summary>
/// <remarks>It is loaded a second time together with the rewritten assemblies, which count into the fields of that copy.</remarks>
public static class StepCounter
{
    /// <summary>Length of the counter arrays; more than the device assemblies have methods or callees.</summary>
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

    /// <summary>Called when a basic block is entered: adds its instructions to those of the method.</summary>
    public static void Block(int method, int instructions) => InstructionCounts[method] += instructions;

    /// <summary>Called before a member of another assembly is called.</summary>
    public static void Call(int callee) => CallCounts[callee]++;

    /// <summary>Called before a call into the model of the chip.</summary>
    public static void EnterChip() => _bytesBeforeCall = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Called after a call into the model of the chip.</summary>
    public static void LeaveChip() => _chipBytes += GC.GetAllocatedBytesForCurrentThread() - _bytesBeforeCall;
}
