namespace NanoStim.VirtualBoard.Tests;

/// <summary>
/// The same circuit integrated in small steps straight from its equations, to check the closed forms against. Knows one
/// biphasic pulse with the bridge's dead time; set-point settled.
/// </summary>
internal sealed class CircuitReference(FrontEndParameters p, LoadModel load, bool ems, double setAmps)
{
    private const double Step = 5e-9;

    private readonly double _blockingFarads = p.BlockingFarads / 2;

    internal double Skin { get; private set; }

    internal double Blocking { get; private set; }

    internal double Reservoir { get; private set; } = p.EmsRailVolts;

    internal double Coulombs { get; private set; }

    internal double Joules { get; private set; }

    internal double HeldVolts { get; private set; }

    internal double HeldAcross { get; private set; }

    internal void Run(int polarity, double seconds)
    {
        int steps = (int)Math.Round(seconds / Step);
        for (int i = 0; i < steps; i++)
        {
            OneStep(polarity);
        }
    }

    private void OneStep(int polarity)
    {
        double senseOhms = ems ? p.EmsRangeOhms : p.SenseOhms;
        double against = polarity * (Skin + Blocking);
        double loadAmps = 0;
        double sinkAmps = 0;
        double across = 0;
        if (polarity != 0)
        {
            double ohms = p.BridgeHighOhms + p.BridgeLowOhms + load.SeriesOhms + p.SinkOnOhms + senseOhms;
            double available = ems
                ? ThroughShunt(Reservoir - p.DropVolts - against, ohms + p.FeedShuntOhms)
                : ThroughShunt(p.MicrocurrentRailVolts - p.DropVolts - (p.HoldAmps * p.SeriesOhms) - against, ohms + p.SeriesOhms);
            sinkAmps = Math.Min(setAmps, available);
            loadAmps = sinkAmps;
            across = loadAmps * (p.BridgeHighOhms + p.BridgeLowOhms + load.SeriesOhms) + ShuntVolts(loadAmps) + against;
            if (!p.LegDiodes)
            {
                double returned = ThroughShunt(-against - p.BodyDiodeVolts, p.BridgeHighOhms + load.SeriesOhms);
                if (returned > setAmps)
                {
                    sinkAmps = setAmps;
                    loadAmps = returned;
                    across = 0;
                }
            }
        }

        Joules += Step * loadAmps * ((loadAmps * load.SeriesOhms) + (polarity * Skin));
        double amps = polarity * loadAmps;
        Coulombs += Step * amps;
        Skin += load.ParallelFarads > 0 ? Step * (amps - (Skin / load.ParallelOhms)) / load.ParallelFarads : 0;
        Blocking += ems ? Step * (amps - (Blocking / BlockingOhms)) / _blockingFarads : 0;
        double refill = (p.EmsRailVolts - Reservoir) / p.BoostOutputOhms;
        Reservoir += ems ? Step * (refill - sinkAmps) / p.ReservoirFarads : 0;
        HeldVolts = Hold(HeldVolts, sinkAmps * senseOhms, p.CurrentDroopSeconds);
        HeldAcross = Hold(HeldAcross, across, p.VoltageDroopSeconds);
    }

    // 10 MOhm and the insulation of the capacitor across each of the two.
    private double BlockingOhms => 2 / ((1 / p.BlockingBleedOhms) + (1 / p.BlockingLeakOhms));

    // 390 ohm up to the line of the diodes, 0.716 V and 2.4 ohm.
    private double ThroughShunt(double volts, double ohms) =>
        Math.Max(volts / (ohms + p.SignShuntOhms) is var amps && ShuntVolts(amps) < amps * p.SignShuntOhms
            ? (volts - p.SignClampVolts) / (ohms + p.SignClampOhms)
            : amps, volts / (ohms + p.SignShuntOhms));

    private double ShuntVolts(double amps) => Math.Min(amps * p.SignShuntOhms, p.SignClampVolts + (amps * p.SignClampOhms));

    private double Hold(double held, double input, double droopSeconds) =>
        held + (Step * ((Math.Max(0, input - held) / p.PeakChargeSeconds) - (held / droopSeconds)));
}
