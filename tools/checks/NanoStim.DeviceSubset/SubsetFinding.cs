namespace NanoStim.DeviceSubset;

/// <summary>A place where device code breaks a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Member">Full name of the method, field or type; for findings that only the source shows, the name of the source file.</param>
/// <param name="Subject">What was found.</param>
/// <param name="File">Path of the source file as the compiler had it; empty without debug information.</param>
/// <param name="Line">Line in it, from 1; 0 when unknown.</param>
public sealed record SubsetFinding(Rule Rule, string Member, string Subject, string File, int Line)
{
    /// <summary>The finding in the form of a compiler error, so that editors find the place.</summary>
    public override string ToString() =>
        $"{(File.Length > 0 ? $"{File}({Line})" : Member)}: error {Rule.Id}: {Subject} in {Member}: {Rule.OnDevice}. {Rule.Write}.";
}
