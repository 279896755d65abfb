using NanoStim.Esp32Model;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Random use: random drives on every pin, random loads, switches and faults.</summary>
public class RandomUseTests
{
    private static readonly int[] Outputs = [25, 26, 27, 18, 19, 21, 22];
    private static readonly int[] Inputs = [36, 39, 34, 35, 32];
    // The skin's own charge returns through a low-side body diode: see BridgeFaultTests.
    private static readonly string[] ReturnsOfSkin = ["bridge-q1-open", "bridge-q2-open"];

    private static readonly BoardFault[] Faults =
        [.. BoardFault.All.Where(fault => !fault.NeedsChip && fault.Name is not ("stop-pressed" or "charger-in"))];

    [Test]
    [Requirement("SR-2")]
    public void With_the_slide_switch_at_ms_and_one_fault_no_load_ever_sees_a_milliamp([Range(1, 40)] int seed)
    {
        Random random = new(seed);
        ReferenceBoard board = new(new VirtualBoardOptions());
        BoardFault[] faults = [.. Faults.Where(fault => !ReturnsOfSkin.Contains(fault.Name))];
        BoardFault fault = faults[random.Next(faults.Length)];
        board.At(random.NextInt64(1_000_000_000), () => board.Inject(fault));
        Exercise(board, random, changeSlide: false);
        Assert.That(board.Meter.Read().PeakMicroAmps, Is.LessThan(820), fault.Name);
    }

    [Test]
    public void Any_mix_of_faults_gives_finite_figures([Range(1, 40)] int seed)
    {
        Random random = new(seed);
        ReferenceBoard board = new(new VirtualBoardOptions
        {
            FrontEnd = new FrontEndParameters { LegDiodes = random.Next(2) == 0 },
            EmsSwitch = true,
        });
        for (int i = random.Next(6); i > 0; i--)
        {
            BoardFault fault = Faults[random.Next(Faults.Length)];
            board.At(random.NextInt64(1_000_000_000), () => board.Inject(fault));
        }

        Exercise(board, random, changeSlide: true);
        LoadTotals totals = board.Meter.Read();
        double sum = totals.MovedNanoCoulombs + totals.SquareAmpSeconds + totals.MilliJoules + totals.PeakMicroAmps;
        Assert.That(double.IsFinite(sum), Is.True);
        Assert.That(totals.MovedNanoCoulombs, Is.GreaterThanOrEqualTo(Math.Abs(totals.NetNanoCoulombs)));
    }

    [Test]
    public void It_does_deliver_current_in_such_use()
    {
        int delivering = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            ReferenceBoard board = new(new VirtualBoardOptions { EmsSwitch = true });
            Exercise(board, new Random(seed), changeSlide: true);
            delivering += board.Meter.Read().PeakMicroAmps > 1000 ? 1 : 0;
        }

        Assert.That(delivering, Is.GreaterThan(10), "or the other tests here show nothing");
    }

    private static void Exercise(ReferenceBoard board, Random random, bool changeSlide)
    {
        bool kick = false;
        for (int i = 0; i < 600; i++)
        {
            board.AdvanceTo(board.NowNanos + random.NextInt64(5_000_000, 8_000_000));
            if (random.Next(20) > 0)
            {
                kick = !kick;
                board.DriveChanged(22, kick ? PinDrive.High : PinDrive.Low);
            }

            if (random.Next(4) == 0)
            {
                int pin = Outputs[random.Next(Outputs.Length)];
                board.DriveChanged(pin, pin is 25 or 26 or 27 ? RandomWave(board, random) : random.Next(3) > 0 ? PinDrive.High : PinDrive.Low);
            }

            if (board.LatchTripped && random.Next(3) == 0)
            {
                board.DriveChanged(21, PinDrive.Low);
                board.DriveChanged(21, PinDrive.High);
            }

            if (random.Next(40) == 0)
            {
                board.Load = LoadCatalog.All[random.Next(LoadCatalog.All.Count)].Model;
            }

            if (changeSlide && random.Next(40) == 0)
            {
                board.EmsSwitch = random.Next(3) > 0;
            }

            foreach (int input in Inputs)
            {
                // A charged skin can draw on the reservoir until it is a fraction of a volt below zero.
                Assert.That(board.AnalogVolts(input), Is.InRange(-0.02, 400), $"pin {input}");
            }

            Assert.That(board.ElectrodeVolts, Is.InRange(-150, 150));
        }
    }

    private static PinDrive RandomWave(ReferenceBoard board, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                return PinDrive.High;
            case 1:
                return PinDrive.Low;
            default:
                long period = (long)Math.Exp(Math.Log(5e7) + random.NextDouble() * Math.Log(2e4));
                double duty = random.Next(2) == 0 ? random.NextDouble() : 0.1 * random.NextDouble();
                return PinDrive.Pwm(board.NowNanos * 1000 - random.NextInt64(period), period, (long)(duty * period));
        }
    }
}
