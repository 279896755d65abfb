namespace NanoStim.VirtualBoard;

/// <summary>What happens to a sound device in use.</summary>
internal static class UseFaults
{
    private const long Micro = 1000;

    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        Load("electrode-off", "an electrode comes off the skin: open electrode", LoadModel.Open),
        Load("short", "shorted electrodes: 0.1 ohm", LoadModel.Shorted, "in ms where the electrodes have little voltage anyway: below 170 uA with less than 90 mV, and with rare short pulses"),
        new("stop-pressed", "the STOP button is pressed and held", board => board.StopPressed = true, board => board.StopPressed = false),
        new("stop-bounces", "STOP is pressed for 0.1 s, and its contact opens five times for 0.3 ms before it stays open", board => Bounce(board, true), board => board.StopPressed = false),
        new("stop-glitch", "the contact of STOP opens five times for 0.3 ms within 5 ms and stays closed", board => Bounce(board, false), board => board.StopPressed = false),
        new("plus-held", "the PLUS button is held", board => board.PlusPressed = true, board => board.PlusPressed = false),
        new("minus-held", "the MINUS button is held: the data line of the backup memory is low", board => board.MinusPressed = true, board => board.MinusPressed = false),
        new("mode-held", "the MODE button is held", board => board.ModePressed = true, board => board.ModePressed = false),
        new("charger-in", "a charger is plugged in", board => board.ChargerPresent = true, board => board.ChargerPresent = false),
        new("battery-low", "the battery falls to 3.2 V", board => board.BatteryVolts = 3.2, board => board.BatteryVolts = board.OptionsAtPowerUp.BatteryVolts),
    ];

    private static BoardFault Load(string name, string description, LoadModel load, string? latent = null) => new(
        name, description, board => board.Load = load, board => board.Load = board.OptionsAtPowerUp.Load, latent);

    private static void Bounce(ReferenceBoard board, bool isPress)
    {
        for (int i = 0; i < 5; i++)
        {
            long at = board.NowNanos + i * 1000 * Micro;
            board.At(at, () => board.StopPressed = true);
            board.At(at + 300 * Micro, () => board.StopPressed = false);
        }

        if (isPress)
        {
            board.At(board.NowNanos + 5_000 * Micro, () => board.StopPressed = true);
            board.At(board.NowNanos + 100_000 * Micro, () => board.StopPressed = false);
        }
    }
}
