using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoStim.DeviceSubset.Image;

/// <summary>The place of a finding: a member, or an instruction of a method.</summary>
/// <param name="Member">Method, field or type.</param>
/// <param name="At">The instruction, or null for the whole member.</param>
internal readonly record struct Place(IMemberDefinition Member, Instruction? At = null)
{
    public SubsetFinding Finding(Rule rule, string subject)
    {
        SequencePoint? point = Point();
        return new SubsetFinding(rule, Member.FullName, subject, point?.Document.Url ?? "", point?.StartLine ?? 0);
    }

    /// <summary>The statement that the instruction belongs to; for a member, its first statement, or its type's.</summary>
    private SequencePoint? Point()
    {
        if (Member is MethodDefinition { DebugInformation.HasSequencePoints: true } method)
        {
            int offset = At?.Offset ?? 0;
            IEnumerable<SequencePoint> points = method.DebugInformation.SequencePoints.Where(point => !point.IsHidden);
            return points.LastOrDefault(point => point.Offset <= offset) ?? points.FirstOrDefault();
        }

        TypeDefinition? type = Member as TypeDefinition ?? Member.DeclaringType;
        return type?.Methods.SelectMany(one => one.DebugInformation.SequencePoints).FirstOrDefault(point => !point.IsHidden);
    }
}
