using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>docs/exit-codes.md and the code say the same.</summary>
internal sealed partial class ExitCodeTests
{
    private static readonly FieldInfo[] s_codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static);

    [Test]
    public void Page_has_every_exit_code_by_number_and_name_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "exit-codes.md"));

        Assert.That(
            Row().Matches(page).Select(row => (int.Parse(row.Groups[1].ValueSpan, CultureInfo.InvariantCulture), row.Groups[2].Value)),
            Is.EqualTo(s_codes.Select(field => ((int)field.GetRawConstantValue()!, field.Name)).OrderBy(code => code.Item1)));
    }

    [Test]
    public void No_two_reasons_have_the_same_code() =>
        Assert.That(s_codes.Select(field => field.GetRawConstantValue()), Is.Unique);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^\| (\d+) \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
