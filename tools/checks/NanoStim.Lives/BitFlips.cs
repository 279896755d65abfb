using System.Collections;
using System.Reflection;
using NanoStim.Firmware;

namespace NanoStim.Lives;

/// <summary>The numbers that the firmware holds, each of which a bit may change in.</summary>
internal static class BitFlips
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Only shown or told; or constant and shared by all devices of this process.
    private static readonly HashSet<string> s_left =
        ["EventLog", "Indication", "Transition", "FaultEntry", "ModeLimits", "TreatmentProgram", "TreatmentSegment", "PulseTrain"];

    /// <summary>Changes a bit. The number picks the field and the bit of it.</summary>
    /// <returns>Type and field.</returns>
    internal static string Flip(Stimulator stimulator, int number)
    {
        List<(object Holder, FieldInfo? Field, int Index)> places = [];
        Walk(stimulator, places, new HashSet<object>(ReferenceEqualityComparer.Instance));
        (object holder, FieldInfo? field, int index) = places[number / 64 % places.Count];
        int bit = number % 64;
        if (field is null)
        {
            ((int[])holder)[index] ^= 1 << (bit % 32);
            return $"int[{index}]";
        }

        field.SetValue(holder, Flipped(field.GetValue(holder)!, bit));
        return $"{holder.GetType().Name}.{field.Name}";
    }

    private static object Flipped(object value, int bit) => value switch
    {
        bool one => !one,
        long wide => wide ^ (1L << bit),
        Enum kind => Enum.ToObject(kind.GetType(), Convert.ToInt32(kind, null) ^ (1 << (bit % 32))),
        _ => (int)value ^ (1 << (bit % 32)),
    };

    private static void Walk(object? holder, List<(object, FieldInfo?, int)> places, HashSet<object> seen)
    {
        if (holder is null || !IsOurs(holder.GetType()) || !seen.Add(holder))
        {
            return;
        }

        foreach (FieldInfo field in holder.GetType().GetFields(Declared))
        {
            Type type = field.FieldType;
            if (type == typeof(bool) || type == typeof(long) || type == typeof(int) || type.IsEnum)
            {
                if (!field.IsLiteral)
                {
                    places.Add((holder, field, 0));
                }

                continue;
            }

            switch (type.IsValueType ? null : field.GetValue(holder))
            {
                case int[] numbers:
                    places.AddRange(Enumerable.Range(0, numbers.Length).Select(i => ((object)numbers, (FieldInfo?)null, i)));
                    break;
                case Array objects when !objects.GetType().GetElementType()!.IsValueType:
                    foreach (object? one in (IEnumerable)objects)
                    {
                        Walk(one, places, seen);
                    }

                    break;
                case { } other:
                    Walk(other, places, seen);
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsOurs(Type type) => type.Namespace is { } space
        && (space.StartsWith("NanoStim.Firmware", StringComparison.Ordinal) || space == "NanoStim.Hal") && !s_left.Contains(type.Name);
}
