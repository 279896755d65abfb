using NUnit.Framework;

namespace nanoFramework.TestFramework;

/// <summary>Thrown in a test or in a set-up to skip it; NUnit counts it as skipped.</summary>
public class SkipTestException(string message = null, Exception innerException = null) : IgnoreException(message, innerException)
{
}
