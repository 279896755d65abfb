using System.Text;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Tests.Fixtures;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Bench;

/// <summary>What the virtual board delivered, and what its capture says when it is measured, are the same within the stated uncertainty.</summary>
public class RoundTripTests
{
    private const int Seconds = 90;

    public static IEnumerable<string> Programs => Enumerable.Range(0, ProgramCatalogue.Count).Select(index => ProgramCatalogue.At(index).Name);

    [TestCaseSource(nameof(Programs))]
    public void A_capture_says_what_was_delivered(string name)
    {
        (SessionResult session, ChannelMeasurement channel) = Run(name);
        DeliveredFigures delivered = session.Delivered;
        MeasurementUncertainty off = channel.Uncertainty;

        Assert.Multiple(() =>
        {
            Assert.That(channel.PeakMicroAmps, Is.EqualTo(delivered.PeakMicroAmps).Within(off.PeakMicroAmps!.Value));
            Assert.That(channel.FrequencyHertz * 1e3, Is.EqualTo(delivered.FrequencyMilliHertz).Within(off.FrequencyHertz!.Value * 1e3));
            Assert.That(channel.PhaseWidthMicros, Is.EqualTo(delivered.PhaseWidthMicros).Within(off.PhaseWidthMicros!.Value));
            Assert.That(channel.NetChargeNanoCoulombs, Is.EqualTo(delivered.NetChargeNanoCoulombs).Within(off.NetChargeNanoCoulombs!.Value));
            Assert.That(channel.MovedChargeNanoCoulombs, Is.EqualTo(delivered.MovedChargeNanoCoulombs).Within(off.NetChargeNanoCoulombs!.Value));
            Assert.That(channel.MaxPhaseChargeNanoCoulombs, Is.EqualTo(delivered.MaxPhaseChargeNanoCoulombs).Within(off.PhaseChargeNanoCoulombs!.Value));
            Assert.That(channel.RmsMicroAmps, Is.EqualTo(delivered.RmsMicroAmps).Within(off.RmsMicroAmps!.Value));
            SideMeasurement side = channel.Positive ?? channel.Negative!;
            Assert.That(side.Peak * 1e6, Is.EqualTo(delivered.SteadyPeakMicroAmps).Within(off.PlateauMicroAmps!.Value));
        });
    }

    private static (SessionResult Session, ChannelMeasurement Channel) Run(string name)
    {
        TreatmentProgram program = ProgramCatalogue.Find(name);
        bool isEms = program.Mode == StimulationMode.Ems;
        MemoryStream file = new();
        SessionResult session;
        using (CaptureWriter capture = new(new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" }))
        {
            session = SessionRunner.Run(new SessionRequest
            {
                Program = program,
                IntensityMicroAmps = isEms ? 20_000 : 200,
                Load = LoadModel.Parse(isEms ? "500ohm" : "10kohm"),
                Seconds = Seconds,
                Probe = capture,
            });
        }

        CaptureMeasurement measured = Captures.Measure(file.ToArray());
        Assert.That(measured.Format, Is.EqualTo("nanoStim capture"));
        return (session, measured.Channels.Single(channel => channel.Unit == "A"));
    }
}
