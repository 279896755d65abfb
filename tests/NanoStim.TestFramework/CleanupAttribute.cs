using NUnit.Framework;

namespace nanoFramework.TestFramework;

/// <summary>Runs once, after the last test of the class (not after each test).</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public class CleanupAttribute : OneTimeTearDownAttribute
{
}
