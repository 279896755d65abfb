using System.Text.Json;
using System.Text.Json.Nodes;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli.Files;

/// <summary>
/// The memory and the clock of a virtual device, in a file: what a session leaves for the next one. Both are there as the chip holds them,
/// in hexadecimal digits.
/// </summary>
internal sealed class BackupMemoryFile : IDisposable
{
    private const string ClockName = "clock";
    private const string MemoryName = "memory";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    // A chip has 64 bytes of memory and 32 of clock; two digits each, names and blanks.
    private const int MaxLength = 4096;

    private readonly ExclusiveUse _use;
    private readonly OutputFile _file;

    /// <summary>
    /// Takes the file for this run alone, makes sure that it can be written, and reads it; without one, the device is new.
    /// </summary>
    /// <param name="path">Where it is, or will be.</param>
    /// <param name="hoursOff">How long the device was off since.</param>
    /// <exception cref="UsageException">It holds something else.</exception>
    /// <exception cref="FileUseException">It cannot be read or written, or another run has it.</exception>
    public BackupMemoryFile(string path, int hoursOff)
    {
        if (Path.Exists(path))
        {
            // Nothing is put beside what is not a device's memory, not even a lock.
            Read(path);
        }

        _use = ExclusiveUse.OfFile("--memory", path);
        try
        {
            // Again, as another run may just have ended.
            if (Path.Exists(path))
            {
                Read(path);
            }

            Memory.AdvanceHours(hoursOff);
            _file = new OutputFile(path);
        }
        catch
        {
            _use.Dispose();
            throw;
        }
    }

    /// <summary>The chip.</summary>
    public Mcp7940n Memory { get; } = new();

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="FileUseException">It cannot be written.</exception>
    public void Save()
    {
        JsonObject file = new()
        {
            [ClockName] = Convert.ToHexString(Memory.Clock),
            [MemoryName] = Convert.ToHexString(Memory.Memory),
        };
        _file.Fill(file.ToJsonString(s_indented) + "\n");
        _file.Commit();
    }

    public void Dispose()
    {
        _file.Dispose();
        _use.Dispose();
    }

    private void Read(string path)
    {
        try
        {
            // Devices and pipes have no length and would not end; a folder has none either.
            FileInfo file = new(path);
            if (!file.Exists || file.Length is 0 or > MaxLength)
            {
                throw new FormatException(file.Exists && file.Length > 0 ? "it is too long" : "it is empty, or no file");
            }

            JsonNode? content = JsonNode.Parse(File.ReadAllText(path));
            Fill(Memory.Clock, content?[ClockName]?.GetValue<string>());
            Fill(Memory.Memory, content?[MemoryName]?.GetValue<string>());
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new UsageException($"--memory: {path} is not the memory of a virtual device ({bad.Message.TrimEnd('.')}). Name another file, or one that does not exist yet.", bad);
        }
        catch (Exception bad) when (FileUseException.IsCause(bad))
        {
            throw new FileUseException($"--memory: {path} cannot be read ({bad.Message.TrimEnd('.')}). Name a file that can be, or one that does not exist yet.", bad);
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
