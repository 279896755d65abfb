using NUnit.Framework;

namespace nanoFramework.TestFramework;

/// <summary>A test without parameters, or with those of its <see cref="DataRowAttribute"/>s.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public class TestMethodAttribute : TestAttribute
{
}
