using NUnit.Framework;

namespace nanoFramework.TestFramework;

/// <summary>One run of a test method with these arguments.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class DataRowAttribute(params object[] methodParameters) : TestCaseAttribute(methodParameters)
{
    public object[] MethodParameters => Arguments;
}
