namespace NanoStim.Firmware.Programs;

/// <summary>The fields of a segment of a <see cref="UserDraft"/>, in the order in which they are stored.</summary>
internal enum UserField
{
    /// <summary>Pulse shape, a <see cref="Pulses.PulseShape"/>.</summary>
    Shape = 0,

    /// <summary>Rate in mHz.</summary>
    MilliHertz = 1,

    /// <summary>Phase width in µs; 0 where the shape has its own.</summary>
    Micros = 2,

    /// <summary>Pulses between two changes of polarity.</summary>
    Pulses = 3,

    /// <summary>Length in s.</summary>
    Seconds = 4,

    /// <summary>Ramp up in ms.</summary>
    UpMillis = 5,

    /// <summary>On time in ms; 0 = all the time.</summary>
    OnMillis = 6,

    /// <summary>Ramp down in ms.</summary>
    DownMillis = 7,

    /// <summary>Off time in ms.</summary>
    OffMillis = 8,

    /// <summary>Share of the chosen intensity in %.</summary>
    Percent = 9,
}
