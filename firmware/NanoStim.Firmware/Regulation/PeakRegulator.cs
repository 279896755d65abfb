using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Safety;

namespace NanoStim.Firmware.Regulation;

/// <summary>
/// Closes the loop on the measured peak: adds to the requested current what the peaks of the last windows lacked. An integrator with
/// a short reach, so that whatever it measures it can move the output by an eighth at most, and zero stays zero.
/// </summary>
public sealed class PeakRegulator
{
    private const int GainShift = 2;
    private const int GainRounding = 1 << (GainShift - 1);

    // An eighth.
    private const int ReachShare = 8;

    // The noise of a mode is eight counts of the converter.
    private const int CountShift = 3;

    private int _trimMicroAmps;
    private int _trimComplement = -1;
    private int _requestedMicroAmps;
    private int _regulatedMicroAmps;
    private bool _settled;

    /// <summary>The current to ask the gate for, given what the session requests and the limits that hold, in µA.</summary>
    public int Regulate(OutputRequest request, MeasurementWindow window, ModeLimits limits)
    {
        if (!request.Steady || request.MicroAmps != _requestedMicroAmps)
        {
            Follow(request);
        }
        else if (window.StepsSinceResult == CheckSchedule.Regulation)
        {
            Integrate(window, limits);
        }

        return _regulatedMicroAmps;
    }

    private void Follow(OutputRequest request)
    {
        // What was learned holds for a train in a range; without pulses there is neither.
        if (request.Power != OutputPower.Pulsing)
        {
            _trimMicroAmps = 0;
            _trimComplement = -1;
        }

        _requestedMicroAmps = request.MicroAmps;
        _settled = false;
        if (_trimMicroAmps == 0)
        {
            _regulatedMicroAmps = _requestedMicroAmps;
            return;
        }

        Add();
    }

    private void Integrate(MeasurementWindow window, ModeLimits limits)
    {
        // A flipped bit forgets what was learned.
        if ((_trimMicroAmps ^ _trimComplement) != -1)
        {
            _trimMicroAmps = 0;
        }

        // The first window may contain peaks from before the current was steady. What is within a count of the converter is no error.
        int error = _requestedMicroAmps - window.PeakMicroAmps;
        int count = limits.NoiseMicroAmps >> CountShift;
        if (_settled && (error > count || error < -count))
        {
            _trimMicroAmps += (error + GainRounding) >> GainShift;

            // Held within its reach here too, so that it does not integrate while out of compliance (anti-windup).
            _trimMicroAmps = Within(_requestedMicroAmps / ReachShare);
            if (_requestedMicroAmps + _trimMicroAmps > limits.CeilingMicroAmps)
            {
                _trimMicroAmps = limits.CeilingMicroAmps - _requestedMicroAmps;
            }
        }

        _trimComplement = ~_trimMicroAmps;
        _settled = true;
        Add();
    }

    private void Add()
    {
        _regulatedMicroAmps = _requestedMicroAmps + Within(_requestedMicroAmps / ReachShare);
    }

    private int Within(int reach)
    {
        if (_trimMicroAmps > reach)
        {
            return reach;
        }

        return _trimMicroAmps < -reach ? -reach : _trimMicroAmps;
    }
}
