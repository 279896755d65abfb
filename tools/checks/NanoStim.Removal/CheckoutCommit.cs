namespace NanoStim.Removal;

/// <summary>Which firmware a checkout holds.</summary>
public static class CheckoutCommit
{
    /// <summary>Date and short hash of the last commit that changed firmware or HAL.</summary>
    public static string Of(string checkout)
    {
        (int? code, string output) = ChildProcess.Run(checkout, TimeSpan.FromMinutes(1), "git", "log", "-1", "--date=short", "--format=%cd, commit %h", "--", "firmware", "hal");
        return code == 0 ? output.Trim() : throw new RemovalException($"{checkout}: git cannot say when the firmware was changed. Write the folder of a checkout.");
    }
}
