using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>When the gate looks at what, and what it forgets when.</summary>
[TestClass]
public class GateTurnTests
{
    [TestMethod]
    [Requirement("SR-21")]
    public void FaultWithoutPulsesPutsTheOutputOffInTheSameStep()
    {
        GateRig rig = GateRig.Armed(StimulationMode.Microcurrent);
        rig.Inputs.ChargerPresent = true;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.ChargerConnected, (int)rig.Gate.Fault);
        Assert.AreEqual((int)OutputPower.Off, (int)rig.Gate.Power);
    }

    [TestMethod]
    [DataRow(SenseWindow.AtSupplies, true)]
    [DataRow(SenseWindow.AtDose, false)]
    [DataRow(SenseWindow.AtRegulation, false)]
    [DataRow(SenseWindow.AtContact, false)]
    [DataRow(9, false)]
    [Requirement("SR-18")]
    [Requirement("SR-22")]
    public void SuppliesAreCheckedAtTheirAgeOnly(int age, bool trips)
    {
        // 0.05 s to settle and 0.32 s to confirm.
        GateRig rig = GateRig.Armed(StimulationMode.Microcurrent);
        rig.Measurement.HighVoltageMilliVolts = 15001;
        rig.Window.Age = age;
        for (int i = 0; i < 37; i++)
        {
            Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
            rig.Decide(0);
        }

        Assert.AreEqual((int)(trips ? FaultCode.HighVoltageImplausible : FaultCode.None), (int)rig.Gate.Fault);
    }

    [TestMethod]
    [DataRow(SenseWindow.AtDose, true, true)]
    [DataRow(SenseWindow.AtDose, false, false)]
    [DataRow(SenseWindow.AtSupplies, true, false)]
    [DataRow(9, true, false)]
    [Requirement("SR-4")]
    [Requirement("SR-5")]
    [Requirement("SR-6")]
    public void DoseOfAPulseIsCheckedAtItsAgeAndWhilePulsesRun(int age, bool pulsing, bool trips)
    {
        // 1 A for 1 ms is 1000 µC.
        GateRig rig = GateRig.Pulsing();
        if (!pulsing)
        {
            rig.Request.Power = OutputPower.Armed;
            rig.Decide(0);
        }

        rig.Plan.PolarityMicros = 1000;
        rig.Window.PeakMicroAmps = 1000000;
        rig.Window.Age = age;
        rig.Decide(0);
        Assert.AreEqual((int)(trips ? FaultCode.PhaseChargeExceeded : FaultCode.None), (int)rig.Gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void TimeOfTheDayIsCheckedWithTheSupplies()
    {
        GateRig rig = GateRig.Armed(StimulationMode.Microcurrent);
        rig.Gate.Day.Add(0, 3661);
        rig.Window.Age = SenseWindow.AtDose;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
        rig.Window.Age = SenseWindow.AtSupplies;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.DayTimeExceeded, (int)rig.Gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-23")]
    public void LatchIsStuckOnlyUntilItsFirstTurnIsOver()
    {
        GateRig rig = GateRig.Armed(StimulationMode.Microcurrent);
        rig.Window.Age = 9;
        rig.Decide(0);
        rig.Inputs.Tripped = true;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.LatchStuck, (int)rig.Gate.Fault);

        rig = GateRig.Armed(StimulationMode.Microcurrent);
        rig.Window.Age = SenseWindow.AtDose;
        rig.Decide(0);
        rig.Inputs.Tripped = true;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.HardwareTrip, (int)rig.Gate.Fault);
    }

    [TestMethod]
    public void ArmingStartsAWindowOfItsOwn()
    {
        GateRig rig = new GateRig();
        rig.Window.Length = 100;
        rig.Window.Age = 57;
        rig.Request.Power = OutputPower.Armed;
        rig.Decide(0);
        Assert.AreEqual(0, rig.Window.Age);
        Assert.AreEqual(10, rig.Window.Length);
    }

    [TestMethod]
    public void WhatThePeakHoldHasFromBeforeTheArmingIsNoFault()
    {
        GateRig rig = GateRig.Armed(StimulationMode.Microcurrent);
        rig.Decide(0);
        for (int session = 0; session < 2; session++)
        {
            rig.Request.Power = OutputPower.Off;
            rig.Decide(0);
            rig.Request.Power = OutputPower.Armed;
            rig.Decide(0);
            rig.Measurement.PeakMicroAmps = 500;
            rig.Decide(0);
            rig.Decide(0);
            Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
            rig.Measurement.PeakMicroAmps = 0;
        }
    }

    [TestMethod]
    public void MeanHasItsTimeToFallWhenPulsesStop()
    {
        GateRig rig = GateRig.Armed(StimulationMode.Microcurrent);
        for (int i = 0; i < 40; i++)
        {
            rig.Decide(0);
        }

        rig.Request.Power = OutputPower.Pulsing;
        rig.Decide(0);
        rig.Request.Power = OutputPower.Armed;
        rig.Measurement.MeanMicroAmps = 3;
        for (int i = 0; i < 31; i++)
        {
            rig.Decide(0);
        }

        Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.CurrentWhileOff, (int)rig.Gate.Fault);
    }

    [TestMethod]
    public void ContactOfTheTrainBeforeIsForgotten()
    {
        // One reading above 27 V at the end of a train and one at the start of the next: two glitches.
        GateRig rig = GateRig.Pulsing();
        rig.Measurement.ElectrodeMilliVolts = 27001;
        rig.Request.Power = OutputPower.Armed;
        rig.Decide(0);
        rig.Measurement.ElectrodeMilliVolts = 0;
        rig.Request.Power = OutputPower.Pulsing;
        rig.Decide(0);
        rig.Measurement.ElectrodeMilliVolts = 27001;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.ElectrodeOpen, (int)FaultAfter(rig));
    }

    [TestMethod]
    [Requirement("SR-7")]
    public void NetChargeIsThatOfTheSession()
    {
        // 118.8 mC in all: 11.88 A for 10 ms are them, and 1 µA more is too much.
        GateRig rig = GateRig.Pulsing();
        rig.Polarity = 1;
        rig.Measurement.MeanMicroAmps = 11880000;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
        rig.Gate.BeginSession();
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
        rig.Measurement.MeanMicroAmps = 1;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.NetChargeExceeded, (int)rig.Gate.Fault);
    }

    private static FaultCode FaultAfter(GateRig rig)
    {
        Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
        rig.Decide(0);
        return rig.Gate.Fault;
    }
}
