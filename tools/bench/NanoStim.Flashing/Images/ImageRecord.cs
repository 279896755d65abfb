using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NanoStim.Flashing.Images;

/// <summary>
/// What an image says of itself, behind its assemblies: commit and SHA-256. The CLR passes over it, as it does over everything that has no
/// header of an assembly (<see cref="DeploymentArea"/>). 64 bytes: marker (8), version (4), bytes of the assemblies (4), SHA-256 of these
/// (32), commit in ASCII (16, filled up with zeros); numbers little endian.
/// </summary>
/// <param name="Commit">Commit of the firmware, 12 digits and perhaps a +; or "unknown".</param>
/// <param name="Sha256">Of the assemblies with their filling, in small hexadecimal digits.</param>
public sealed record ImageRecord(string Commit, string Sha256)
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 64;

    private const int Version = 1;
    private const int LengthAt = 12;
    private const int HashAt = 16;
    private const int CommitAt = 48;

    private static ReadOnlySpan<byte> Marker => "NSTIMIMG"u8;

    /// <summary>The record for some assemblies.</summary>
    /// <param name="assemblies">Their bytes as they stand in the image.</param>
    /// <param name="commit">Commit of the firmware among them.</param>
    public static ImageRecord Of(ReadOnlySpan<byte> assemblies, string commit) => new(commit, Convert.ToHexStringLower(SHA256.HashData(assemblies)));

    /// <summary>The record of an image, after a check of its checksum.</summary>
    /// <param name="image">The image, or a partition that holds one.</param>
    /// <param name="assembliesEnd">Where the assemblies end.</param>
    /// <param name="from">Where it is from, for the message.</param>
    /// <returns>Nothing if the image has none: it was not made by nanostim.</returns>
    /// <exception cref="FlashingException">The image is not what its record says.</exception>
    public static ImageRecord? Read(ReadOnlySpan<byte> image, int assembliesEnd, string from)
    {
        int at = image.IndexOf(Marker);
        if (at < 0 || image.Length - at < Size)
        {
            return null;
        }

        ReadOnlySpan<byte> record = image.Slice(at, Size);
        int length = BinaryPrimitives.ReadInt32LittleEndian(record[LengthAt..]);
        string stated = Convert.ToHexStringLower(record.Slice(HashAt, SHA256.HashSizeInBytes));
        ImageRecord actual = Of(image[..at], Encoding.ASCII.GetString(record[CommitAt..]).TrimEnd('\0'));
        return length == at && at == assembliesEnd && actual.Sha256 == stated
            ? actual
            : throw new FlashingException(
                FlashRefusal.Image,
                $"{from} is damaged: its assemblies have the SHA-256 {actual.Sha256}, and its record says {stated}.",
                "Get it again: download it again, or make it with 'nanostim image'.");
    }

    /// <summary>The record as it is in the image.</summary>
    /// <param name="assembliesEnd">Where the assemblies end.</param>
    public byte[] Bytes(int assembliesEnd)
    {
        byte[] record = new byte[Size];
        Marker.CopyTo(record);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(Marker.Length), Version);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(LengthAt), assembliesEnd);
        Convert.FromHexString(Sha256).CopyTo(record, HashAt);
        Encoding.ASCII.GetBytes(Commit, record.AsSpan(CommitAt));
        return record;
    }
}
