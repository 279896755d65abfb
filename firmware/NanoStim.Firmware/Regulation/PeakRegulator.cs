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
            Integrate(window, limits.CeilingMicroAmps);
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
        Add();
    }

    private void Integrate(MeasurementWindow window, int ceilingMicroAmps)
    {
        // A flipped bit forgets what was learned.
        if ((_trimMicroAmps ^ _trimComplement) != -1)
        {
            _trimMicroAmps = 0;
        }

        // The first window may contain peaks from before the current was steady.
        if (_settled)
        {
            _trimMicroAmps += (_requestedMicroAmps - window.PeakMicroAmps + GainRounding) >> GainShift;

            // Held within its reach here too, so that it does not integrate while out of compliance (anti-windup).
            _trimMicroAmps = Within(_requestedMicroAmps / ReachShare);
            if (_requestedMicroAmps + _trimMicroAmps > ceilingMicroAmps)
            {
                _trimMicroAmps = ceilingMicroAmps - _requestedMicroAmps;
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
