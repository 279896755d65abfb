namespace NanoStim.VirtualBoard;

/// <summary>
/// Every value of the analog front end that the circuit model uses, at its nominal value unless a test or a tolerance study
/// says otherwise. Resistances in ohm, capacitances in farad, voltages in volt, times in seconds, currents in ampere.
/// </summary>
/// <remarks>
/// All come from <c>hardware/front-end.param</c>, which the SPICE decks include: the numbers, with parts and tolerances, are in
/// it. A figure in a comment explains the value; the file defines it.
/// </remarks>
public sealed record FrontEndParameters
{
    private static readonly FrontEndFile Parts = FrontEndFile.Reference;

    /// <summary>Every part at its nominal value.</summary>
    public static FrontEndParameters Nominal { get; } = new();

    /// <summary>Output level of a pin: the supply of the MCU.</summary>
    public double LogicVolts { get; init; } = Parts["LogicVolts"];

    /// <summary>Upper resistor of the set-point divider. With the lower one, 100 % duty is 3.3 V * 11.5/19 = 1.997 V.</summary>
    public double SetPointUpperOhms { get; init; } = Parts["SetPointUpperOhms"];

    /// <summary>Lower resistor of the set-point divider.</summary>
    public double SetPointLowerOhms { get; init; } = Parts["SetPointLowerOhms"];

    /// <summary>First capacitor of the set-point filter, at the divider.</summary>
    public double SetPointFirstFarads { get; init; } = Parts["SetPointFirstFarads"];

    /// <summary>Resistor between the two capacitors of the set-point filter.</summary>
    public double SetPointSeriesOhms { get; init; } = Parts["SetPointSeriesOhms"];

    /// <summary>Second capacitor of the set-point filter. The whole filter settles to 1 % in 3.4 ms.</summary>
    public double SetPointSecondFarads { get; init; } = Parts["SetPointSecondFarads"];

    /// <summary>Sense resistor of the microcurrent range: 1.997 V / 3.32 kOhm = 0.602 mA full scale.</summary>
    public double SenseOhms { get; init; } = Parts["SenseOhms"];

    /// <summary>EMS adds this resistor and its switch in parallel: 1.997 V / 33.3 ohm = 59.9 mA full scale.</summary>
    public double EmsSenseOhms { get; init; } = Parts["EmsSenseOhms"];

    /// <summary>On-resistance of the switch that adds the EMS resistor.</summary>
    public double RangeSwitchOhms { get; init; } = Parts["RangeSwitchOhms"];

    /// <summary>What is left between the sense node and ground when the 3.32 kOhm resistor is open: divider and leakage.</summary>
    public double SenseOpenOhms { get; init; } = Parts["SenseOpenOhms"];

    /// <summary>Gate threshold of the sink transistor.</summary>
    public double SinkThresholdVolts { get; init; } = Parts["SinkThresholdVolts"];

    /// <summary>Overdrive of the sink transistor per square root of its current, in V/sqrt(A).</summary>
    public double SinkOverdrive { get; init; } = Parts["SinkOverdrive"];

    /// <summary>Drain-source resistance of the sink transistor when it is fully on.</summary>
    public double SinkOnOhms { get; init; } = Parts["SinkOnOhms"];

    /// <summary>On-resistance of a high-side bridge switch.</summary>
    public double BridgeHighOhms { get; init; } = Parts["BridgeHighOhms"];

    /// <summary>On-resistance of a low-side bridge switch.</summary>
    public double BridgeLowOhms { get; init; } = Parts["BridgeLowOhms"];

    /// <summary>Gate drive of the low-side bridge switches. They are cascodes of the sink: it bounds the current even with the sink shorted.</summary>
    public double GateSupplyVolts { get; init; } = Parts["GateSupplyVolts"];

    /// <summary>Gate threshold of a low-side bridge switch.</summary>
    public double LowSideThresholdVolts { get; init; } = Parts["LowSideThresholdVolts"];

