using System.Globalization;
using NanoStim.Firmware.Modes;
using NanoStim.Repository.Tests.Trace;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>The numbers in the bounds of SAFETY.md are those of the firmware.</summary>
internal sealed class SafetyNumberTests
{
    private static readonly ModeLimits s_microcurrent = ModeCatalogue.Of(StimulationMode.Microcurrent);
    private static readonly ModeLimits s_ems = ModeCatalogue.Of(StimulationMode.Ems);

    private static IEnumerable<TestCaseData> Numbers()
    {
        yield return Of("SR-1", $"{s_microcurrent.CeilingMicroAmps} µA commanded");
        yield return Of("SR-1", $"above {s_microcurrent.OverCurrentMicroAmps} µA");
        yield return Of("SR-3", $"{s_ems.CeilingMicroAmps / 1000} mA commanded");
        yield return Of("SR-3", $"above {s_ems.OverCurrentMicroAmps / 1000} mA");
        yield return Of("SR-4", $"EMS {Text(s_ems.MaxPhaseChargeNanoCoulombs / 1000.0)} µC");
        yield return Of("SR-4", $"microcurrent {Text(s_microcurrent.MaxPhaseChargeNanoCoulombs / 1000.0)} µC");
        yield return Of("SR-5", $"microcurrent {Text(s_microcurrent.MaxPulseEnergyNanoJoules / 1e6)} mJ");
        yield return Of("SR-6", $"EMS {s_ems.MaxRmsMicroAmps / 1000} mA");
        yield return Of("SR-7", $"{Text(s_microcurrent.MaxNetChargeNanoCoulombs / 1e6)} mC");
        yield return Of("SR-9", $"{s_microcurrent.MaxRiseMicroAmps} µA or {s_ems.MaxRiseMicroAmps} µA in a step");
        yield return Of("SR-19", $"{s_microcurrent.MaxSessionSeconds / 60} min armed");
        yield return Of("SR-19", $"{s_microcurrent.MaxDaySeconds / 60} min in any 24 hours");
    }

    [TestCaseSource(nameof(Numbers))]
    public void Bound_of_the_requirement_has_the_number_of_the_firmware(string requirement, string number)
    {
        SafetyPage page = new(Repository.Read("SAFETY.md"));

        Assert.That(page.Requirements.Single(one => one.Id == requirement).Bound, Does.Contain(number));
    }

    private static TestCaseData Of(string requirement, string number) => new(requirement, number);

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
