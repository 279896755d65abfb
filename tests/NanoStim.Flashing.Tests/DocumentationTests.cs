using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NanoStim.Cli.Flash;
using NanoStim.Flashing.Images;
using NanoStim.Flashing.Nanoff;
using NanoStim.Flashing.Targets;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

/// <summary>docs/flashing.md says what the commands do.</summary>
internal sealed partial class DocumentationTests
{
    private readonly string _text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "flashing.md"));

    [Test]
    public void Has_every_option_of_flash_and_no_other()
    {
        string[] options = [.. new FlashCommand(FlashBench.Current()).Options.Select(option => option.Name)];
        string table = Between("## nanostim flash", "Options that would do nothing");

        Assert.That(OptionName().Matches(table).Select(match => match.Groups[1].Value).Distinct(), Is.EquivalentTo(options.Append("--updatearchive")));
    }

    [Test]
    public void Says_how_to_get_an_image_as_the_command_does()
    {
        foreach (string line in NewestBuild.HowToGetOne.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)))
        {
            Assert.That(_text, Does.Contain(line.Trim()));
        }

        Assert.That(_text, Does.Contain("Visual Studio 2026, or 2022 from version 17.14 on"));
    }

    [Test]
    public void Codes_of_nanoff_are_shown_as_they_arrive()
    {
        string table = Between("### When nanoff fails", "## Building");
        int rows = 0;
        foreach (Match row in CodeRow().Matches(table))
        {
            int[] codes = [.. Code().Matches(row.Groups[1].Value).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];
            int[] arriving = [.. row.Groups[2].Value.Split(',').Select(each => int.Parse(each, CultureInfo.InvariantCulture))];
            Assert.That(arriving, Is.EqualTo(codes.Select(code => code & 0xFF)));
            Assert.That(codes, Is.SubsetOf(NanoffErrorCodes.All.Select(error => error.Code)));
            rows++;
        }

        Assert.That(rows, Is.GreaterThan(5));
        Assert.That(table, Does.Contain($"all {NanoffErrorCodes.All.Count} codes"));
    }

    [Test]
    public void Has_the_checksums_and_the_partition_of_the_firmware()
    {
        foreach (string assembly in new[] { "mscorlib", "System.Device.Adc", "System.Device.Gpio", "System.Device.Pwm", "nanoFramework.Runtime.Events", "nanoFramework.Hardware.Esp32" })
        {
            uint checksum = ReferenceTarget.NativeInterfaces.Single(native => native.Name == assembly).Checksum;
            Assert.That(_text, Does.Match($@"\| {Regex.Escape(assembly)} \| [\d.]+ \| \d+ \| 0x{checksum:X8} \|"));
        }

        Assert.That(_text, Does.Contain($"of {ReferenceTarget.DeploymentPartition(4).Size}").And.Contain($"0x{ReferenceTarget.DeploymentPartition(4).Address:X}"));
        Assert.That(_text, Does.Contain(NanoffTool.InstallCommand));
    }

    private string Between(string from, string to)
    {
        int start = _text.IndexOf(from, StringComparison.Ordinal);
        return _text[start.._text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("`[^`]*?(--[a-z-]+)")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"^\| ((?:E\d{4}(?:, )?)+) \| ([\d, ]+) \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"E(\d{4})")]
    private static partial Regex Code();
}
