namespace NanoStim.Hal.Esp32;

/// <summary>No memory is fitted.</summary>
internal sealed class Esp32Retention : IRetention
{
    /// <inheritdoc/>
    public int ReadHours()
    {
        return -1;
    }

    /// <inheritdoc/>
    public bool Read(byte[] bytes)
    {
        return false;
    }

    /// <inheritdoc/>
    public bool Write(byte[] bytes)
    {
        return false;
    }
}
