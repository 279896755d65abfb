using NanoStim.Cli.Files;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>Files that are whole or not there.</summary>
[Platform("Linux,MacOsX")]
internal sealed class OutputFileTests
{
    [Test]
    public void Name_is_taken_only_by_a_commit()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a/b.txt");

        using (OutputFile file = new(path))
        {
            file.Fill("half");
            Assert.That(path, Does.Not.Exist);
        }

        Assert.That(Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories), Is.Empty);
        OutputFile.Write(path, "whole\n");
        Assert.That(File.ReadAllText(path), Is.EqualTo("whole\n"));
        Assert.That(Directory.EnumerateFiles(folder.File("a")), Has.Exactly(1).Items);
    }

    [Test]
    public void What_was_there_stays_until_the_commit()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("x"), "old");

        using OutputFile file = new(folder.File("x"));
        file.Fill("new");
        Assert.That(File.ReadAllText(folder.File("x")), Is.EqualTo("old"));
        file.Commit();
        Assert.That(File.ReadAllText(folder.File("x")), Is.EqualTo("new"));
    }

    [Test]
    public void Link_stays_a_link_and_its_target_gets_the_contents()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("target"), "old");
        File.CreateSymbolicLink(folder.File("link"), folder.File("target"));

        OutputFile.Write(folder.File("link"), "new");

        Assert.That(File.ReadAllText(folder.File("target")), Is.EqualTo("new"));
        Assert.That(new FileInfo(folder.File("link")).LinkTarget, Is.Not.Null);
    }

    [TestCase("/dev/null")]
    [TestCase("/dev/full")]
    [TestCase("/proc/self/x")]
    public void Device_is_never_replaced_by_a_file(string path) =>
        Assert.That(() => OutputFile.Write(path, "x"), Throws.TypeOf<FileUseException>().With.Message.Contains(path).And.Message.Contains("a device and not a file"));

    [Test]
    public void Folder_and_read_only_file_are_refused_and_left_alone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("x");
        File.WriteAllText(path, "old");
        new FileInfo(path).IsReadOnly = true;

        Assert.That(() => OutputFile.Write(path, "new"), Throws.TypeOf<FileUseException>().With.Message.Contains("read-only"));
        Assert.That(() => OutputFile.Write(folder.Root, "new"), Throws.TypeOf<FileUseException>().With.Message.Contains("folder"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
    }

    [Test]
    public void Lock_is_free_again_when_its_holder_lets_go()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("device.json");

        using (ExclusiveUse.OfFile("--memory", path))
        {
            Assert.That(() => ExclusiveUse.OfFile("--memory", path), Throws.TypeOf<FileUseException>().With.Message.Contains("in use by another run"));
        }

        Assert.That(() => ExclusiveUse.OfFile("--memory", path).Dispose(), Throws.Nothing);
    }
}
