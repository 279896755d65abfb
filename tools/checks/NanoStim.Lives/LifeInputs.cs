using NanoStim.LoadJudge;
using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>What is outside of the device and stays while it is off: switch, charger, battery, load.</summary>
internal sealed class LifeInputs(string load)
{
    internal bool EmsSwitch { get; set; }

    internal bool Charger { get; set; }

    internal double BatteryVolts { get; set; } = 3.9;

    /// <summary>Commands of a console are obeyed with it; the buttons do not depend on it.</summary>
    internal bool BenchStrap { get; set; } = true;

    internal LoadModel Load { get; set; } = LoadModel.Parse(load);

    /// <summary>The load as the judge sees it.</summary>
    internal static SeenLoad Seen(LoadModel load) =>
        new(load.IsOpen ? double.PositiveInfinity : load.SeriesOhms + load.ParallelOhms, load.ParallelFarads == 0);

    internal VirtualBoardOptions Options(Mcp7940n memory) => new()
    {
        Load = Load,
        EmsSwitch = EmsSwitch,
        ChargerPresent = Charger,
        BatteryVolts = BatteryVolts,
        BackupMemory = memory,
        BenchStrap = BenchStrap,
    };
}
