using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Lists;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Finds members that exist on the device and do something else there, or fail.</summary>
internal sealed class TrapRule : IRule
{
    private static readonly (string Begin, string What)[] s_traps =
        [.. TextResource.Lines("traps").Select(line => line.Split(" | ")).Select(parts => (parts[0], parts[1]))];

    public IEnumerable<SubsetFinding> Check(SubsetContext context)
    {
        foreach ((Instruction instruction, Place place) in Uses.Instructions(context.Image))
        {
            if (instruction.Operand is MethodReference { FullName: var name } && WhatOf(name) is { } trap)
            {
                yield return place.Finding(RuleBook.Trap, $"{name} ({trap})");
            }
        }
    }

    private static string? WhatOf(string member) =>
        s_traps.Where(trap => member.StartsWith(trap.Begin, StringComparison.Ordinal)).Select(trap => trap.What).FirstOrDefault();
}
