using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Console;

/// <summary>Makes a program of one continuous train from rate, width and shape. Allocates; the state is Idle then, output off.</summary>
internal static class ConsoleTrain
{
    private const int RampMillis = 2000;

    // Chosen: a rate and a width that every program check of the mode passes.
    private const int MicrocurrentMilliHertz = 10000;
    private const int MicrocurrentMicros = 5000;
    private const int EmsMilliHertz = 50000;
    private const int EmsMicros = 300;

    // Below this the square wave requires its carrier.
    private const int SlowMilliHertz = 1000;

    /// <summary>Default rate of a mode in mHz.</summary>
    internal static int DefaultMilliHertz(StimulationMode mode)
    {
        return mode == StimulationMode.Ems ? EmsMilliHertz : MicrocurrentMilliHertz;
    }

    /// <summary>Default phase width of a mode in µs.</summary>
    internal static int DefaultMicros(StimulationMode mode)
    {
        return mode == StimulationMode.Ems ? EmsMicros : MicrocurrentMicros;
    }

    /// <summary>Makes the program.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mode">Its mode.</param>
    /// <param name="shape">A shape; a square wave gets the form that its rate requires.</param>
    /// <param name="milliHertz">Rate in mHz.</param>
    /// <param name="micros">Phase width in µs; 0 where the shape has its own, or for the default.</param>
    internal static TreatmentProgram Make(string name, StimulationMode mode, PulseShape shape, int milliHertz, int micros)
    {
        if (PulseTrain.HasOwnWidth(shape))
        {
            shape = milliHertz < SlowMilliHertz ? PulseShape.SlowBipolarSquare : PulseShape.BipolarSquare;
            micros = 0;
        }
        else if (micros == 0)
        {
            micros = DefaultMicros(mode);
        }

        PulseTrain train = new PulseTrain(shape, milliHertz, micros, 0);
        TreatmentSegment[] segments =
        {
            new TreatmentSegment(train, ModeCatalogue.Of(mode).MaxSessionSeconds, RampMillis, 0, RampMillis, 0, 100),
        };
        return new TreatmentProgram(name, name, mode, segments);
    }
}
