using System.Reflection;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Campaign.Tests;

/// <summary>Shows that the campaign can fail: on firmware whose gate watches nothing, the sessions that found nothing find something.</summary>
internal sealed class BlindedGateTests
{
    [TestCase("ms")]
    [TestCase("ems")]
    [Requirement("SR-13")]
    public void Campaign_finds_violations_when_the_gate_is_off(string mode)
    {
        const int Runs = 200;
        int sound = CampaignProbe.CountViolations(Runs, 1, mode);
        BlindedFirmware context = new();
        try
        {
            MethodInfo count = context.LoadFromAssemblyName(typeof(CampaignProbe).Assembly.GetName())
                .GetType(typeof(CampaignProbe).FullName!, throwOnError: true)!
                .GetMethod(nameof(CampaignProbe.CountViolations))!;
            int blinded = count.CreateDelegate<Func<int, int, string, int>>()(Runs, 1, mode);
            TestContext.Out.WriteLine($"{mode}: {sound} violations in {Runs} runs, {blinded} with the gate off");

            Assert.That(sound, Is.Zero);
            Assert.That(blinded, Is.GreaterThan(5));
        }
        finally
        {
            context.Unload();
        }
    }
}
