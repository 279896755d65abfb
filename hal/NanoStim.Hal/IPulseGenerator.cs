namespace NanoStim.Hal;

/// <summary>
/// The timing of the pulses, done by hardware: a first phase and a second phase that follows it, repeated at a rate.
/// Duties are in steps of 1/10000 of the period, the resolution of <c>PwmChannel.DutyCycle</c>.
/// </summary>
/// <remarks>
/// The positive bridge switches are on until <c>firstDuty</c>, the negative ones from there to <c>secondDuty</c>; each loses the dead
/// time at its start. A symmetric biphasic train is (d, 2d), a positive pulse (d, d), a negative one (0, d).
/// In EMS the board makes a negative phase only after a positive one in the same period.
/// </remarks>
public interface IPulseGenerator
{
    /// <summary>What each phase loses at its start so that the bridge switches of both can never be on together, in µs.</summary>
    int DeadTimeMicros { get; }

    /// <summary>The period that the hardware really makes for a rate in Hz, in ns; 0 when it cannot make that rate.</summary>
    long PeriodNanos(int frequencyHertz);

    /// <summary>
    /// Starts a train from a stopped generator, with the set-point at zero. Its first period is silent.
    /// </summary>
    /// <remarks>
    /// Duties up to 10000 are made from 153 Hz on; at lower rates the hardware makes up to 8191 only. <c>Start(1000, 10000, 10000)</c>
    /// holds the first phase on from 1 ms after the call until <see cref="Stop"/>: this is for the self-test, with the set-point at zero.
    /// </remarks>
    void Start(int frequencyHertz, int firstDuty, int secondDuty);

    /// <summary>
    /// Changes the first duty of a running train from the next period on: this alternates the polarity. Not before the second period of
    /// a train, and once in a period: until a change has taken effect, the next one would block the processor.
    /// </summary>
    void WriteFirstDuty(int firstDuty);

    /// <summary>Stops the train at once, all bridge switches off. The set-point must have been written to zero before.</summary>
    void Stop();
}
