using NanoStim.Esp32Model;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Scenarios;

/// <summary>Short ways to do something with a bench, step by step.</summary>
internal static class BenchSteps
{
    // More than any ramp and rest of the catalogue takes.
    private const int MostTurns = 2_500;

    /// <summary>A bench that has passed its self-test.</summary>
    public static Bench Ready(string load, bool ems, AdcCurve curve = AdcCurve.Nominal)
    {
        Bench bench = new(new BenchOptions { EmsSwitch = ems, Load = LoadModel.Parse(load), AdcCurve = curve });
        Assert.That(bench.RunSelfTest(_ => bench.Loop.RunStep()));
        return bench;
    }

    /// <summary>Starts a program as a console does.</summary>
    public static void Start(Bench bench, TreatmentProgram program, int microAmps)
    {
        Assert.That(bench.Stimulator.Session.SelectProgram(program), Is.EqualTo(PlanResult.Ok));
        Assert.That(bench.Stimulator.Session.SetIntensity(microAmps));
        Assert.That(bench.Stimulator.Session.Start(bench.NowMicros, true), Is.EqualTo(StartInhibit.None));
    }

    /// <summary>Runs control steps until a state is reached.</summary>
    public static void RunTo(Bench bench, SessionState state)
    {
        for (int turns = 0; turns < MostTurns && bench.Stimulator.Session.State != state; turns++)
        {
            bench.Loop.RunStep();
        }

        Assert.That(bench.Stimulator.Session.State, Is.EqualTo(state), bench.Stimulator.Fault.ToString());
    }

    /// <summary>So many turns of the loop.</summary>
    public static void Turn(Bench bench, int turns)
    {
        for (int i = 0; i < turns; i++)
        {
            bench.Loop.RunStep();
        }
    }
}
