namespace NanoStim.DeviceSubset.Rules;

/// <summary>Looks at an image for what one or more rules forbid.</summary>
internal interface IRule
{
    IEnumerable<SubsetFinding> Check(SubsetContext context);
}
