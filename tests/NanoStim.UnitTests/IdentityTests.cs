using nanoFramework.TestFramework;
using NanoStim.Firmware.Identity;
using NanoStim.Firmware.Modes;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>What the firmware says that it is.</summary>
[TestClass]
public class IdentityTests
{
    [TestMethod]
    public void First_line_names_version_and_commit()
    {
        Assert.AreEqual("nanoStim " + FirmwareIdentity.Version + " (" + FirmwareIdentity.Commit + ")", FirmwareIdentity.Line(0));
        Assert.IsTrue(FirmwareIdentity.Commit.Length >= 7);
    }

    [TestMethod]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    public void Limits_are_those_of_the_modes()
    {
        Assert.AreEqual(4, FirmwareIdentity.LineCount);
        Assert.AreEqual(
            "ms: max 600 uA, trip 660 uA, rise 12 uA/20 ms, 500..1500000 mHz, phase 200..1000000 us, duty 8000/10000, 600000 nC/phase, net 118800000 nC, 237 mC/day, 1800 s, 3600 s/day",
            FirmwareIdentity.Line(2));
        Assert.AreEqual(
            "ems: max 60000 uA, trip 66000 uA, rise 1200 uA/20 ms, 1000..120000 mHz, phase 50..350 us, duty 900/10000, 21420 nC/phase, net 24480 nC, 237 mC/day, 1800 s, 3600 s/day",
            FirmwareIdentity.Line(3));
    }

    [TestMethod]
    public void One_number_stands_for_all_limits()
    {
        uint asBuilt = FirmwareIdentity.LimitsChecksum;
        Assert.AreEqual(asBuilt, FirmwareIdentity.LimitsChecksum);
        Assert.AreEqual("limits " + asBuilt.ToString("X8"), FirmwareIdentity.Line(1));

        ModeLimits ems = ModeCatalogue.Of(StimulationMode.Ems);
        int was = ems.CeilingMicroAmps;
        ems.CeilingMicroAmps = was + 1;
        uint other = FirmwareIdentity.LimitsChecksum;
        ems.CeilingMicroAmps = was;

        Assert.AreNotEqual(asBuilt, other);
        Assert.AreEqual(asBuilt, FirmwareIdentity.LimitsChecksum);
    }

    [TestMethod]
    public void Number_is_the_hash_of_all_limits_in_their_order()
    {
        // FNV-1a of 32 bits over each limit, low byte first, worked out outside this program. It changes when a limit is changed on purpose.
        Assert.AreEqual("limits 935AB0B0", FirmwareIdentity.Line(1));
    }

    [TestMethod]
    public void Every_limit_of_either_mode_changes_the_number()
    {
        uint asBuilt = FirmwareIdentity.LimitsChecksum;
        for (int mode = 0; mode < 2; mode++)
        {
            ModeLimits limits = ModeCatalogue.Of((StimulationMode)mode);
            for (int limit = 0; limit < LimitChange.Count; limit++)
            {
                LimitChange.Make(limits, limit, 1);
                uint changed = FirmwareIdentity.LimitsChecksum;
                LimitChange.Make(limits, limit, -1);
                Assert.AreNotEqual(asBuilt, changed);
            }
        }

        Assert.AreEqual(asBuilt, FirmwareIdentity.LimitsChecksum);
    }

    [TestMethod]
    public void Answer_to_idn_has_four_fields()
    {
        Assert.AreEqual(4, FirmwareIdentity.Idn.Split(',').Length);
        Assert.IsTrue(FirmwareIdentity.Idn.StartsWith("nanoStim,"));
    }
}
