using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Lists;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Members that are there, and do something else or fail.</summary>
internal sealed class TrapRule : IRule
{
    private static readonly Dictionary<string, string> s_traps =
        TextResource.Lines("traps").Select(line => line.Split(" | ")).ToDictionary(parts => parts[0], parts => parts[1]);

    public IEnumerable<Finding> Check(SubsetContext context)
    {
        foreach ((Instruction instruction, Place place) in Uses.Instructions(context.Image))
        {
            if (instruction.Operand is MethodReference method && s_traps.TryGetValue(method.FullName, out string? trap))
            {
                yield return place.Finding(RuleBook.Trap, $"{method.FullName} ({trap})");
            }
        }
    }
}
