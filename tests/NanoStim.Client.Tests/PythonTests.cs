using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>The tests of the Python package, in Python. Skipped where PyVISA and pyvisa-py are not installed.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class PythonTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Test]
    public void Python_client_passes_its_tests_against_a_stand_in()
    {
        (int code, string text) = Python.Run(Folder, s_patience, "-W", "ignore", "-m", "unittest", "tests.test_client");

        Assert.That(code, Is.Zero, text);
        Assert.That(text, Does.Match(@"Ran [1-9]\d* tests"));
    }

    /// <summary>Folder of the package.</summary>
    internal static string Folder => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "tools", "python"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
