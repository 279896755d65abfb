namespace NanoStim.VirtualBoard;

/// <summary>
/// Every value of the analog front end that the circuit model uses, at its nominal value unless a test or a tolerance study
/// says otherwise. Resistances in ohm, capacitances in farad, voltages in volt, times in seconds, currents in ampere.
/// </summary>
/// <remarks>
/// The values are the starting values of the reference board's front end. Those marked "fitted" stand for parts that have
/// not been chosen yet; they are set so that the model gives the currents which the circuit simulation of the front end gave:
/// 352 uA into 50 kOhm, 33 mA into 2 kOhm, 0.757 mA and 67.7 mA with the op-amp stuck high, 0.813 mA with the sink bypassed.
/// </remarks>
public sealed record FrontEndParameters
{
    /// <summary>Output level of a pin: the supply of the MCU.</summary>
    public double LogicVolts { get; init; } = 3.3;

    /// <summary>Upper resistor of the set-point divider. With the lower one, 100 % duty is 3.3 V * 11.5/19 = 1.997 V.</summary>
    public double SetPointUpperOhms { get; init; } = 7.5e3;

    /// <summary>Lower resistor of the set-point divider.</summary>
    public double SetPointLowerOhms { get; init; } = 11.5e3;

    /// <summary>First capacitor of the set-point filter, at the divider.</summary>
    public double SetPointFirstFarads { get; init; } = 100e-9;

    /// <summary>Resistor between the two capacitors of the set-point filter.</summary>
    public double SetPointSeriesOhms { get; init; } = 47e3;

    /// <summary>Second capacitor of the set-point filter. The whole filter settles to 1 % in 3.4 ms.</summary>
    public double SetPointSecondFarads { get; init; } = 10e-9;

    /// <summary>Sense resistor of the microcurrent range: 1.997 V / 3.32 kOhm = 0.602 mA full scale.</summary>
    public double SenseOhms { get; init; } = 3320;

    /// <summary>EMS adds this resistor and its switch in parallel: 1.997 V / 33.3 ohm = 59.9 mA full scale.</summary>
    public double EmsSenseOhms { get; init; } = 33.2;

    /// <summary>On-resistance of the switch that adds the EMS resistor.</summary>
    public double RangeSwitchOhms { get; init; } = 0.45;

    /// <summary>What is left between the sense node and ground when the 3.32 kOhm resistor is open: divider and leakage.</summary>
    public double SenseOpenOhms { get; init; } = 2e6;

    /// <summary>Gate threshold of the sink transistor. Fitted, together with the next value, to the two currents with the op-amp stuck high.</summary>
    public double SinkThresholdVolts { get; init; } = 0.7565;

    /// <summary>Overdrive of the sink transistor per square root of its current, in V/sqrt(A). Fitted.</summary>
    public double SinkOverdrive { get; init; } = 1.109;

    /// <summary>Drain-source resistance of the sink transistor when it is fully on. Fitted.</summary>
    public double SinkOnOhms { get; init; } = 5;

    /// <summary>On-resistance of a high-side bridge switch. Fitted.</summary>
    public double BridgeHighOhms { get; init; } = 20;

    /// <summary>On-resistance of a low-side bridge switch. Fitted.</summary>
    public double BridgeLowOhms { get; init; } = 12;

    /// <summary>The least voltage at the bridge top with which a high-side switch still conducts: its own gate threshold. Fitted to 0.813 mA.</summary>
    public double BridgeTopMinimumVolts { get; init; } = 2.23;

    /// <summary>Rail of the microcurrent range.</summary>
    public double MicrocurrentRailVolts { get; init; } = 33.0;

    /// <summary>The resistor that limits the microcurrent range without any firmware (2 x 18 kOhm).</summary>
    public double SeriesOhms { get; init; } = 36e3;

    /// <summary>Forward voltage of the diode between a rail and the bridge top (Schottky). With the leg diode 0.6 V, which fits 352 uA.</summary>
    public double RailDiodeVolts { get; init; } = 0.3;

    /// <summary>Current of the level shifter that holds a high-side switch on; it passes the series resistor.</summary>
    public double HoldAmps { get; init; } = 25e-6;

    /// <summary>Regulated voltage of the EMS reservoir.</summary>
    public double EmsRailVolts { get; init; } = 70;

    /// <summary>Reservoir of the EMS rail.</summary>
    public double ReservoirFarads { get; init; } = 10e-6;

    /// <summary>Bleeder that empties the reservoir when high voltage is off.</summary>
    public double BleedOhms { get; init; } = 10e3;

    /// <summary>Output resistance of the boost converter, averaged over its switching. Stands for its power limit; a converter has not been chosen.</summary>
    public double BoostOutputOhms { get; init; } = 400;

    /// <summary>Efficiency of the boost converter, for the battery current.</summary>
    public double BoostEfficiency { get; init; } = 0.75;

    /// <summary>Forward voltage of the boost diode: the reservoir never falls below the battery less this.</summary>
    public double BoostDiodeVolts { get; init; } = 0.4;

