using System.Buffers.Binary;
using NanoStim.Scope.Reading;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>Heads of binary captures that claim anything at any place: the file is measured, or refused with a message; nothing is allocated by what it claims.</summary>
[NonParallelizable]
public class ClaimTests
{
    private const int HeadBytes = 400;

    // A measurement of such a small file, several times over.
    private const long MaxAllocated = 100_000_000;

    private static readonly SampleSet Set = SampleSet.Of(Waves.Biphasic(500, 300e-6, 100e-6, 10, 10), -1e-3, 2e-5, 400);
    private static readonly uint[] Claims = [0, 0x7FFFFFFF, 0xFFFFFFFF];

    public static IEnumerable<string> Formats => WaveformWriter.All.Keys;

    [TestCaseSource(nameof(Formats))]
    public void Heads_that_claim_too_much_are_refused(string format)
    {
        byte[] whole = WaveformWriter.All[format](Set);
        int refused = 0;
        for (int at = 0; at + 4 <= Math.Min(HeadBytes, whole.Length); at += 4)
        {
            foreach (uint claim in Claims)
            {
                byte[] wrong = [.. whole];
                BinaryPrimitives.WriteUInt32LittleEndian(wrong.AsSpan(at), claim);
                long before = GC.GetTotalAllocatedBytes();
                try
                {
                    _ = Captures.Measure(wrong, Captures.Into10Kohm);
                }
                catch (CaptureFormatException)
                {
                    refused++;
                }
                catch (Exception crash)
                {
                    Assert.Fail($"{format}, byte {at}, {claim:X8}: {crash}");
                }

                Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(MaxAllocated), $"byte {at}, {claim:X8}");
            }
        }

        Assert.That(refused, Is.GreaterThan(5));
    }
}
