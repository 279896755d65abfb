namespace NanoStim.StepCost;

/// <summary>What the rewritten code reports to while it runs. One thread.</summary>
/// <remarks>Loaded a second time beside the rewritten assemblies: those count into that copy's fields.</remarks>
public static class StepCounter
{
    /// <summary>More different callees than the device rooms can have.</summary>
    public const int MaxCallees = 1024;

    private static readonly int[] CallCounts = new int[MaxCallees];

    private static long _instructions;

    /// <summary>IL instructions of rewritten code since the last <see cref="Reset"/>.</summary>
    public static long Instructions => _instructions;

    /// <summary>Calls out of rewritten code since the last <see cref="Reset"/>, by callee number (see <see cref="CalleeTable"/>).</summary>
    public static ReadOnlySpan<int> Calls => CallCounts;

    public static void Reset()
    {
        _instructions = 0;
        Array.Clear(CallCounts);
    }

    /// <summary>A basic block with this many instructions is entered.</summary>
    public static void Block(int instructions) => _instructions += instructions;

    /// <summary>A member outside of the rewritten assemblies is about to be called.</summary>
    public static void Call(int callee) => CallCounts[callee]++;
}
