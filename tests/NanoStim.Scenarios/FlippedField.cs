using System.Collections;
using System.Reflection;

namespace NanoStim.Scenarios;

/// <summary>A number that the firmware holds: a field of an object, or an element of an array, and the way to it from the stimulator.</summary>
internal sealed class FlippedField
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // What is only shown or told, and decides nothing.
    private static readonly HashSet<string> s_told = ["EventLog", "Indication", "Transition", "FaultEntry"];

    private readonly FieldInfo[] _way;
    private readonly int[] _indices;
    private readonly FieldInfo? _field;
    private readonly int _element;

    private FlippedField(string name, int bits, IEnumerable<(FieldInfo Field, int Index)> way, FieldInfo? field, int element)
    {
        Name = name;
        Bits = bits;
        _way = [.. way.Select(step => step.Field)];
        _indices = [.. way.Select(step => step.Index)];
        _field = field;
        _element = element;
    }

    /// <summary>Type and field.</summary>
    public string Name { get; }

    /// <summary>How many bits it has.</summary>
    public int Bits { get; }

    /// <summary>Whether it belongs to a constant record, which all copies of a stimulator share.</summary>
    public bool IsShared => Name.StartsWith("ModeLimits", StringComparison.Ordinal) || Name.StartsWith("Treatment", StringComparison.Ordinal)
        || Name.StartsWith("PulseTrain", StringComparison.Ordinal);

    /// <summary>Every number below an object of the firmware.</summary>
    public static IEnumerable<FlippedField> Of(object root) => Walk(root, [], new HashSet<object>(ReferenceEqualityComparer.Instance));

    /// <summary>Inverts a bit.</summary>
    /// <returns>What inverts it again.</returns>
    public Action Flip(object root, int bit)
    {
        object holder = root;
        for (int i = 0; i < _way.Length; i++)
        {
            holder = _way[i].GetValue(holder)!;
            holder = _indices[i] < 0 ? holder : ((IList)holder)[_indices[i]]!;
        }

        if (_field is null)
        {
            int[] numbers = (int[])holder;
            numbers[_element] ^= 1 << bit;
            return () => numbers[_element] ^= 1 << bit;
        }

        object before = _field.GetValue(holder)!;
        _field.SetValue(holder, Flipped(before, bit));
        return () => _field.SetValue(holder, before);
    }

    private static object Flipped(object value, int bit) => value switch
    {
        bool one => !one,
        long wide => wide ^ (1L << bit),
        Enum kind => Enum.ToObject(kind.GetType(), Convert.ToInt32(kind) ^ (1 << bit)),
        _ => (int)value ^ (1 << bit),
    };

    private static IEnumerable<FlippedField> Walk(object? holder, (FieldInfo, int)[] way, HashSet<object> seen)
    {
        if (holder is null || !IsOurs(holder.GetType()) || !seen.Add(holder))
        {
            return [];
        }

        return holder.GetType().GetFields(Declared).SelectMany(field => OfField(holder, field, way, seen));
    }

    private static IEnumerable<FlippedField> OfField(object holder, FieldInfo field, (FieldInfo, int)[] way, HashSet<object> seen)
    {
        string name = $"{holder.GetType().Name}.{field.Name}";
        Type type = field.FieldType;
        int bits = type == typeof(bool) ? 1 : type == typeof(long) ? 64 : type == typeof(int) || type.IsEnum ? 32 : 0;
        if (bits > 0)
        {
            return [new FlippedField(name, bits, way, field, 0)];
        }

        object? value = type.IsValueType ? null : field.GetValue(holder);
        return value switch
        {
            int[] numbers => Enumerable.Range(0, numbers.Length).Select(i => new FlippedField($"{name}[{i}]", 32, [.. way, (field, -1)], null, i)),
            Array objects => Enumerable.Range(0, objects.Length).SelectMany(i => Walk(objects.GetValue(i), [.. way, (field, i)], seen)),
            _ => Walk(value, [.. way, (field, -1)], seen),
        };
    }

    private static bool IsOurs(Type type) => type.Namespace is { } room
        && (room.StartsWith("NanoStim.Firmware", StringComparison.Ordinal) || room == "NanoStim.Hal") && !s_told.Contains(type.Name);
}
