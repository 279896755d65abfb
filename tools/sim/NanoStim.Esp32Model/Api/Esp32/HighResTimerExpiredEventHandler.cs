#nullable disable

namespace nanoFramework.Hardware.Esp32;

/// <summary>Handles <see cref="HighResTimer.OnHighResTimerExpired"/>.</summary>
public delegate void HighResTimerExpiredEventHandler(HighResTimer sender, object e);
