using System.Globalization;
using NanoStim.Firmware.Modes;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Campaign.Tests;

/// <summary>A short campaign; the long one is a command.</summary>
internal sealed class CampaignTests
{
    [TestCase(StimulationMode.Microcurrent)]
    [TestCase(StimulationMode.Ems)]
    [Requirement("SR-2")]
    [Requirement("SR-3")]
    [Requirement("SR-4")]
    [Requirement("SR-7")]
    [Requirement("SR-10")]
    [Requirement("SR-13")]
    [Requirement("SR-15")]
    [Requirement("SR-16")]
    [Requirement("SR-17")]
    [Requirement("SR-18")]
    public void Nothing_gets_past_the_claims(StimulationMode mode)
    {
        CampaignReport report = FaultCampaign.Run(200, 1, mode, Environment.ProcessorCount);

        Assert.That(report.Violations.Select(run => $"{string.Join("; ", run.Violations)}\n{run.Case.Command()}"), Is.Empty);
        Assert.That(report.Runs.Count(run => run.Trip is not null), Is.GreaterThan(80), "faults that do nothing attack nothing");
    }

    [Test]
    public void The_number_of_jobs_changes_nothing()
    {
        CampaignReport alone = FaultCampaign.Run(40, 5, null, 1);
        CampaignReport together = FaultCampaign.Run(40, 5, null, 3);

        Assert.That(together.Runs.Select(Text), Is.EqualTo(alone.Runs.Select(Text)));
        Assert.That(FaultCampaign.Run(40, 6, null, 3).Runs.Select(Text), Is.Not.EqualTo(alone.Runs.Select(Text)));
    }

    private static string Text(CampaignRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Case.Command()} {run.Trip} {string.Join(' ', run.LatencyMicros)} {run.PeakMicroAmps:R} {run.ExtraNanoCoulombs:R}");
}
