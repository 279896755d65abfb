namespace NanoStim.Esp32Model;

/// <summary>A speed group of the LEDC: four timers, eight channels.</summary>
internal sealed class LedcGroup
{
    internal const int TimerCount = 4;
    internal const int ChannelCount = 8;

    internal LedcGroup(bool isHighSpeed)
    {
        for (int i = 0; i < TimerCount; i++)
        {
            Timers[i] = new LedcTimer();
        }

        for (int i = 0; i < ChannelCount; i++)
        {
            Channels[i] = new LedcChannel(isHighSpeed ? i : ChannelCount + i, isHighSpeed);
        }

        Reset();
    }

    internal LedcTimer[] Timers { get; } = new LedcTimer[TimerCount];

    internal LedcChannel[] Channels { get; } = new LedcChannel[ChannelCount];

    /// <summary>The driver has made its context for this group; before that, everything but a configuration fails.</summary>
    internal bool IsInitialized { get; set; }

    internal void Reset()
    {
        IsInitialized = false;
        foreach (LedcTimer timer in Timers)
        {
            timer.Reset();
        }

        foreach (LedcChannel channel in Channels)
        {
            channel.Reset(Timers[0]);
        }
    }
}
