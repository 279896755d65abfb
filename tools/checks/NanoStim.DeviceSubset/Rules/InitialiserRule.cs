using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Finds static initialisers that read statics of other types or can throw, also through the methods that they call.</summary>
internal sealed class InitialiserRule : IRule
{
    public IEnumerable<SubsetFinding> Check(SubsetContext context)
    {
        CallGraph graph = new(context.Image, []);
        foreach (MethodDefinition initialiser in context.Image.Types.Select(InitialiserOf).OfType<MethodDefinition>())
        {
            TypeDefinition type = initialiser.DeclaringType;
            foreach (MethodDefinition method in graph.Reach(initialiser, (_, _) => true).Where(method => method.HasBody))
            {
                foreach (Instruction instruction in method.Body.Instructions)
                {
                    Place place = new(method, instruction);
                    if (instruction.OpCode.Code == Code.Throw)
                    {
                        yield return place.Finding(RuleBook.InitialiserThrow, $"a throw, reached by the initialiser of {type.FullName}");
                    }
                    else if (instruction.OpCode.Code is Code.Ldsfld or Code.Ldsflda or Code.Stsfld
                        && IsInitialisedElsewhere(context, (FieldReference)instruction.Operand, type))
                    {
                        yield return place.Finding(RuleBook.InitialiserOrder, $"{((FieldReference)instruction.Operand).FullName}, reached by the initialiser of {type.FullName}");
                    }
                }
            }
        }
    }

    private static MethodDefinition? InitialiserOf(TypeDefinition type) => type.Methods.FirstOrDefault(method => method.IsConstructor && method.IsStatic);

    private static bool IsInitialisedElsewhere(SubsetContext context, FieldReference field, TypeDefinition type)
    {
        if (context.Image.Own(field.DeclaringType) is { } owner)
        {
            return owner != type && InitialiserOf(owner) is not null;
        }

        // The core library is loaded first; the order of all others depends on the loader.
        return context.Surface.PackageOf(field.DeclaringType.FullName) is { Package: not "nanoFramework.CoreLibrary" };
    }
}
