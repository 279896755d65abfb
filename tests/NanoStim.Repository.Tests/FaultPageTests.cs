using System.Text;
using NanoStim.Firmware.Safety;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>docs/faults.md is the catalogue of the firmware, written out.</summary>
internal sealed class FaultPageTests
{
    private const string Page = "docs/faults.md";

    [Test]
    public void The_page_says_what_the_catalogue_says() => GeneratedText.AssertPage(Page, Text());

    private static string Text()
    {
        StringBuilder page = new();
        page.Append("# Faults\n\n");
        page.Append("The first fault latches: the output goes off, and stays off until PLUS and MINUS have been held together for 2 s, in a press that was made after the fault. ");
        page.Append("A fault that may be one of the device itself is only cleared by the self-test that follows; where that fails, no session starts. ");
        page.Append("Numbers are never used again for something else.\n\n");
        page.Append("| number | name | what happened | what to do | cleared by |\n| --- | --- | --- | --- | --- |\n");
        for (int i = 0; i < FaultCatalogue.Count; i++)
        {
            FaultEntry entry = FaultCatalogue.At(i);
            if (entry.Code != FaultCode.None)
            {
                page.Append($"| <a id=\"fault-{(int)entry.Code}\"></a>{(int)entry.Code} | `{entry.Name}` | {entry.Text} | {entry.Remedy} | {Clearing(entry.Code)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Clearing(FaultCode code) => FaultCatalogue.NeedsSelfTest(code) ? "the buttons, then a self-test" : "the buttons";
}
