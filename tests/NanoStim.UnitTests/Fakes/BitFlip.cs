using System.Reflection;

namespace NanoStim.UnitTests.Fakes;

/// <summary>What a flipped bit does to the memory of the device: a field changes that no code has written.</summary>
internal static class BitFlip
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Inverts the lowest bit of an int.</summary>
    public static void OfInt(object owner, string field)
    {
        FieldInfo info = owner.GetType().GetField(field, Any);
        info.SetValue(owner, (int)info.GetValue(owner) ^ 1);
    }

    /// <summary>Inverts the lowest bit of a long.</summary>
    public static void OfLong(object owner, string field)
    {
        FieldInfo info = owner.GetType().GetField(field, Any);
        info.SetValue(owner, (long)info.GetValue(owner) ^ 1L);
    }

    /// <summary>Writes what no single bit flip would make of a field.</summary>
    public static void Overwrite(object owner, string field, object value)
    {
        owner.GetType().GetField(field, Any).SetValue(owner, value);
    }

    /// <summary>The object that a field refers to.</summary>
    public static object Of(object owner, string field)
    {
        return owner.GetType().GetField(field, Any).GetValue(owner);
    }
}
