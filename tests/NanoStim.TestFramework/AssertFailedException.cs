using NUnit.Framework;

// Upstream keeps this one type in this namespace.
namespace TestFrameworkShared;

/// <summary>A failed assertion; NUnit counts it as a failure, not as an error.</summary>
public class AssertFailedException : AssertionException
{
    public AssertFailedException(string msg, Exception ex)
        : base(msg, ex)
    {
    }

    public AssertFailedException(string msg)
        : base(msg)
    {
    }

    public AssertFailedException()
        : base(string.Empty)
    {
    }
}
