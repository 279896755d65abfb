using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
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
        yield return Of("SR-4", $"60 mA × {s_ems.MaxPhaseWidthMicros} µs");
        yield return Of("SR-5", $"EMS {Text(s_ems.MaxPulseEnergyNanoJoules / 1e6)} mJ");
        yield return Of("SR-5", $"microcurrent {Text(s_microcurrent.MaxPulseEnergyNanoJoules / 1e6)} mJ");
        yield return Of("SR-6", $"EMS {s_ems.MaxRmsMicroAmps / 1000} mA");
        yield return Of("SR-7", $"{Text(s_microcurrent.MaxNetChargeNanoCoulombs / 1e6)} mC");
        yield return Of("SR-7", $"{s_microcurrent.MaxDayNetChargeMilliCoulombs} mC in any 24 hours");
        yield return Of("SR-9", $"{s_microcurrent.MaxRiseMicroAmps} µA or {s_ems.MaxRiseMicroAmps} µA in two steps");
        yield return Of("SR-10", $"{s_microcurrent.OpenMilliVolts / 1000} V in microcurrent and {s_ems.OpenMilliVolts / 1000} V in EMS");
        yield return Of("SR-11", $"below {s_microcurrent.ShortOhms} Ω in microcurrent, {s_ems.ShortOhms} Ω in EMS");
        yield return Of("SR-13", $"above {Text(Constant("InterlockMonitor", "MaxBatteryMilliVolts") / 1000.0)} V");
        yield return Of("SR-15", $"more than {Constant("StepTiming", "LateMicros") / 1000} ms after the one before");
        yield return Of("SR-15", $"{Constant("StepTiming", "MaxSlowSteps")} steps of more than {Constant("StepTiming", "SlowMicros") / 1000} ms");
        yield return Of("SR-18", $"below {Text(Constant("InterlockMonitor", "LowBatteryMilliVolts") / 1000.0)} V");
        yield return Of("SR-19", $"{s_microcurrent.MaxSessionSeconds / 60} min armed");
        yield return Of("SR-19", $"{s_microcurrent.MaxDaySeconds / 60} min in any 24 hours");
        yield return Of("SR-22", $"{s_ems.MinHighVoltageMilliVolts / 1000} to {s_ems.MaxHighVoltageMilliVolts / 1000} V in EMS");
        yield return Of("SR-22", $"{Text(s_microcurrent.MinHighVoltageMilliVolts / 1000.0)} to {s_microcurrent.MaxHighVoltageMilliVolts / 1000} V in microcurrent");
        yield return Of("SR-27", $"{3 * s_microcurrent.NoiseMicroAmps} µA in microcurrent and {3 * s_ems.NoiseMicroAmps} µA in EMS");
    }

    /// <summary>The faults that only a self-test clears are those that SR-21 lists.</summary>
    [Test]
    public void Faults_that_require_a_self_test_are_those_of_the_requirement()
    {
        string bound = new SafetyPage(Repository.Read("SAFETY.md")).Requirements.Single(one => one.Id == "SR-21").Bound;
        string list = Regex.Match(bound, @"one of the device \(([0-9, to]+)\)").Groups[1].Value;
        int[] listed = [.. list.Split(", ").Select(part => part.Split(" to ")).SelectMany(ends => Enumerable.Range(Number(ends[0]), Number(ends[^1]) - Number(ends[0]) + 1))];

        int[] codes = [.. Enumerable.Range(0, FaultCatalogue.Count).Select(index => FaultCatalogue.At(index).Code).Where(FaultCatalogue.NeedsSelfTest).Select(code => (int)code)];
        Assert.That(listed, Is.EquivalentTo(codes));
    }

    [TestCaseSource(nameof(Numbers))]
    public void Bound_of_the_requirement_has_the_number_of_the_firmware(string requirement, string number)
    {
        SafetyPage page = new(Repository.Read("SAFETY.md"));

        Assert.That(page.Requirements.Single(one => one.Id == requirement).Bound, Does.Contain(number));
    }

    private static TestCaseData Of(string requirement, string number) => new(requirement, number);

    /// <summary>A constant of the monitors, which only the unit tests can see.</summary>
    private static int Constant(string type, string name) =>
        (int)typeof(FaultCatalogue).Assembly.GetType($"NanoStim.Firmware.Safety.{type}")!.GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue()!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