    /// <summary>Overdrive of a low-side bridge switch per square root of its current, in V/sqrt(A).</summary>
    public double LowSideOverdrive { get; init; } = Parts["LowSideOverdrive"];

    /// <summary>Minimum voltage at the bridge top with which a high-side switch still conducts: its own gate threshold.</summary>
    public double BridgeTopMinimumVolts { get; init; } = Parts["BridgeTopMinimumVolts"];

    /// <summary>Rail of the microcurrent range.</summary>
    public double MicrocurrentRailVolts { get; init; } = Parts["MicrocurrentRailVolts"];

    /// <summary>The resistor that limits the microcurrent range without any firmware (2 x 18 kOhm).</summary>
    public double SeriesOhms { get; init; } = Parts["SeriesOhms"];

    /// <summary>Forward voltage of the diode between a rail and the bridge top (Schottky). With the leg diode 0.6 V, which fits 352 uA.</summary>
    public double RailDiodeVolts { get; init; } = Parts["RailDiodeVolts"];

    /// <summary>Current of the level shifter that holds a high-side switch on; it passes the series resistor.</summary>
    public double HoldAmps { get; init; } = Parts["HoldAmps"];

    /// <summary>Regulated voltage of the EMS reservoir.</summary>
    public double EmsRailVolts { get; init; } = Parts["EmsRailVolts"];

    /// <summary>Reservoir of the EMS rail.</summary>
    public double ReservoirFarads { get; init; } = Parts["ReservoirFarads"];

    /// <summary>Bleeder that empties the reservoir when high voltage is off.</summary>
    public double BleedOhms { get; init; } = Parts["BleedOhms"];

    /// <summary>Output resistance of the boost converter, averaged over its switching. Stands for its power limit; a converter has not been chosen.</summary>
    public double BoostOutputOhms { get; init; } = Parts["BoostOutputOhms"];

    /// <summary>Efficiency of the boost converter, for the battery current.</summary>
    public double BoostEfficiency { get; init; } = Parts["BoostEfficiency"];

    /// <summary>Forward voltage of the boost diode: the reservoir never falls below the battery less this.</summary>
    public double BoostDiodeVolts { get; init; } = Parts["BoostDiodeVolts"];

    /// <summary>Each of the two DC-blocking capacitors, one in each lead, in EMS only.</summary>
    public double BlockingFarads { get; init; } = Parts["BlockingFarads"];

    /// <summary>The resistor that lies across each blocking capacitor always.</summary>
    public double BlockingBleedOhms { get; init; } = Parts["BlockingBleedOhms"];

    /// <summary>Insulation resistance of each blocking capacitor.</summary>
    public double BlockingLeakOhms { get; init; } = Parts["BlockingLeakOhms"];

    /// <summary>The resistor that a normally closed relay puts across each blocking capacitor while the trip latch is tripped.</summary>
    public double BlockingDischargeOhms { get; init; } = Parts["BlockingDischargeOhms"];

    /// <summary>Shunt of the signed sensor, in the lead of electrode A before its blocking capacitor.</summary>
    public double SignShuntOhms { get; init; } = Parts["SignShuntOhms"];

    /// <summary>The diodes across that shunt are taken as a line: its voltage at no current.</summary>
    public double SignClampVolts { get; init; } = Parts["SignClampVolts"];

    /// <summary>Slope of that line.</summary>
    public double SignClampOhms { get; init; } = Parts["SignClampOhms"];

    /// <summary>Volt per ampere of SIGN_POS and SIGN_NEG; SIGN_MEAN has half of it.</summary>
    public double SignVoltsPerAmp { get; init; } = Parts["SignScale"];

    /// <summary>Current above which SIGN_POS and SIGN_NEG show no change.</summary>
    public double SignPeakClipAmps { get; init; } = Parts["SignPeakClipAmps"];

    /// <summary>Minimum output of the amplifier before the low-pass of SIGN_MEAN.</summary>
    public double SignMeanFloorVolts { get; init; } = Parts["SignMeanFloorVolts"];

