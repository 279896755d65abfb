namespace NanoStim.Scope.Live;

/// <summary>How the oscilloscopes of one maker are set and read.</summary>
internal interface IScopeDialect
{
    /// <summary>How many divisions the screen is wide.</summary>
    int Divisions { get; }

    /// <summary>Whether an answer to *IDN? is of this maker.</summary>
    bool Speaks(string identity);

    /// <summary>Sets channels, time base and trigger, and starts a single acquisition.</summary>
    void Arm(ScpiLink link, GrabSettings settings);

    /// <summary>Triggers now, whatever the signal does.</summary>
    void Force(ScpiLink link);

    /// <summary>Whether the acquisition is over.</summary>
    bool IsDone(ScpiLink link);

    /// <summary>Fetches a channel.</summary>
    /// <returns>Time of the first sample, time between samples, and the samples in V.</returns>
    (double Start, double Interval, double[] Volts) Fetch(ScpiLink link, int channel);
}
