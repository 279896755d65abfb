namespace NanoStim.Removal.Constants;

/// <summary>A number of the sources with one step more or less, or two that are swapped.</summary>
/// <param name="File">Path from the root of the checkout.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Member">Class and member that it is in, and its place there where the member has several.</param>
/// <param name="From">As it is.</param>
/// <param name="To">As it is planted.</param>
/// <param name="IsShared">Whether the compiler copies it into assemblies that use it: a constant that others can see.</param>
/// <param name="Edits">What is written instead of what.</param>
public sealed record PlantedNumber(string File, int Line, string Member, string From, string To, bool IsShared, IReadOnlyList<NumberEdit> Edits)
{
    /// <summary>Name that holds for as long as the member does, whichever line it moves to.</summary>
    public string Id => $"{File} {Member}: {From} -> {To}";

    /// <summary>Folder under the project, or the file where it lies at the top, or the project where that has no folders.</summary>
    public string Folder
    {
        get
        {
            string[] parts = File.Split('/');
            return parts[0] == "hal" ? parts[1] : parts[2];
        }
    }

    /// <summary>The text of the file with it.</summary>
    public string Apply(string text) =>
        Edits.OrderByDescending(edit => edit.Start).Aggregate(text, (result, edit) => result[..edit.Start] + edit.Text + result[(edit.Start + edit.Length)..]);
}
