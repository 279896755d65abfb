using NUnit.Framework;

namespace nanoFramework.TestFramework;

/// <summary>Runs once, before the first test of the class (not before each test).</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public class SetupAttribute : OneTimeSetUpAttribute
{
}
