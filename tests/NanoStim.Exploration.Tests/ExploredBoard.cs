using NanoStim.Hal;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.Exploration.Tests;

/// <summary>A board without physics whose whole state is a few fields, so that it can be copied together with the firmware.</summary>
internal sealed class ExploredBoard : BoardBase
{
    public Reading Reading;
    public int Readings;
    public int PeakReadings;

    /// <summary>What flowed while the firmware waited by itself, within a step.</summary>
    public int WaitedMicroAmps;

    /// <summary>What could flow through a good load.</summary>
    public int OutputMicroAmps => !LatchSet && Running && SecondDuty > 0 ? SetPoint : 0;

    /// <summary>The latch keeps the output off.</summary>
    public bool LatchSet => !LatchIsClear && Reading != Reading.LatchFree;

    /// <summary>No console.</summary>
    public override IConsolePort ConsolePort { get; set; } = null!;

    public override void WaitForTick()
    {
        base.WaitForTick();
        WaitedMicroAmps = Math.Max(WaitedMicroAmps, OutputMicroAmps);
    }

    /// <summary>Takes over what the reading means for the latch and the protections: before anything is asked of them.</summary>
    public void Show(Reading reading)
    {
        Reading = reading;
        LatchHeld = reading == Reading.LatchHeld;
        FirstPhaseLost = reading == Reading.PhaseLost;
        WatchdogIsDead = reading == Reading.ProtectionDead;
    }

    public override void Arm()
    {
        base.Arm();
        TripByInputs();
    }

    public override void SamplePeak(Measurement measurement)
    {
        int microAmps = HasPositive || HasNegative ? OutputMicroAmps : 0;
        measurement.PeakMicroAmps = Reading switch
        {
            Reading.Open or Reading.NoCurrent => 0,
            Reading.Above => microAmps + microAmps / 2 + (Ems ? 2_000 : 20),
            Reading.Saturated => Ems ? 90_000 : 900,
            _ => microAmps,
        };
        measurement.PeakCounts = Reading == Reading.Saturated ? MaxCounts : Reading == Reading.Stuck ? 300 : 248 + (PeakReadings++ & 1);
    }

    public override void Sample(Measurement measurement)
    {
        int microAmps = HasPositive || HasNegative ? OutputMicroAmps : 0;
        bool interrupted = Reading is Reading.Open or Reading.NoCurrent;
        SampleShared(measurement, interrupted ? 0 : microAmps);
        if (!measurement.SharedHigh)
        {
            SamplePeak(measurement);
        }

        if (!measurement.SharedHigh && Reading is Reading.MeanTwice or Reading.WhileOff)
        {
            measurement.MeanMicroAmps = Reading == Reading.MeanTwice ? microAmps : Ems ? 5_000 : 50;
        }

        bool driven = microAmps > 0;
        measurement.ElectrodeMilliVolts = Reading switch
        {
            Reading.Open => driven ? (Ems ? 70_000 : 33_000) : 0,
            Reading.Short => 0,
            _ => microAmps,
        };
        measurement.BatteryMilliVolts = Reading == Reading.LowBattery ? 3_000 : 3_900;
        measurement.HighVoltageMilliVolts = Reading == Reading.WrongSupply ? 90_000 : HighVoltage ? 70_000 : 4_000;

        // The lowest bit of a converter that works is never frozen.
        Readings++;
        measurement.BatteryCounts = 2_544 + Noise(Readings);
        measurement.HighVoltageCounts = Reading == Reading.OneSupply ? measurement.BatteryCounts : 300 + Noise(Readings);
        measurement.SignedCounts = Reading == Reading.SignedStuck ? 300 : 248 + Noise(Readings);
    }

    public override bool AcceptZero() => Reading != Reading.Saturated;

    public override void Sample(InputState state)
    {
        TripByInputs();
        base.Sample(state);
        state.Tripped &= Reading != Reading.LatchFree;
    }

    private void TripByInputs()
    {
        if (Switches.StopPressed || Switches.ChargerPresent)
        {
            LatchSetByHardware = true;
        }
    }
}
