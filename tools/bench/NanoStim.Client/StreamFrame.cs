using System.Buffers.Binary;

namespace NanoStim.Client;

/// <summary>A frame of the binary stream of measurements (docs/console.md).</summary>
/// <param name="Counter">Number of the frame, modulo 65536, from the beginning of the stream.</param>
/// <param name="Seconds">Time since power-up, in s.</param>
/// <param name="State">State of the session.</param>
/// <param name="FaultCode">Number of the latched fault, 0 for none.</param>
/// <param name="PeakMicroAmps">Highest peak, in µA.</param>
/// <param name="MeanMicroAmps">Mean of the magnitude, in µA.</param>
/// <param name="SignedMicroAmps">Mean with its sign, in µA.</param>
/// <param name="ElectrodeMilliVolts">Highest peak across the bridge, in mV.</param>
/// <param name="BatteryMilliVolts">Battery, in mV.</param>
/// <param name="ReservoirMilliVolts">Reservoir of EMS, in mV.</param>
/// <param name="NetChargeNanoCoulombs">Net charge of the session in microcurrent, in nC.</param>
public sealed record StreamFrame(
    int Counter,
    double Seconds,
    DeviceState State,
    int FaultCode,
    int PeakMicroAmps,
    int MeanMicroAmps,
    int SignedMicroAmps,
    int ElectrodeMilliVolts,
    int BatteryMilliVolts,
    int ReservoirMilliVolts,
    int NetChargeNanoCoulombs)
{
    /// <summary>Length in bytes.</summary>
    internal const int Length = 32;

    /// <summary>First byte; no answer has it.</summary>
    internal const byte Sync = 0xA5;

    /// <summary>Reads a frame; null where its checksum is wrong.</summary>
    internal static StreamFrame? Parse(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        byte sumOfSums = 0;
        foreach (byte value in bytes[..^2])
        {
            sum += value;
            sumOfSums += sum;
        }

        return bytes[0] != Sync || bytes[^2] != sum || bytes[^1] != sumOfSums
            ? null
            : new StreamFrame(
                BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
                BinaryPrimitives.ReadUInt32BigEndian(bytes[3..]) / 1000.0,
                bytes[7] < (int)DeviceState.Fault ? (DeviceState)(bytes[7] + 1) : DeviceState.Unknown,
                bytes[8],
                Signed24(bytes[9..]),
                Signed24(bytes[12..]),
                Signed24(bytes[15..]),
                Signed24(bytes[18..]),
                BinaryPrimitives.ReadUInt16BigEndian(bytes[21..]),
                Signed24(bytes[23..]),
                BinaryPrimitives.ReadInt32BigEndian(bytes[26..]));
    }

    private static int Signed24(ReadOnlySpan<byte> bytes) => (sbyte)bytes[0] << 16 | bytes[1] << 8 | bytes[2];
}
