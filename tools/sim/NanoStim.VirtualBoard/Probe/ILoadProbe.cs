namespace NanoStim.VirtualBoard;

/// <summary>
/// An oscilloscope at the electrodes. It is given samples at rising times: both sides of every edge, 1 ns apart, and in between
/// as many as straight lines need to follow the curve.
/// </summary>
public interface ILoadProbe
{
    /// <param name="nanos">Time since power-up.</param>
    /// <param name="electrodeVolts">Electrode A less electrode B.</param>
    /// <param name="electrodeAmps">Current from A through the load to B.</param>
    void Sample(long nanos, double electrodeVolts, double electrodeAmps);
}
