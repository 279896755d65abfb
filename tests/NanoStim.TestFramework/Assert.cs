using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>
/// nanoFramework's assertions on the host: the public signatures of the package nanoFramework.TestFramework 3.0 (its
/// obsolete ones left out), failing as NUnit failures. Comparison is by boxed <see cref="object.Equals(object, object)"/>
/// and, for types, by exact type, as there.
/// </summary>
public sealed partial class Assert
{
    public static void AreSame(object expected, object actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        if (!ReferenceEquals(expected, actual))
        {
            Fail("Assert.AreSame", message);
        }
    }

    public static void AreNotSame(object notExpected, object actual, [CallerArgumentExpression(nameof(actual))] string message = "")
    {
        if (ReferenceEquals(notExpected, actual))
        {
            Fail("Assert.AreNotSame", message);
        }
    }

    public static void IsTrue(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
    {
        if (!condition)
        {
            Fail("Assert.IsTrue", message);
        }
    }

    public static void IsFalse(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
    {
        if (condition)
        {
            Fail("Assert.IsFalse", message);
        }
    }

    public static void IsNull(object value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        if (value is not null)
        {
            Fail("Assert.IsNull", message);
        }
    }

    public static void IsNotNull([NotNull] object value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        if (value is null)
        {
            Fail("Assert.IsNotNull", message);
        }
    }

    /// <summary>The exact type, not a derived one.</summary>
    public static void IsInstanceOfType(object value, Type expected, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        NotNull(expected, "Assert.IsInstanceOfType", nameof(expected));
        if (value?.GetType() != expected)
        {
            Fail("Assert.IsInstanceOfType", $"Expected type: <{expected}>. Actual type: <{Show(value?.GetType())}>. {message}");
        }
    }

    public static void IsNotInstanceOfType(object value, Type notExpected, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        NotNull(notExpected, "Assert.IsNotInstanceOfType", nameof(notExpected));
        if (value?.GetType() == notExpected)
        {
            Fail("Assert.IsNotInstanceOfType", $"Wrong type: <{notExpected}>. {message}");
        }
    }

    /// <summary>The type that was thrown must be exactly <paramref name="exception"/>.</summary>
    public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression(nameof(action))] string message = "")
    {
        NotNull(action, "Assert.ThrowsException", nameof(action));
        NotNull(exception, "Assert.ThrowsException", nameof(exception));
        Exception thrown = null;
        try
        {
            action();
        }
        catch (Exception any)
        {
            thrown = any;
        }

        if (thrown?.GetType() != exception)
        {
            Fail("Assert.ThrowsException", $"Expected: {exception.Name}. Thrown: {Show(thrown)}. {message}");
        }
    }

    [DoesNotReturn]
    public static void SkipTest(string message = null) => throw new SkipTestException(message);

    [DoesNotReturn]
    internal static void Fail(string assertion, string message) => throw new AssertFailedException($"{assertion} failed. {message}");

    internal static void NotNull(object value, string assertion, string parameter)
    {
        if (value is null)
        {
            Fail(assertion, $"The parameter '{parameter}' is null.");
        }
    }

    internal static string Show(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "(null)";
}
