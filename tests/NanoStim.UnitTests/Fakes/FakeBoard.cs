using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>
/// A board without physics: current flows as requested while the latch is armed and pulses run. What reaches the "load" is
/// <see cref="LoadMicroAmps"/>; what the firmware is told of it can be bent by the knobs.
/// </summary>
public class FakeBoard : BoardBase
{
    /// <summary>Resistance of the load in ohm: one that carries the ceiling of either mode within the compliance of its supply.</summary>
    public int LoadOhms = 900;

    /// <summary>Nothing is connected.</summary>
    public bool Open;

    /// <summary>The measured peak is this many thousandths of the true one.</summary>
    public int PeakPermille = 1000;

    /// <summary>The measured mean is this many thousandths of the true one.</summary>
    public int MeanPermille = 1000;

    /// <summary>The converter is frozen at this many counts; 0 for one that works.</summary>
    public int StuckCounts;

    /// <summary>Mean current that is measured whatever flows.</summary>
    public int GhostMicroAmps;

    /// <summary>The EMS supply when it is requested, and when it is not, in mV.</summary>
    public int SupplyMilliVolts = 70000;
    public int RestingSupplyMilliVolts = 4000;

    /// <summary>The zero calibration finds an implausible zero.</summary>
    public bool ZeroIsOff;

    /// <summary>Readings that were added to the zero calibration.</summary>
    public int ZeroReadings;

    /// <summary>Battery in mV.</summary>
    public int BatteryMilliVolts = 3900;

    /// <summary>The next write of the current throws.</summary>
    public bool ThrowOnWrite;

    /// <summary>Calls in their order, a letter each: A arm, D disarm, H/h high voltage on/off, R/r range EMS/microcurrent, W/w write above zero/zero, S start, X stop, F first duty changed, M backup memory written.</summary>
    public string Calls = "";

    /// <summary>The board has a backup memory by design.</summary>
    public bool MemoryIsFitted;

    /// <summary>What the backup memory holds; it survives the board. Null where none answers.</summary>
    public byte[] Memory;

    /// <summary>The memory reads, but takes nothing.</summary>
    public bool MemoryIsStuck;

    /// <summary>A write to the memory ends after so many bytes, as if the power had failed.</summary>
    public int BytesUntilPowerFails = int.MaxValue;

    /// <summary>So many readings of the memory are disturbed, as by a short press of MINUS; each in another byte of both copies.</summary>
    public int DisturbedReadings;

    /// <summary>The memory does not answer these readings: bit 0 is the first.</summary>
    public int SilentReadings;

    /// <summary>How often the backup memory and its clock were read.</summary>
    public int MemoryReadings;
    public int HourReadings;

    /// <summary>Hours of the clock of the backup memory; -1 where none answers.</summary>
    public int Hours = -1;

    /// <summary>The converter gives these counts for either sign of the current; 0 for one that works.</summary>
    public int SignedStuckCounts;

    /// <summary>Status light and buzzer, and how often each was written.</summary>
    public bool LightIsOn;
    public bool BuzzerIsOn;
    public int LightWrites;
    public int BuzzerWrites;

    /// <summary>The RTC runs at this many thousandths of the processor's clock.</summary>
    public int RtcPermille = 1000;

    // Where the second copy of the settings begins.
    private const int SecondCopyAt = 17;

    private int _readings;
    private int _peakReadings;
    private int _sinceFirstPulseMicros;

    /// <summary>The current that flows in the load, in µA.</summary>
    public int LoadMicroAmps => HasPositive || HasNegative ? DrivenMicroAmps : 0;

    private int DrivenMicroAmps => LatchIsClear && Running && !Open ? SetPoint : 0;

    /// <inheritdoc/>
    public override IConsolePort ConsolePort { get; set; }

    public override bool IsFitted => MemoryIsFitted;

    public override void MakeSafe()
    {
        Calls += "!";
        base.MakeSafe();
    }

    public override void SelectRange(CurrentRange range)
    {
        Calls += range == CurrentRange.Ems ? "R" : "r";
        base.SelectRange(range);
    }

    public override void WriteMicroAmps(int microAmps)
    {
        if (ThrowOnWrite)
        {
            ThrowOnWrite = false;
            throw new System.InvalidOperationException("planted");
        }

        Calls += microAmps > 0 ? "W" : "w";
        base.WriteMicroAmps(microAmps);
    }

    public override void Start(int frequencyHertz, int firstDuty, int secondDuty)
    {
        Calls += "S";
        base.Start(frequencyHertz, firstDuty, secondDuty);
    }

