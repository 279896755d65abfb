using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoStim.DeviceSubset.Image;

/// <summary>Everything that the metadata and the code of an image refer to.</summary>
internal static class Uses
{
    /// <summary>Every instruction of every method.</summary>
    public static IEnumerable<(Instruction Instruction, Place Place)> Instructions(DeviceImage image) =>
        from method in image.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        select (instruction, new Place(method, instruction));

    /// <summary>Every type that is named: bases, fields, signatures, locals, catches, operands. As written, so arrays and instances are whole.</summary>
    public static IEnumerable<(TypeReference Type, Place Place)> Types(DeviceImage image)
    {
        foreach (TypeDefinition type in image.Types)
        {
            Place place = new(type);
            if (type.BaseType is not null)
            {
                yield return (type.BaseType, place);
            }

            foreach (InterfaceImplementation one in type.Interfaces)
            {
                yield return (one.InterfaceType, place);
            }

            foreach (FieldDefinition field in type.Fields)
            {
                yield return (field.FieldType, new Place(field));
            }
        }

        foreach (MethodDefinition method in image.Methods)
        {
            foreach (TypeReference type in Signature(method).Concat(method.HasBody ? Body(method.Body) : []))
            {
                yield return (type, new Place(method));
            }
        }

        foreach ((Instruction instruction, Place place) in Instructions(image))
        {
            foreach (TypeReference type in Operand(instruction))
            {
                yield return (type, place);
            }
        }
    }

    /// <summary>The parts of a type: its elements, arguments and modifiers, and last the type itself.</summary>
    public static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        IEnumerable<TypeReference> inner = type switch
        {
            GenericInstanceType instance => instance.GenericArguments.Append(instance.ElementType),
            IModifierType modifier => [modifier.ModifierType, modifier.ElementType],
            FunctionPointerType function => function.Parameters.Select(one => one.ParameterType).Append(function.ReturnType),
            TypeSpecification specification => [specification.ElementType],
            _ => [],
        };
        return inner.SelectMany(Parts).Append(type);
    }

    private static IEnumerable<TypeReference> Signature(MethodReference method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static IEnumerable<TypeReference> Body(MethodBody body) =>
        body.Variables.Select(variable => variable.VariableType)
            .Concat(body.ExceptionHandlers.Where(handler => handler.CatchType is not null).Select(handler => handler.CatchType));

    private static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod generic => generic.GenericArguments.Append(generic.DeclaringType),
        MethodReference method => Signature(method).Append(method.DeclaringType),
        CallSite site => site.Parameters.Select(parameter => parameter.ParameterType).Append(site.ReturnType),
        _ => [],
    };
}
