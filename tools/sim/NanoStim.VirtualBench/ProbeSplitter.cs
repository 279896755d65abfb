using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Passes the samples of one probe to several.</summary>
internal sealed class ProbeSplitter(params ILoadProbe[] probes) : ILoadProbe
{
    public void Sample(long nanos, double electrodeVolts, double electrodeAmps)
    {
        foreach (ILoadProbe probe in probes)
        {
            probe.Sample(nanos, electrodeVolts, electrodeAmps);
        }
    }
}
