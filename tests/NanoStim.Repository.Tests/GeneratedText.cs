using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>Text in the documentation that is generated: a test compares it, and <c>NANOSTIM_ACCEPT=1</c> writes it.</summary>
internal static class GeneratedText
{
    private const string Hint = "write it again with NANOSTIM_ACCEPT=1";

    /// <summary>Checks that a file is exactly <paramref name="text"/>.</summary>
    public static void AssertPage(string path, string text)
    {
        string full = Path.Combine(Repository.Root, path);
        if (Accepts)
        {
            File.WriteAllText(full, text);
        }

        Assert.That(File.Exists(full) ? Normalised(Repository.Read(path)) : "", Is.EqualTo(text), $"{path}: {Hint}");
    }

    /// <summary>Checks that a file has <paramref name="text"/> between the comments "name" and "/name".</summary>
    public static void AssertPart(string path, string name, string text)
    {
        string page = Normalised(Repository.Read(path));
        string begins = $"<!-- {name} -->";
        string ends = $"<!-- /{name} -->";
        int from = page.IndexOf(begins, StringComparison.Ordinal) + begins.Length;
        int to = page.IndexOf(ends, StringComparison.Ordinal);
        Assert.That(from >= begins.Length && to >= from, Is.True, $"{path} has no part between {begins} and {ends}");
        string written = page[..from] + text + page[to..];
        if (Accepts)
        {
            File.WriteAllText(Path.Combine(Repository.Root, path), written);
            page = written;
        }

        Assert.That(page, Is.EqualTo(written), $"{path}, {name}: {Hint}");
    }

    private static bool Accepts => Environment.GetEnvironmentVariable("NANOSTIM_ACCEPT") == "1";

    private static string Normalised(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