    /// <summary>Series resistance of a leg diode.</summary>
    public double LegDiodeOhms { get; init; } = Parts["LegDiodeOhms"];

    /// <summary>The voltage of a leg diode changes by this for a current e times as high.</summary>
    public double LegDiodeSlopeVolts { get; init; } = Parts["LegDiodeSlopeVolts"];

    /// <summary>Drain-source breakdown of the sink transistor, which only a shorted low-side switch exposes to the rail.</summary>
    public double SinkBreakdownVolts { get; init; } = Parts["SinkBreakdownVolts"];

    /// <summary>Current at which the isolated amplifier clips: 2.49 V at its output, times 1.075, at 3320 V/A.</summary>
    public double SignClipAmps { get; init; } =
        Parts["SignClipVolts"] * Parts["SignFeedbackOhms"] / Parts["SignInOhms"] / Parts["SignScale"];

    /// <summary>SIGN_MEAN without current.</summary>
    public double SignMeanZeroVolts { get; init; } = Parts["SignMeanZeroVolts"];

    /// <summary>Droop time constant of SIGN_POS and SIGN_NEG.</summary>
    public double SignDroopSeconds { get; init; } = Parts["SignDroopSeconds"];

    /// <summary>Time constant of SIGN_MEAN.</summary>
    public double SignMeanSeconds { get; init; } = Parts["SignMeanSeconds"];

    /// <summary>What a shared channel of the converter settles with after an edge of KICK.</summary>
    public double MultiplexerSeconds { get; init; } = Parts["MultiplexerSeconds"];

    /// <summary>
    /// Whether a diode in series with each high-side switch keeps the charge of skin or blocking capacitors from returning
    /// through the body diode of the switch at a polarity reversal, past the sink and past the sense resistor.
    /// </summary>
    /// <remarks>
    /// Without them a skin capacitance charged to 30 V gives a spike of tens of mA in the microcurrent range, for some us. With
    /// them sink and low-side switches see the rail plus the voltage on the skin: up to 140 V in EMS.
    /// </remarks>
    public bool LegDiodes { get; init; } = true;

    /// <summary>Forward voltage of a leg diode.</summary>
    public double LegDiodeVolts { get; init; } = Parts["LegDiodeVolts"];

    /// <summary>Forward voltage of a body diode.</summary>
    public double BodyDiodeVolts { get; init; } = Parts["BodyDiodeVolts"];

    /// <summary>Turn-on delay of each bridge switch.</summary>
    public double DeadTimeSeconds { get; init; } = Parts["DeadTimeSeconds"];

    /// <summary>Comparator threshold on the sensed current: 110 % of full scale.</summary>
    public double TripVolts { get; init; } = Parts["TripVolts"];

    /// <summary>Shunt in the feed from the EMS reservoir, outside the loop of the sink.</summary>
    public double FeedShuntOhms { get; init; } = Parts["FeedShuntOhms"];

    /// <summary>Gain of the current monitor on that shunt.</summary>
    public double FeedGain { get; init; } = Parts["FeedGain"];

    /// <summary>Threshold of the second comparator on the monitored current of the feed: 66.7 mA.</summary>
    public double FeedTripVolts { get; init; } = Parts["FeedTripVolts"];

    /// <summary>Filter before each comparator: 2.7 kOhm, 1 nF.</summary>
    public double TripFilterSeconds { get; init; } = Parts["TripFilterSeconds"];

    /// <summary>Delay of comparator (either), latch and drivers, from the crossing until the bridge switches are off.</summary>
    public double TripDelaySeconds { get; init; } = Parts["TripDelaySeconds"];

    /// <summary>Resistor through which the comparator test puts the logic supply on a filtered comparator input.</summary>
    public double TestOhms { get; init; } = Parts["TestOhms"];

    /// <summary>Resistor of the filter before each comparator.</summary>
    public double TripFilterOhms { get; init; } = Parts["TripFilterOhms"];

