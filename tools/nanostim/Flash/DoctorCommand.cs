using System.CommandLine;
using NanoStim.Flashing.Doctor;

namespace NanoStim.Cli.Flash;

/// <summary>nanostim doctor: what is there, what is missing, and how to get it.</summary>
internal sealed class DoctorCommand : Command
{
    public DoctorCommand(FlashBench bench)
        : base("doctor", "Look for everything that flashing and building require, and say how to get what is missing. Exit code 5 if flashing is not possible yet.")
    {
        SetAction(parsed => Show(parsed.InvocationConfiguration.Output, Examination.Of(bench.Machine, bench.Folder)));
    }

    private static int Show(TextWriter output, IReadOnlyList<Finding> findings)
    {
        int width = findings.Max(finding => finding.Topic.Length);
        foreach (Finding finding in findings)
        {
            string state = finding.State switch { FindingState.Good => "ok     ", FindingState.Missing => "MISSING", _ => "not needed to flash" };
            output.WriteLine($"{finding.Topic.PadRight(width)}  {state}  {finding.Found}");
            foreach (string line in finding.Remedy.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                output.WriteLine($"{new string(' ', width)}    {line.TrimEnd()}");
            }
        }

        int missing = findings.Count(finding => finding.State == FindingState.Missing);
        output.WriteLine();
        output.WriteLine(missing == 0 ? "Ready: 'nanostim flash' can write to the board." : $"{missing} missing: 'nanostim flash' cannot write to a board yet.");
        return missing == 0 ? ExitCode.Done : ExitCode.ToolMissing;
    }
}
