namespace NanoStim.VirtualBoard;

/// <summary>Which signal of the circuit is wired to which pin of the ESP32.</summary>
internal static class BoardPins
{
    /// <summary>Number of GPIO of the ESP32.</summary>
    internal const int Count = 40;

    internal const int FirstPhase = 25;
    internal const int SecondPhase = 26;
    internal const int SetPoint = 27;
    internal const int EmsRange = 18;
    internal const int HighVoltageEnable = 19;
    internal const int Arm = 21;
    internal const int WatchdogKick = 22;
    internal const int LatchArmed = 33;
    internal const int Plus = 4;
    internal const int Minus = 13;
    internal const int Mode = 0;
    internal const int Stop = 5;
    internal const int EmsSwitch = 14;
    internal const int Charger = 15;
    internal const int BenchStrap = 23;
    internal const int Light = 2;
    internal const int Buzzer = 12;

    // ADC1: channels 0, 3, 6, 7 and 4.
    internal const int PeakCurrent = 36;
    internal const int ElectrodeVoltage = 34;

    // Shared by two channels each; the first is seen while KICK is low.
    internal const int MeanOrSignedMean = 39;
    internal const int SignedPeaks = 32;
    internal const int BatteryOrReservoir = 35;
}
