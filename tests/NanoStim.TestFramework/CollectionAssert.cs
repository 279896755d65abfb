using System.Collections;

namespace nanoFramework.TestFramework;

/// <summary>nanoFramework's assertions on collections: same elements, in the same order.</summary>
public sealed class CollectionAssert
{
    public static void Empty(ICollection collection, string message = "")
    {
        Assert.NotNull(collection, "CollectionAssert.Empty", nameof(collection));
        if (collection.Count != 0)
        {
            Assert.Fail("CollectionAssert.Empty", message);
        }
    }

    public static void NotEmpty(ICollection collection, string message = "")
    {
        Assert.NotNull(collection, "CollectionAssert.NotEmpty", nameof(collection));
        if (collection.Count == 0)
        {
            Assert.Fail("CollectionAssert.NotEmpty", message);
        }
    }

    public static void AreEqual(ICollection expected, ICollection actual, string message = "")
    {
        string difference = Difference(expected, actual);
        if (difference is not null)
        {
            Assert.Fail("CollectionAssert.AreEqual", $"{message} ({difference})");
        }
    }

    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "")
    {
        if (Difference(notExpected, actual) is null)
        {
            Assert.Fail("CollectionAssert.AreNotEqual", $"{message} (both have the same elements)");
        }
    }

    private static string Difference(ICollection expected, ICollection actual)
    {
        if (ReferenceEquals(expected, actual))
        {
            return null;
        }

        if (expected is null || actual is null)
        {
            return "one of them is null";
        }

        if (expected.Count != actual.Count)
        {
            return $"{expected.Count} elements expected, {actual.Count} found";
        }

        int index = 0;
        IEnumerator found = actual.GetEnumerator();
        foreach (object wanted in expected)
        {
            found.MoveNext();
            if (!Equals(wanted, found.Current))
            {
                return $"element {index}: expected <{Assert.Show(wanted)}>, found <{Assert.Show(found.Current)}>";
            }

            index++;
        }

        return null;
    }
}