    /// <summary>Each of the two DC-blocking capacitors, one in each lead, in EMS only.</summary>
    public double BlockingFarads { get; init; } = 22e-6;

    /// <summary>The resistor across each blocking capacitor.</summary>
    public double BlockingBleedOhms { get; init; } = 220e3;

    /// <summary>
    /// Whether a diode in series with each high-side switch keeps the charge of skin or blocking capacitors from returning
    /// through the body diode of the switch at a polarity reversal, past the sink and past the sense resistor.
    /// </summary>
    /// <remarks>
    /// Without them a skin capacitance charged to 30 V gives a spike of tens of mA in the microcurrent range, for some us. With
    /// them sink and low-side switches see the rail plus the voltage on the skin: up to 140 V in EMS.
    /// </remarks>
    public bool LegDiodes { get; init; } = true;

    /// <summary>Forward voltage of a leg diode (Schottky).</summary>
    public double LegDiodeVolts { get; init; } = 0.3;

    /// <summary>Forward voltage of a body diode.</summary>
    public double BodyDiodeVolts { get; init; } = 0.6;

    /// <summary>Turn-on delay of each bridge gate.</summary>
    public double DeadTimeSeconds { get; init; } = 5e-6;

    /// <summary>Comparator threshold on the sensed current: 110 % of full scale.</summary>
    public double TripVolts { get; init; } = 2.2;

    /// <summary>Filter before the comparator: 4.7 kOhm, 1 nF.</summary>
    public double TripFilterSeconds { get; init; } = 4.7e3 * 1e-9;

    /// <summary>Comparator, latch and gate drivers, from the crossing to closed gates. Assumed; the parts have not been chosen.</summary>
    public double TripDelaySeconds { get; init; } = 1e-6;

    /// <summary>Gate-too-long limiter with the slide switch at EMS: longest time with a phase input high.</summary>
    public double EmsGateSeconds { get; init; } = 1.3e-3;

    /// <summary>Duty of the phase inputs above which the limiter at EMS fills up.</summary>
    public double EmsGateDuty { get; init; } = 0.095;

    /// <summary>Gate-too-long limiter with the slide switch at MS.</summary>
    public double MicrocurrentGateSeconds { get; init; } = 1.2;

    /// <summary>Duty above which the limiter at MS fills up: it empties fast, so that only a gate that stays on trips it. Assumed.</summary>
    public double MicrocurrentGateDuty { get; init; } = 0.95;

    /// <summary>The limiter's cause is gone when its capacitor is down to this part of the trip level (Schmitt trigger). Assumed.</summary>
    public double GateReleaseFraction { get; init; } = 0.5;

    /// <summary>Window watchdog: a kick earlier than this after the last one trips.</summary>
    public double WatchdogEarliestSeconds { get; init; } = 5e-3;

    /// <summary>Window watchdog: no kick for this long trips.</summary>
    public double WatchdogLatestSeconds { get; init; } = 40e-3;

    /// <summary>Charge time constant of both peak-holds: about 210 ohm into 47 nF.</summary>
    public double PeakChargeSeconds { get; init; } = 10e-6;

    /// <summary>Droop time constant of the peak-hold of the current: 47 nF, 22 MOhm.</summary>
    public double CurrentDroopSeconds { get; init; } = 47e-9 * 22e6;

    /// <summary>Droop time constant of the peak-hold of the electrode voltage: 47 nF, 2.2 MOhm.</summary>
    public double VoltageDroopSeconds { get; init; } = 47e-9 * 2.2e6;

    /// <summary>Time constant of the average of the current: 330 kOhm, 100 nF.</summary>
    public double MeanSeconds { get; init; } = 330e3 * 100e-9;

    /// <summary>Offset of the sense channels at the converter, clear of its dead zone.</summary>
    public double SenseOffsetVolts { get; init; } = 0.2;

    /// <summary>Divider of the electrode voltage and of the high voltage: 287 kOhm over 10 MOhm; 80 V gives 2.23 V.</summary>
    public double HighDivider { get; init; } = 287e3 / (10e6 + 287e3);

    /// <summary>Divider of the battery.</summary>
    public double BatteryDivider { get; init; } = 0.5;

    /// <summary>Internal resistance of the battery and its protection. Assumed for a small lithium cell.</summary>
    public double BatteryOhms { get; init; } = 0.15;

    /// <summary>Supply current of the board without high voltage. Assumed for an ESP32 with its radio off.</summary>
    public double BatteryIdleAmps { get; init; } = 0.05;

    /// <summary>Set-point voltage per volt at the pin.</summary>
    public double SetPointGain => SetPointLowerOhms / (SetPointUpperOhms + SetPointLowerOhms);

    /// <summary>Sense resistance with the EMS resistor added.</summary>
    public double EmsRangeOhms => Parallel(SenseOhms, EmsSenseOhms + RangeSwitchOhms);

    /// <summary>Forward voltage between a rail and the electrodes.</summary>
    internal double DropVolts => RailDiodeVolts + (LegDiodes ? LegDiodeVolts : 0);

    internal static double Parallel(double a, double b) => a * b / (a + b);
}
