using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoStim.DeviceSubset.Image;

/// <summary>
/// Who can call whom among the methods of an image. A virtual call may reach every override, the call of a delegate
/// every method of which a delegate of that type is made.
/// </summary>
internal sealed class CallGraph
{
    private readonly DeviceImage _image;
    private readonly TypeDefinition[] _concrete;
    private readonly Dictionary<MethodDefinition, MethodDefinition[]> _overrides = [];
    private readonly ILookup<string, MethodDefinition> _delegates;

    /// <param name="image">The assemblies.</param>
    /// <param name="without">Names of assemblies whose overrides do not count.</param>
    public CallGraph(DeviceImage image, IReadOnlyList<string> without)
    {
        _image = image;
        TypeDefinition[] types = [.. image.Types.Where(type => !without.Contains(type.Module.Assembly.Name.Name))];
        _concrete = [.. types.Where(type => !type.IsInterface && !type.IsAbstract)];
        _delegates = types.SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction is { OpCode.Code: Code.Newobj, Previous.OpCode.Code: Code.Ldftn or Code.Ldvirtftn })
            .SelectMany(instruction => Targets(instruction.Previous).Select(target => (Type: ((MethodReference)instruction.Operand).DeclaringType.FullName, target)))
            .ToLookup(pair => pair.Type, pair => pair.target);
    }

    /// <summary>The methods of the image that an instruction may run, or makes a delegate of.</summary>
    public IReadOnlyList<MethodDefinition> Targets(Instruction instruction)
    {
        if (instruction.Operand is not MethodReference reference || instruction.OpCode.Code == Code.Ldtoken)
        {
            return [];
        }

        if (reference.Name == "Invoke" && _delegates.Contains(reference.DeclaringType.FullName))
        {
            return [.. _delegates[reference.DeclaringType.FullName]];
        }

        if (_image.Own(reference) is not { HasBody: true } method)
        {
            return _image.Own(reference) is { IsAbstract: true } open ? Overrides(open) : [];
        }

        return instruction.OpCode.Code is Code.Callvirt or Code.Ldvirtftn && method.IsVirtual ? Overrides(method) : [method];
    }

    /// <summary>A method and all that it can reach, breadth first.</summary>
    /// <param name="root">The first method.</param>
    /// <param name="follows">Whether what an instruction of a method calls counts.</param>
    public IReadOnlyList<MethodDefinition> Reach(MethodDefinition root, Func<MethodDefinition, Instruction, bool> follows)
    {
        List<MethodDefinition> reached = [root];
        HashSet<MethodDefinition> seen = [root];
        for (int i = 0; i < reached.Count; i++)
        {
            MethodDefinition method = reached[i];
            if (method.HasBody)
            {
                reached.AddRange(method.Body.Instructions.Where(one => follows(method, one)).SelectMany(Targets).Where(seen.Add));
            }
        }

        return reached;
    }

    private MethodDefinition[] Overrides(MethodDefinition method)
    {
        if (!_overrides.TryGetValue(method, out MethodDefinition[]? found))
        {
            found = [.. _concrete.Where(type => Is(type, method.DeclaringType)).Select(type => Implementation(type, method)).OfType<MethodDefinition>().Distinct()];
            _overrides.Add(method, found);
        }

        return found;
    }

    private static bool Is(TypeDefinition type, TypeDefinition of) =>
        Line(type).Any(one => one == of || one.Interfaces.Any(two => DeviceImage.Resolve(two.InterfaceType) is { } face && Is(face, of)));

    private static MethodDefinition? Implementation(TypeDefinition type, MethodDefinition method) =>
        Line(type).SelectMany(one => one.Methods).FirstOrDefault(candidate => Implements(candidate, method));

    private static bool Implements(MethodDefinition candidate, MethodDefinition method) =>
        candidate == method
        || candidate.Overrides.Any(one => one.FullName == method.FullName)
        || (candidate.IsVirtual && candidate.Name == method.Name
            && candidate.Parameters.Select(one => one.ParameterType.FullName).SequenceEqual(method.Parameters.Select(one => one.ParameterType.FullName)));

    /// <summary>A type and its base types.</summary>
    private static IEnumerable<TypeDefinition> Line(TypeDefinition? type)
    {
        for (; type is not null; type = DeviceImage.Resolve(type.BaseType))
        {
            yield return type;
        }
    }
}