    public override void WriteFirstDuty(int firstDuty)
    {
        Calls += "F";
        base.WriteFirstDuty(firstDuty);
    }

    public override void Stop()
    {
        Calls += "X";
        base.Stop();
    }

    public override void Arm()
    {
        Calls += "A";
        base.Arm();
    }

    public override void Disarm()
    {
        Calls += "D";
        base.Disarm();
    }

    public override void RequestHighVoltage(bool on)
    {
        Calls += on ? "H" : "h";
        base.RequestHighVoltage(on);
    }

    public override void Sample(Measurement measurement)
    {
        int microAmps = LoadMicroAmps;
        bool driven = Armed && Running && SetPoint > 0;
        SampleShared(measurement, microAmps);
        if (!measurement.SharedHigh)
        {
            SamplePeak(measurement);
            measurement.MeanMicroAmps = measurement.MeanMicroAmps * MeanPermille / 1000 + GhostMicroAmps;
        }

        int rail = Ems ? 70000 : 33000;
        measurement.ElectrodeMilliVolts = driven && Open ? rail : HeldMilliVolts(microAmps);
        measurement.BatteryMilliVolts = BatteryMilliVolts;
        measurement.HighVoltageMilliVolts = HighVoltage ? SupplyMilliVolts : RestingSupplyMilliVolts;

        // Noise: the lowest bit of a converter that works keeps changing.
        _readings++;
        measurement.BatteryCounts = 2544 + Noise(_readings);
        measurement.HighVoltageCounts = 300 + Noise(_readings);
        measurement.SignedCounts = SignedStuckCounts > 0 ? SignedStuckCounts : 248 + Noise(_readings);
    }

    public override void SamplePeak(Measurement measurement)
    {
        measurement.PeakMicroAmps = (int)((long)LoadMicroAmps * PeakPermille * (1000 + (Ems ? EmsScalePermille : MicrocurrentScalePermille)) / 1000000);
        _peakReadings++;
        measurement.PeakCounts = StuckCounts > 0 ? StuckCounts : 248 + (_peakReadings & 1);
    }

    /// <summary>A pulse in every period, and between pulses a droop with 100 ms.</summary>
    private int HeldMilliVolts(int microAmps)
    {
        _sinceFirstPulseMicros += TickMicros;
        int peak = (int)((long)microAmps * LoadOhms / 1000) + ShuntMilliVolts(microAmps);
        int steps = FrequencyHertz > 0 ? _sinceFirstPulseMicros % (1000000 / FrequencyHertz) / 10000 : 0;
        for (int i = 0; i < steps; i++)
        {
            peak -= peak / 10;
        }

        return peak;
    }

    /// <summary>The shunt of the signed channel is in the lead, so the electrode voltage includes it: 390 ohm, clamped by diodes.</summary>
    private static int ShuntMilliVolts(int microAmps)
    {
        int linear = microAmps * 390 / 1000;
        int clamped = 716 + microAmps * 24 / 10000;
        return linear < clamped ? linear : clamped;
    }

    public override void AccumulateZero()
    {
        ZeroReadings++;
    }

    public override bool AcceptZero()
    {
        return !ZeroIsOff;
    }

    public override void Light(bool on)
    {
        LightIsOn = on;
        LightWrites++;
    }

    public override void Buzzer(bool on)
    {
        BuzzerIsOn = on;
        BuzzerWrites++;
    }

    public override int ReadSeconds()
    {
        return Hours >= 0 ? (int)(Now * RtcPermille / 1000000000 % 60) : -1;
    }

    public override int ReadHours()
    {
        HourReadings++;
        return Hours;
    }

    public override bool Read(byte[] bytes)
    {
        MemoryReadings++;
        if (Memory == null || MemoryReadings <= 31 && (SilentReadings >> (MemoryReadings - 1) & 1) != 0)
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = Memory[i];
        }

        if (DisturbedReadings > 0)
        {
            bytes[DisturbedReadings] ^= 0xFF;
            bytes[DisturbedReadings + SecondCopyAt] ^= 0xFF;
            DisturbedReadings--;
        }

        return true;
    }

    public override bool Write(byte[] bytes, int offset)
    {
        if (Memory == null || MemoryIsStuck)
        {
            return false;
        }

        Calls += "M";
        for (int i = 0; i < bytes.Length && i < BytesUntilPowerFails; i++)
        {
            Memory[offset + i] = bytes[i];
        }

        return bytes.Length <= BytesUntilPowerFails;
    }
}
