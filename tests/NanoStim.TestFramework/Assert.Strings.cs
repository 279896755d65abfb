using System.Runtime.CompilerServices;

namespace nanoFramework.TestFramework;

public sealed partial class Assert
{
    public static void Contains(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        BothGiven(expected, value, "Assert.Contains");
        if (!value.Contains(expected, StringComparison.Ordinal))
        {
            Fail("Assert.Contains", $"'{value}' does not contain '{expected}'. {message}");
        }
    }

    public static void DoesNotContains(string notExpected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        BothGiven(notExpected, value, "Assert.DoesNotContains");
        if (value.Contains(notExpected, StringComparison.Ordinal))
        {
            Fail("Assert.DoesNotContains", $"'{value}' contains '{notExpected}'. {message}");
        }
    }

    public static void StartsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        BothGiven(expected, value, "Assert.StartsWith");
        if (!value.StartsWith(expected, StringComparison.Ordinal))
        {
            Fail("Assert.StartsWith", $"'{value}' does not start with '{expected}'. {message}");
        }
    }

    public static void EndsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
    {
        BothGiven(expected, value, "Assert.EndsWith");
        if (!value.EndsWith(expected, StringComparison.Ordinal))
        {
            Fail("Assert.EndsWith", $"'{value}' does not end with '{expected}'. {message}");
        }
    }

    private static void BothGiven(string expected, string value, string assertion)
    {
        NotNull(expected, assertion, nameof(expected));
        NotNull(value, assertion, nameof(value));
    }
}
