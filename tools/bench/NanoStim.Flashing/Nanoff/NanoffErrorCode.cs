namespace NanoStim.Flashing.Nanoff;

/// <summary>A way in which nanoff fails.</summary>
/// <param name="Code">The number after the E.</param>
/// <param name="Reason">What it means.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record NanoffErrorCode(int Code, string Reason, string Remedy)
{
    /// <summary>As nanoff prints it.</summary>
    public string Name => $"E{Code}";
}
