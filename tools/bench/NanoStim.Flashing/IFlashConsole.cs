namespace NanoStim.Flashing;

/// <summary>Where the flasher reports to, and whom it asks.</summary>
public interface IFlashConsole
{
    /// <summary>Whether what nanoff prints may go to the terminal as it is, with its own progress bar.</summary>
    bool IsTerminal { get; }

    /// <summary>A line for the user.</summary>
    void Say(string line);

    /// <summary>A step begins or is over: what to say if somebody interrupts now.</summary>
    /// <param name="state">In which state the board is then; nothing if no step is under way.</param>
    void Meanwhile(string? state);

    /// <summary>Whether the electrodes are off. Asked before anything touches the board.</summary>
    /// <returns>False: the user says no, or there is nobody to ask.</returns>
    bool ElectrodesAreOff();

    /// <summary>Asks the user to do something to the board by hand, and waits.</summary>
    /// <returns>False: there is nobody to ask.</returns>
    bool HasDone(string request);
}