    /// <summary>Phase limiter, slide switch at EMS: longest time that a bridge switch may stay on without a break.</summary>
    public double PhaseLimitSeconds { get; init; } = Parts["PhaseLimitSeconds"];

    /// <summary>Maximum-on-time limiter with the slide switch at EMS: longest time with a phase input high.</summary>
    public double EmsGateSeconds { get; init; } = Parts["EmsGateSeconds"];

    /// <summary>Duty of the phase inputs above which the limiter at EMS fills up.</summary>
    public double EmsGateDuty { get; init; } = Parts["EmsGateDuty"];

    /// <summary>Maximum-on-time limiter with the slide switch at MS.</summary>
    public double MicrocurrentGateSeconds { get; init; } = Parts["MicrocurrentGateSeconds"];

    /// <summary>Duty above which the limiter at MS fills up: it empties fast, so that only a bridge switch that stays on trips it.</summary>
    public double MicrocurrentGateDuty { get; init; } = Parts["MicrocurrentGateDuty"];

    /// <summary>The limiter no longer pulls the trip net when its capacitor has fallen to this part of the trip level (Schmitt trigger).</summary>
    public double GateReleaseFraction { get; init; } = Parts["GateReleaseFraction"];

    /// <summary>Window watchdog: a kick earlier than this after the last one trips.</summary>
    public double WatchdogEarliestSeconds { get; init; } = Parts["WatchdogEarliestSeconds"];

    /// <summary>Window watchdog: no kick for this long trips.</summary>
    public double WatchdogLatestSeconds { get; init; } = Parts["WatchdogLatestSeconds"];

    /// <summary>Charge time constant of both peak-holds: about 210 ohm into 47 nF.</summary>
    public double PeakChargeSeconds { get; init; } = Parts["PeakChargeSeconds"];

    /// <summary>Droop time constant of the peak-hold of the current: 47 nF, 22 MOhm.</summary>
    public double CurrentDroopSeconds { get; init; } = Parts["CurrentDroopSeconds"];

    /// <summary>Droop time constant of the peak-hold of the electrode voltage: 47 nF, 2.2 MOhm.</summary>
    public double VoltageDroopSeconds { get; init; } = Parts["VoltageDroopSeconds"];

    /// <summary>Time constant of the average of the current: 330 kOhm, 100 nF.</summary>
    public double MeanSeconds { get; init; } = Parts["MeanSeconds"];

    /// <summary>Offset of the sense channels at the converter, above its dead zone.</summary>
    public double SenseOffsetVolts { get; init; } = Parts["SenseOffsetVolts"];

    /// <summary>Divider of the electrode voltage and of the high voltage: 287 kOhm over 10 MOhm; 80 V gives 2.23 V.</summary>
    public double HighDivider { get; init; } =
        Parts["HighDividerLowerOhms"] / (Parts["HighDividerUpperOhms"] + Parts["HighDividerLowerOhms"]);

    /// <summary>Divider of the battery.</summary>
    public double BatteryDivider { get; init; } = Parts["BatteryDivider"];

    /// <summary>Internal resistance of the battery and its protection. Assumed for a small lithium cell.</summary>
    public double BatteryOhms { get; init; } = Parts["BatteryOhms"];

    /// <summary>Supply current of the board without high voltage. Assumed for an ESP32 with its radio off.</summary>
    public double BatteryIdleAmps { get; init; } = Parts["BatteryIdleAmps"];

    /// <summary>Set-point voltage per volt at the pin.</summary>
    public double SetPointGain => SetPointLowerOhms / (SetPointUpperOhms + SetPointLowerOhms);

    /// <summary>Sense resistance with the EMS resistor added.</summary>
    public double EmsRangeOhms => Parallel(SenseOhms, EmsSenseOhms + RangeSwitchOhms);

    /// <summary>Forward voltage between a rail and the electrodes.</summary>
    internal double DropVolts => RailDiodeVolts + (LegDiodes ? LegDiodeVolts : 0);

    internal static double Parallel(double a, double b) => a * b / (a + b);
}
