using NUnit.Framework;

namespace NanoStim.Repository.Tests.Words;

/// <summary>Shows that the check finds planted phrases wherever people read, and nothing in code.</summary>
internal sealed class WordCheckTests
{
    private const string Terms = """
        ## Terms

        | thing | say | not |
        | --- | --- | --- |
        | resolution | resolution | `grain`, `fine grain` |
        | one run of the loop | control step | `turn` |

        ## Phrases that are right

        | phrase | why |
        | --- | --- |
        | `in turn` | one after the other |

        ## Places

        | phrase | place | why |
        | --- | --- | --- |
        | `grain` | `tools/mill` | a mill has grain |
        """;

    [TestCase("// The grain of it.\nclass A { }", 1)]
    [TestCase("class A\n{\n    /* Its\n     * grain. */\n    int b;\n}", 4)]
    [TestCase("/// <summary>The grain.</summary>\nclass A { }", 1)]
    [TestCase("/// <summary>\n/// Very fine\n/// grain of it.\n/// </summary>\nclass A { }", 2)]
    [TestCase("class A { string B = \"The Grain is coarse.\"; }", 1)]
    [TestCase("class A\n{\n    string B(int c) => $\"{c} grain of it\";\n}", 3)]
    [TestCase("class A { string B = @\"C:\\grain of it\"; }", 1)]
    [TestCase("class A { string B = \"\"\"the grain\"\"\"; }", 1)]
    [TestCase("class A { } // at every turn\n", 1)]
    public void Planted_phrase_in_a_source_is_found(string source, int line)
    {
        WordFinding[] findings = [.. Find("firmware/A.cs", source)];

        Assert.That(findings, Has.Length.EqualTo(1));
        Assert.That(findings[0].Line, Is.EqualTo(line));
        Assert.That(findings[0].ToString(), Does.Contain("firmware/A.cs(").And.Contain("write "));
    }

    [TestCase("# Page\n\nThe grain\nof it.", 3)]
    [TestCase("| a | grain |", 1)]
    [TestCase("[grain](here.md)", 1)]
    public void Planted_phrase_in_a_page_is_found(string page, int line) =>
        Assert.That(Find("docs/a.md", page).Select(finding => finding.Line), Is.EqualTo(new[] { line }));

    [TestCase("A.cs", "class Grain { int grain; void Turn() { grain = 1; } }")]
    [TestCase("A.cs", "/// <summary>See <see cref=\"Grain\"/>, <c>the grain</c>.</summary>\nclass A { }")]
    [TestCase("A.cs", "// Each in turn; wholegrain, grain-like, grains.\nclass A { }")]
    [TestCase("a.md", "Set `grain` in [this file](grain.md).\n\n```\ngrain\n```\n")]
    [TestCase("tools/mill/A.cs", "// The grain.\nclass A { }")]
    public void Nothing_else_is_found(string path, string text) => Assert.That(Find(path, text), Is.Empty);

    [Test]
    public void Place_is_right_for_its_phrase_only()
    {
        Assert.That(Find("tools/mill/A.cs", "// A turn of the grain.").Select(finding => finding.Phrase.Text), Is.EqualTo(new[] { "turn" }));
        Assert.That(Find("tools/miller/A.cs", "// The grain."), Is.Not.Empty);
    }

    private static IEnumerable<WordFinding> Find(string path, string text)
    {
        WordCheck check = new(new TermsPage(Terms));
        return ProseReader.Of(path, text).SelectMany(check.Find);
    }
}
