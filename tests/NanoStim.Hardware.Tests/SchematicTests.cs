using System.Text.RegularExpressions;
using NanoStim.Spice;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Hardware.Tests;

/// <summary>Schematic, decks, parameter file and bill of materials describe one circuit.</summary>
public class SchematicTests
{
    private static readonly string[] Stages = ["output-stage.sub", "trip-logic.sub", "sense-chain.sub", "sign-chain.sub"];

    private readonly Schematic _schematic = Schematic.Load();

    [Test]
    public void Every_pin_is_on_a_net_and_every_net_has_two_pins()
    {
        Assert.That(_schematic.Problems, Is.Empty);
        Assert.That(_schematic.NetSizes().Where(net => net.Value < 2), Is.Empty);
    }

    [Test]
    public void Parts_carry_the_values_of_the_parameter_file()
    {
        List<string> wrong = [];
        foreach (FrontEndValue value in FrontEndFile.Reference.Values)
        {
            foreach (string part in value.Parts.Where(part => part[0] is 'R' or 'C'))
            {
                // Two parts in series or side by side may share a value; the note says how.
                double split = value.Name is "SeriesOhms" or "BleedOhms" ? value.Parts.Count : 1;
                double expected = value.Name == "BatteryDivider" ? 470e3 : value.Value / split;
                if (!_schematic.Values.TryGetValue(part, out string? text) || Math.Abs(EngineeringNumber.Parse(text) / expected - 1) > 0.005)
                {
                    wrong.Add($"{part} is {text}, {value.Name} requires {expected}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_charger_deck_is_the_charger_of_the_schematic() => AssertSameParts("charger.sub", 7);

    [TestCaseSource(nameof(Stages))]
    public void Elements_of_the_decks_are_the_parts_of_the_schematic_on_the_same_nets(string stage) => AssertSameParts(stage, 15);

    private void AssertSameParts(string stage, int minimum)
    {
        List<string> wrong = [];
        int compared = 0;
        foreach (SpiceElement element in Netlist.Elements(SpiceDeck.TextOfFile(stage)).Where(IsPart))
        {
            IReadOnlyDictionary<string, string> pins = _schematic.Pins(element.Part);
            string[] names = element.Kind switch { 'M' => ["D", "G", "S"], 'Q' => ["C", "B", "E"], 'D' => ["2", "1"], _ => ["1", "2"] };
            for (int i = 0; i < names.Length; i++)
            {
                if (pins[names[i]] != Net(element.Nodes[i]))
                {
                    wrong.Add($"pin {names[i]} of {element.Part} is on {pins[names[i]]}, in the deck on {element.Nodes[i]}");
                }
            }

            Match literal = Regex.Match(element.Value, "^[0-9.]+(meg|k|u|n|p)?$");
            if (literal.Success && Math.Abs(EngineeringNumber.Parse(_schematic.Values[element.Part]) / EngineeringNumber.Parse(element.Value) - 1) > 1e-6)
            {
                wrong.Add($"{element.Part} is {_schematic.Values[element.Part]}, in the deck {element.Value}");
            }

            compared++;
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(compared, Is.GreaterThan(minimum));
    }

    [Test]
    public void The_bill_of_materials_lists_every_part_once_with_its_value()
    {
        List<(string Part, string Value)> listed = [];
        foreach (string line in RepositoryFiles.Read("hardware", "bom.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            string[] cells = [.. Regex.Matches(line, "(?:^|,)(?:\"([^\"]*)\"|([^,]*))").Select(cell => cell.Groups[1].Value + cell.Groups[2].Value)];
            string[] parts = cells[0].Split(' ');
            Assert.That(cells, Has.Length.EqualTo(8), line);
            Assert.That(cells.Skip(2), Has.All.Not.Empty, line);
            Assert.That(cells[1], Is.EqualTo(parts.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)), line);
            listed.AddRange(parts.Select(part => (part, cells[2])));
        }

        Assert.That(listed, Is.EquivalentTo(_schematic.Values.Select(part => (part.Key, part.Value))));
    }

    // Contacts of the slide switch, strays and the halves of a two-diode part have no part of their own.
    private static bool IsPart(SpiceElement element) =>
        element.Kind is 'R' or 'C' or 'D' or 'M' or 'Q' && !element.Name.StartsWith("RS", StringComparison.Ordinal)
        && !element.Name.StartsWith("Cstray", StringComparison.Ordinal) && element.Name is not ("Clead" or "D7A" or "D7B");

    private static string Net(string node) => node switch { "0" => "GND", "v3v3" => "+3V3", _ => node.ToUpperInvariant() };
}
