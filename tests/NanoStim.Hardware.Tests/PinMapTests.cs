using System.Reflection;
using System.Text.RegularExpressions;
using NanoStim.Hal.Esp32;
using NUnit.Framework;

namespace NanoStim.Hardware.Tests;

/// <summary>The code's pin map, the schematic and the table in the README are one.</summary>
public class PinMapTests
{
    // ADC1 channel to GPIO, from the ESP32's data sheet.
    private static readonly Dictionary<int, int> AdcPins = new() { [0] = 36, [3] = 39, [4] = 32, [6] = 34, [7] = 35 };

    private static readonly Dictionary<string, string> Nets = new()
    {
        ["FirstPhase"] = "A",
        ["SecondPhase"] = "B",
        ["SetPoint"] = "SET_PIN",
        ["EmsRange"] = "RNG",
        ["HighVoltageEnable"] = "HV_EN",
        ["Arm"] = "ARM",
        ["WatchdogKick"] = "KICK",
        ["LatchArmed"] = "OK_IN",
        ["Plus"] = "PLUS",
        ["Minus"] = "MINUS",
        ["Mode"] = "MODE",
        ["Stop"] = "STOP_IN",
        ["EmsSwitch"] = "SW_EMS_IN",
        ["Charger"] = "CHG",
        ["BenchStrap"] = "STRAP",
        ["Light"] = "LIGHT",
        ["Buzzer"] = "BUZZ",
        ["ConsoleReceive"] = "U2RXD",
        ["ConsoleSend"] = "U2TXD",
        ["PeakCurrentChannel"] = "PEAK_I",
        ["MeanCurrentChannel"] = "ADC_MEAN",
        ["ElectrodeChannel"] = "PEAK_V",
        ["SignedCurrentChannel"] = "ADC_SIGN",
        ["SupplyChannel"] = "ADC_RAIL",
    };

    private static IEnumerable<TestCaseData> Code() => typeof(PinMap).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => new TestCaseData(field.Name, Gpio(field)).SetArgDisplayNames(field.Name));

    [TestCaseSource(nameof(Code))]
    public void The_schematic_has_the_signal_at_the_pin_of_the_code(string signal, int gpio)
    {
        Assert.That(Schematic.Load().Pins("U40")[$"IO{gpio}"], Is.EqualTo(Nets[signal]));
    }

    [Test]
    public void The_readme_lists_the_pins_of_the_code()
    {
        IEnumerable<string> listed = Regex.Matches(RepositoryFiles.Read("hardware", "README.md"), @"^\| `(\w+)` \| (\d+) \| `(\w+)` \|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value}");
        IEnumerable<string> expected = typeof(PinMap).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => $"{field.Name} {Gpio(field)} {Nets[field.Name]}");
        Assert.That(listed, Is.EquivalentTo(expected));
    }

    private static int Gpio(FieldInfo field)
    {
        int number = (int)field.GetRawConstantValue()!;
        return field.Name.EndsWith("Channel", StringComparison.Ordinal) ? AdcPins[number] : number;
    }
}
