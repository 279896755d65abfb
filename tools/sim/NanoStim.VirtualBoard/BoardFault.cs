namespace NanoStim.VirtualBoard;

/// <summary>A fault of the hardware, by name. It changes a part, a wire or a seam of the chip; everything else follows.</summary>
public sealed class BoardFault
{
    private readonly Action<ReferenceBoard> _apply;

    private BoardFault(string name, string description, Action<ReferenceBoard> apply, string? latent = null)
    {
        Name = name;
        Description = description;
        Latent = latent;
        _apply = apply;
    }

    /// <summary>All of them, in the order in which they should be shown.</summary>
    public static IReadOnlyList<BoardFault> All { get; } =
    [
        new("electrode-off", "an electrode comes off the skin: open circuit", board => board.Load = LoadModel.Open),
        new("short", "the electrodes touch: 0.1 ohm", board => board.Load = LoadModel.Shorted, "in ms where the electrodes have little voltage anyway: below 150 uA with less than 90 mV, and with rare short pulses"),
        new("stop-pressed", "the STOP button is pressed and held", board => board.StopPressed = true),
        new("charger-in", "a charger is plugged in", board => board.ChargerPresent = true),
        new("battery-low", "the battery falls to 3.2 V", board => board.BatteryVolts = 3.2),
        new("adc-stuck", "every converter channel repeats its last reading", board => board.RequireChip().Adc.StickAll()),
        new("adc-offset", "every converter channel reads 400 counts (0.32 V) more", board => board.RequireChip().Adc.OffsetAll(400)),
        new("pwm-stuck-high", "the first phase pin stays high", board => board.RequireChip().Ledc.StickPin(BoardPins.FirstPhase, true)),
        new("set-point-stuck-high", "the set-point pin is joined to 3.3 V", board => board.Faults.SetPointStuckHigh = true, "near full scale, where the set-point stands that high anyway"),
        new("set-point-divider-open", "the lower resistor of the set-point divider is open", board => board.Faults.SetPointDividerOpen = true),
        new("range-switch-short", "the switch that adds the EMS sense resistor is shorted", board => board.Faults.RangeSwitchShort = true, "in ems, where the switch is closed anyway"),
        new("sink-short", "drain and source of the sink transistor are shorted", board => board.Faults.SinkShort = true),
        new("opamp-stuck-high", "the op-amp of the sink drives its transistor fully on", board => board.Faults.OpAmpStuckHigh = true),
        new("sense-resistor-open", "the 3.32 kOhm sense resistor is open", board => board.Faults.SenseResistorOpen = true, "in ems, where it stands beside 33 ohm"),
        new("sense-resistor-short", "the 3.32 kOhm sense resistor is shorted", board => board.Faults.SenseResistorShort = true),
        new("feed-shunt-short", "the shunt in the EMS feed is shorted", board => board.Faults.FeedShuntShort = true, "the second comparator sees nothing any more, the first one does"),
        new("comparator-stuck", "the first comparator never trips", board => board.Faults.ComparatorStuck = true, "the second one looks at the feed"),
        new("series-resistor-short", "the 36 kOhm series resistor is shorted", board => board.Faults.SeriesResistorShort = true, "the sink still holds the current"),
        new("ms-rail-high", "the microcurrent rail is at 60 V", board => board.Faults.MicrocurrentRailHigh = true, "the sink still holds the current"),
        new("hv-switch-short", "the high-voltage switch is shorted", board => board.Faults.HighVoltageSwitchShort = true, "the slide switch or the sink still holds the current"),
        new("boost-stuck-on", "the high-voltage converter runs always", board => board.Faults.BoostStuckOn = true, "in ems, where the converter runs anyway"),
        new("bridge-switch-short", "the high-side switch of leg A is shorted: output of one polarity only", board => board.Faults.Q1 = SwitchFault.Short, "the sink sees the magnitude only, so that no channel shows the lost polarity"),
        new("bridge-q1-short", "the high-side switch of electrode A is shorted", board => board.Faults.Q1 = SwitchFault.Short),
        new("bridge-q1-open", "the high-side switch of electrode A is open", board => board.Faults.Q1 = SwitchFault.Open),
        new("bridge-q2-short", "the high-side switch of electrode B is shorted", board => board.Faults.Q2 = SwitchFault.Short),
        new("bridge-q2-open", "the high-side switch of electrode B is open", board => board.Faults.Q2 = SwitchFault.Open),
        new("bridge-q3-short", "the low-side switch of electrode A is shorted", board => board.Faults.Q3 = SwitchFault.Short),
        new("bridge-q3-open", "the low-side switch of electrode A is open", board => board.Faults.Q3 = SwitchFault.Open),
        new("bridge-q4-short", "the low-side switch of electrode B is shorted", board => board.Faults.Q4 = SwitchFault.Short),
        new("bridge-q4-open", "the low-side switch of electrode B is open", board => board.Faults.Q4 = SwitchFault.Open),
        new("feed-comparator-stuck", "the second comparator, on the EMS feed, never trips", board => board.Faults.FeedComparatorStuck = true, "the first one looks at the sense resistor"),
        new("maximum-on-time-limiter-dead", "the maximum-on-time limiter never trips", board => board.Faults.OnTimeLimiterStuck = true, "until a phase input stays on as well"),
        new("phase-limiter-dead", "the phase limiter never trips", board => board.Faults.PhaseLimiterStuck = true, "the firmware plans no phase that long"),
        new("sign-shunt-open", "the shunt of the signed sensor is open; its diodes carry the current", board => board.Faults.SignShuntOpen = true),
        new("sign-shunt-short", "the shunt of the signed sensor is shorted", board => board.Faults.SignShuntShort = true),
        new("sign-amplifier-zero", "the amplifier of the signed sensor shows no current", board => board.Faults.SignAmplifierStuck = 0),
        new("sign-amplifier-positive", "the amplifier of the signed sensor shows positive current always", board => board.Faults.SignAmplifierStuck = 1),
        new("sign-amplifier-negative", "the amplifier of the signed sensor shows negative current always", board => board.Faults.SignAmplifierStuck = -1),
        new("mux-stuck-low", "the multiplexer shows the channels of KICK low only", board => board.Faults.MultiplexerStuck = false),
        new("mux-stuck-high", "the multiplexer shows the channels of KICK high only", board => board.Faults.MultiplexerStuck = true),
        new("watchdog-stuck", "the window watchdog never trips", board => board.Faults.WatchdogStuck = true, "until the loop stops as well"),
    ];

    /// <summary>What to write on the command line.</summary>
    public string Name { get; }

    /// <summary>What it does, in one line.</summary>
    public string Description { get; }

    /// <summary>Where nothing shows it in a session, and why the load is none the worse for it; null if it always shows.</summary>
    public string? Latent { get; }

    /// <summary>The fault of that name, whatever its case; null if there is none.</summary>
    public static BoardFault? Find(string name)
    {
        foreach (BoardFault fault in All)
        {
            if (string.Equals(fault.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return fault;
            }
        }

        return null;
    }

    internal void ApplyTo(ReferenceBoard board) => _apply(board);
}
