namespace NanoStim.Hal;

/// <summary>
/// The timing of the pulses, done by hardware: a first phase and a second phase that follows it, repeated at a rate.
/// Duties are in steps of 1/10000 of the period, the grain of <c>PwmChannel.DutyCycle</c>.
/// </summary>
/// <remarks>
/// The positive gate is on for <c>firstDuty</c>, the negative gate from there to <c>secondDuty</c>; each gate loses the
/// dead time at its start. A symmetric pair is (d, 2d), a positive pulse (d, d), a negative one (0, d).
/// </remarks>
public interface IPulseGenerator
{
    /// <summary>What each phase loses at its start so that the gates can never overlap, in µs.</summary>
    int DeadTimeMicros { get; }

    /// <summary>The period that the hardware really makes for a rate in Hz, in ns; 0 when it cannot make that rate.</summary>
    long PeriodNanos(int frequencyHertz);

    /// <summary>Starts a train from a stopped generator, with the set-point at zero. Its first period is silent.</summary>
    void Start(int frequencyHertz, int firstDuty, int secondDuty);

    /// <summary>
    /// Changes the first duty of a running train from the next period on: this is how polarity flips. Not before the second period of
    /// a train, and once in a period: until a change has taken effect, the next one would hold everything up.
    /// </summary>
    void WriteFirstDuty(int firstDuty);

    /// <summary>Stops the train at once, both gates off. The set-point must have been written to zero before.</summary>
    void Stop();
}
