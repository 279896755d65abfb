using NanoStim.LoadJudge;
using NanoStim.Trace;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>
/// User programs of all kinds, sent to the firmware that ships; those that it takes run, and what the load receives is judged by the limits of SAFETY.md and
/// by what was asked for.
/// </summary>
internal sealed class UserProgramLoadTests
{
    private const int MicrocurrentCeiling = 600;
    private const int EmsCeiling = 60_000;

    // Sessions of half a minute at most: together less than the hour of a day.
    private const int ProgramsPerDevice = 40;

    [TestCase(false, 41)]
    [TestCase(true, 42)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-8")]
    [Requirement("SR-9")]
    [Requirement("SR-12")]
    [Requirement("SR-14")]
    public void Program_that_keeps_the_rules_is_taken_and_delivered_as_it_was_sent(bool ems, int seed)
    {
        TreatmentDraw draw = new(seed);
        JudgedBench bench = new(ems, new Mcp7940n());
        int delivered = 0;
        for (int i = 0; i < ProgramsPerDevice; i++)
        {
            UserTreatment treatment = draw.Legal(ems);
            (bool isTaken, int error) = bench.Send(treatment);
            if (!isTaken)
            {
                // The only ones that may be: the converter has no step near enough.
                Assert.That(error, Is.EqualTo(204), Text(treatment));
                continue;
            }

            Assert.That(Text(UserTreatment.Read(bench.Record)), Is.EqualTo(Text(treatment)), "the record is not as docs/console.md says");
            delivered += Deliver(bench, treatment, Intensity(ems, i)) ? 1 : 0;
        }

        TestContext.Progress.WriteLine($"user programs, {(ems ? "EMS" : "microcurrent")}: {delivered} of {ProgramsPerDevice} delivered without a fault");
        Assert.That(delivered, Is.GreaterThan(ProgramsPerDevice * 3 / 4));
    }

    [TestCase(false, 43)]
    [TestCase(true, 44)]
    [Requirement("SR-12")]
    [Requirement("SR-19")]
    public void Program_just_beyond_a_rule_is_refused(bool ems, int seed)
    {
        TreatmentDraw draw = new(seed);
        JudgedBench bench = new(ems, new Mcp7940n());
        byte[] before = bench.Record;
        for (int i = 0; i < 100; i++)
        {
            UserTreatment treatment = draw.Beyond(ems);
            Assert.That(bench.Send(treatment).IsTaken, Is.False, Text(treatment));
        }

        Assert.That(bench.Record, Is.EqualTo(before));
        Assert.That(bench.Ask("PROG:USER:STAT?"), Does.StartWith("empty"));
    }

    [TestCase(false, 45)]
    [TestCase(true, 46)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-4")]
    [Requirement("SR-7")]
    [Requirement("SR-12")]
    public void Whatever_is_sent_the_load_receives_nothing_beyond_the_limits(bool ems, int seed)
    {
        TreatmentDraw draw = new(seed);
        JudgedBench bench = new(ems, new Mcp7940n());
        int taken = 0;
        for (int i = 0; i < 600 && taken < 20; i++)
        {
            UserTreatment treatment = draw.Wild(ems);
            if (bench.Send(treatment).IsTaken)
            {
                taken++;
                Deliver(bench, treatment, Intensity(ems, i));
            }
        }

        Assert.That(taken, Is.GreaterThan(10));
    }

    [TestCase(false, 47)]
    [TestCase(true, 48)]
    [Requirement("SR-20")]
    public void Record_with_wrong_bits_is_not_offered_and_one_with_a_right_checksum_is_judged_again(bool ems, int seed)
    {
        Random random = new(seed);
        TreatmentDraw draw = new(seed);
        int offered = 0;
        for (int i = 0; i < 60; i++)
        {
            Mcp7940n memory = new();
            JudgedBench sender = new(ems, memory);
            while (!sender.Send(draw.Legal(ems)).IsTaken)
            {
            }

            bool isSealed = i % 2 == 0;
            Span<byte> record = memory.Memory.Slice(UserTreatment.RecordAt, UserTreatment.RecordBytes);
            foreach (int bit in Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next((UserTreatment.RecordBytes - 2) * 8)).Distinct().ToArray())
            {
                record[bit / 8] ^= (byte)(1 << bit % 8);
            }

            if (isSealed)
            {
                UserTreatment.Seal(record);
            }

            UserTreatment stored = UserTreatment.Read(record);
            JudgedBench next = new(ems, memory);
            string state = next.Ask("PROG:USER:STAT?");
            bool isOffered = next.Ask("PROG:CAT?").Contains("\"user\"", StringComparison.Ordinal);
            Assert.That(isSealed || !isOffered, $"{state} {Text(stored)}");
            if (isOffered)
            {
                offered++;
                Deliver(next, stored, Intensity(ems, i));
            }
        }

        TestContext.Progress.WriteLine($"records with changed bits and a right checksum: {offered} of 30 offered, run and judged");
        Assert.That(offered, Is.GreaterThan(0).And.LessThan(30));
    }

    [TestCase(false, "CURR")]
    [TestCase(false, "FREQ")]
    [TestCase(true, "WIDT")]
    public void Judge_finds_what_was_not_asked_for(bool ems, string changed)
    {
        UserSegment sent = new("BIPH", 50_000, 300, 0, 6, 1_000, 0, 1_000, 0, 100);
        UserSegment asked = changed switch
        {
            "FREQ" => sent with { MilliHertz = 60_000 },
            "WIDT" => sent with { Micros = 250 },
            _ => sent with { Percent = 50, UpMillis = 2_500 },
        };
        JudgedBench bench = new(ems, new Mcp7940n());
        Assert.That(bench.Send(new UserTreatment(ems, 1, [sent])).IsTaken);
        Assert.That(bench.Run(new UserTreatment(ems, 1, [asked]), Intensity(ems, 0)).Violations, Is.Not.Empty);
    }

    /// <summary>Runs a program and has it judged.</summary>
    /// <returns>Whether it ran without a fault and the load received something.</returns>
    private static bool Deliver(JudgedBench bench, UserTreatment treatment, int microAmps)
    {
        (int fault, double moved, IReadOnlyList<Violation> violations) = bench.Run(treatment, microAmps);
        Assert.That(violations, Is.Empty, $"{microAmps} uA, {Text(treatment)}\n{bench.Recent}");
        if (fault != 0)
        {
            TestContext.Progress.WriteLine($"fault {fault}: {microAmps} uA, {Text(treatment)}");
        }

        return fault == 0 && moved > 0;
    }

    private static int Intensity(bool ems, int number)
    {
        int ceiling = ems ? EmsCeiling : MicrocurrentCeiling;
        return number % 2 == 0 ? ceiling : ceiling / 10 + ceiling * 7 / 10 * (number % 9) / 8;
    }

    private static string Text(UserTreatment treatment) => $"{treatment.IsEms} {treatment.Repeats} {string.Join(" ", treatment.Segments)}";
}
