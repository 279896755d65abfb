using System.Text.Json;
using System.Text.Json.Nodes;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli;

/// <summary>
/// The memory and the clock of a virtual device, in a file: what a session leaves for the next one. Both are there as the chip holds them,
/// in hexadecimal digits.
/// </summary>
internal sealed class BackupMemoryFile
{
    private const string ClockName = "clock";
    private const string MemoryName = "memory";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    private readonly string _path;

    /// <summary>Reads the file; without one, the device is new.</summary>
    /// <param name="path">Where it is, or will be.</param>
    /// <param name="hoursOff">How long the device was off since.</param>
    /// <exception cref="UsageException">It holds something else, or cannot be read.</exception>
    public BackupMemoryFile(string path, int hoursOff)
    {
        _path = path;
        if (File.Exists(path))
        {
            try
            {
                JsonNode? file = JsonNode.Parse(File.ReadAllText(path));
                Fill(Memory.Clock, file?[ClockName]?.GetValue<string>());
                Fill(Memory.Memory, file?[MemoryName]?.GetValue<string>());
            }
            catch (Exception bad) when (bad is JsonException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"--memory: {path} is not the memory of a virtual device ({bad.Message.TrimEnd('.')}). Name another file, or one that does not exist yet.", bad);
            }
        }

        Memory.AdvanceHours(hoursOff);
    }

    /// <summary>The chip.</summary>
    public Mcp7940n Memory { get; } = new();

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Save()
    {
        JsonObject file = new()
        {
            [ClockName] = Convert.ToHexString(Memory.Clock),
            [MemoryName] = Convert.ToHexString(Memory.Memory),
        };
        try
        {
            string draft = _path + ".new";
            File.WriteAllText(draft, file.ToJsonString(s_indented) + "\n");
            File.Move(draft, _path, overwrite: true);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--memory: {_path} cannot be written ({bad.Message.TrimEnd('.')}). Name a file in a folder that can be.", bad);
        }
    }

    private static void Fill(Span<byte> bytes, string? digits)
    {
        byte[] read = Convert.FromHexString(digits ?? "");
        if (read.Length != bytes.Length)
        {
            throw new FormatException($"{read.Length} bytes where {bytes.Length} belong");
        }

        read.CopyTo(bytes);
    }
}
