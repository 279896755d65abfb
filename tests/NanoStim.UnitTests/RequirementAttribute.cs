namespace NanoStim.Trace;

/// <summary>
/// Says which safety requirement of SAFETY.md a test shows. Linked into every suite; a test of the repository holds requirements and tests
/// against each other.
/// </summary>
[System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
internal sealed class RequirementAttribute : System.Attribute
{
    /// <summary>Names the requirement: "SR-" and its number.</summary>
    public RequirementAttribute(string id)
    {
        Id = id;
    }

    /// <summary>The requirement.</summary>
    public string Id { get; }
}
