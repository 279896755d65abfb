namespace NanoStim.Repository.Tests.Trace;

/// <summary>Finds what is missing between hazards, requirements and tests, in both directions.</summary>
internal static class TraceCheck
{
    /// <summary>One sentence for each problem.</summary>
    public static IEnumerable<string> Problems(SafetyPage page, IReadOnlyList<TracedTest> tests)
    {
        foreach (string hazard in page.Hazards.Where(hazard => !page.Requirements.Any(requirement => requirement.Hazards.Contains(hazard))))
        {
            yield return $"{hazard} has no requirement.";
        }

        foreach (IGrouping<string, SafetyRequirement> twice in page.Requirements.GroupBy(requirement => requirement.Id).Where(same => same.Count() > 1))
        {
            yield return $"{twice.Key} is there twice.";
        }

        foreach (SafetyRequirement requirement in page.Requirements)
        {
            if (requirement.Hazards.Count == 0 || requirement.Bound.Length == 0 || requirement.Enforcement.Length == 0)
            {
                yield return $"{requirement.Id} lacks its hazards, its bound, or what enforces it.";
            }

            if (requirement.Evidence != SafetyTestsPage.LinkTo(requirement.Id))
            {
                yield return $"{requirement.Id} lacks the line '- **Shown by:** {SafetyTestsPage.LinkTo(requirement.Id)}'.";
            }

            foreach (string hazard in requirement.Hazards.Where(hazard => !page.Hazards.Contains(hazard)))
            {
                yield return $"{requirement.Id} names {hazard}, which is no hazard of the table.";
            }

            if (!tests.Any(test => test.Runs && test.Requirements.Contains(requirement.Id)))
            {
                yield return $"{requirement.Id} has no test: write [Requirement(\"{requirement.Id}\")] above the one that shows it.";
            }
        }

        foreach (TracedTest test in tests.Where(test => test.Requirements.Count > 0))
        {
            if (!test.Runs)
            {
                yield return $"{test.Name} of {test.Suite} names a requirement, but is no test that runs.";
            }

            foreach (string id in test.Requirements.Where(id => !page.Requirements.Any(requirement => requirement.Id == id)))
            {
                yield return $"{test.Name} of {test.Suite} names {id}, which is no requirement of SAFETY.md.";
            }
        }
    }
}
