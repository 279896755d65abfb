using NUnit.Framework;

namespace nanoFramework.TestFramework;

/// <summary>
/// A class with tests. On the device its methods are invoked with <c>this == null</c>: it keeps no instance state.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public class TestClassAttribute : TestFixtureAttribute
{
}
