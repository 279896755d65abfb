using System.Collections.Concurrent;
using System.Reflection;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;

namespace NanoStim.Exploration.Tests;

/// <summary>
/// Copies an object with everything that it refers to, so that the real code can be taken on from one state in many directions. What
/// never changes is shared.
/// </summary>
internal sealed class GraphCopy
{
    private static readonly HashSet<Type> s_constant =
        [typeof(string), typeof(ModeLimits), typeof(TreatmentProgram), typeof(TreatmentSegment), typeof(PulseTrain), typeof(Transition)];

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_fields = new();

    private static readonly Func<object, object> s_clone =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);

    /// <summary>A copy of it.</summary>
    public static T Of<T>(T original)
        where T : class => (T)new GraphCopy().Copy(original);

    private object Copy(object original)
    {
        Type type = original.GetType();
        if (s_constant.Contains(type) || type.IsValueType)
        {
            return original;
        }

        if (_copies.TryGetValue(original, out object? known))
        {
            return known;
        }

        object copy = s_clone(original);
        _copies.Add(original, copy);
        if (type.IsArray)
        {
            // Numbers, or rows of the transition table.
            return copy;
        }

        foreach (FieldInfo field in s_fields.GetOrAdd(type, FieldsOf))
        {
            if (field.GetValue(original) is { } value)
            {
                field.SetValue(copy, Copy(value));
            }
        }

        return copy;
    }

    private static FieldInfo[] FieldsOf(Type type) =>
        [.. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => !field.FieldType.IsValueType && !s_constant.Contains(field.FieldType))];
}
