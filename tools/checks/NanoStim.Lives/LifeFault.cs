namespace NanoStim.Lives;

/// <summary>Something that can break, and work again.</summary>
/// <param name="Name">Its name in a replay file.</param>
/// <param name="IsPart">Whether it is a failed part, and not something that happens to a device in order.</param>
/// <param name="Begin">Breaks it.</param>
/// <param name="End">Mends it.</param>
public sealed record LifeFault(string Name, bool IsPart, Action<LifeBench> Begin, Action<LifeBench> End)
{
    /// <summary>Whether it happens once and is over.</summary>
    public bool IsOnce { get; init; }
}
