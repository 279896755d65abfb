namespace NanoStim.Scope;

/// <summary>What a picture of a session is drawn from.</summary>
/// <param name="Title">What was run, on what.</param>
/// <param name="Current">Current through the load in A, over the whole session.</param>
/// <param name="SetPoint">The firmware's set-point in A, over the whole session.</param>
/// <param name="Pulses">Rows (s, A) of a few periods in the steady part; empty where there was none.</param>
/// <param name="SteadySetPoint">The set-point in A while those were taken.</param>
/// <param name="PulseSeconds">Length of a pulse with all its phases, in s.</param>
public sealed record CapturedSession(
    string Title,
    EnvelopeTrace Current,
    EnvelopeTrace SetPoint,
    IReadOnlyList<(double Seconds, double Amps)> Pulses,
    double SteadySetPoint,
    double PulseSeconds);
