using System.Collections;
using System.Reflection;
using System.Xml.Linq;

namespace NanoStim.Removal.Constants;

/// <summary>
/// Runs the tests of a loaded assembly in this process, up to the first that fails. NUnit is called by reflection, through the class that it has
/// for that, so that this program does not carry it.
/// </summary>
internal sealed class SuiteRun
{
    private readonly object _controller;

    /// <summary>Finds the tests of an assembly.</summary>
    /// <param name="suite">The assembly.</param>
    /// <param name="nunit">NUnit's framework.</param>
    /// <param name="classes">Where to look; everywhere when there are none.</param>
    internal SuiteRun(Assembly suite, Assembly nunit, IEnumerable<string> classes)
    {
        Type type = nunit.GetType("NUnit.Framework.Api.FrameworkController", throwOnError: true)!;
        Hashtable settings = new() { ["StopOnError"] = true, ["NumberOfTestWorkers"] = 0, ["SynchronousEvents"] = true };
        string[] load = [.. classes];
        if (load.Length > 0)
        {
            settings["LOAD"] = load;
        }

        _controller = Activator.CreateInstance(type, suite, "0", settings)!;
        Call("LoadTests");
    }

    /// <summary>Runs the tests of a filter in NUnit's notation.</summary>
    /// <returns>The full name of the test that failed; nothing where all passed. And how many ran.</returns>
    internal (string Failed, int Ran) Run(string filter)
    {
        XElement result = XElement.Parse((string)Call("RunTests", filter)!);
        XElement? failed = result.DescendantsAndSelf("test-case").FirstOrDefault(test => (string?)test.Attribute("result") == "Failed");
        string name = (string?)failed?.Attribute("fullname") ?? "";
        if (name.Length == 0 && (string?)result.Attribute("result") == "Failed")
        {
            // A fixture that could not be set up.
            name = (string?)result.Descendants("test-suite").LastOrDefault(suite => (string?)suite.Attribute("result") == "Failed")?.Attribute("fullname") ?? "suite";
        }

        return (name, result.DescendantsAndSelf("test-case").Count());
    }

    private object? Call(string method, params object[] arguments) =>
        _controller.GetType().GetMethods().First(one => one.Name == method && one.ReturnType == typeof(string) && one.GetParameters().Length == arguments.Length).Invoke(_controller, arguments);
}
