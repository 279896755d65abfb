namespace NanoStim.Flashing.Boot;

/// <summary>What a board prints while it boots.</summary>
public interface IBootText
{
    /// <summary>Resets the board and reads what it prints.</summary>
    /// <param name="port">Serial port.</param>
    /// <param name="limit">How long to wait for the next line.</param>
    /// <returns>Lines as they come; ends when nothing comes any more.</returns>
    /// <exception cref="IOException">The port cannot be used.</exception>
    IEnumerable<string> Lines(string port, TimeSpan limit);
}
