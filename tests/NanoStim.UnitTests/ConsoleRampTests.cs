using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>While the current changes, the console has every second of the steps that act.</summary>
[TestClass]
public class ConsoleRampTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Ramp_takes_as_long_with_a_client_that_talks(bool talks)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("CURR 200UA;:SYST:WDOG 10S;:OUTP ON");
        console.Rig.RunTo(SessionState.RampUp, 400);
        int steps = 0;
        while (console.Session.State == SessionState.RampUp && steps < 1000)
        {
            if (talks && steps % 20 == 0)
            {
                console.Port.Send("MEAS:ALL?\n");
            }

            console.Rig.Run(1);
            steps++;
        }

        // 2 s, and some steps until the first pulse.
        Assert.AreEqual((int)SessionState.Deliver, (int)console.Session.State);
        Assert.IsTrue(steps > 195);
        Assert.IsTrue(steps < 225);
    }
}
