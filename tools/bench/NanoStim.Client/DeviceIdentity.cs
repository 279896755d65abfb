namespace NanoStim.Client;

/// <summary>What a device says it is.</summary>
/// <param name="Maker">Maker.</param>
/// <param name="Model">Model.</param>
/// <param name="Serial">Serial number; 0 where it has none.</param>
/// <param name="Firmware">Version of the firmware.</param>
public sealed record DeviceIdentity(string Maker, string Model, string Serial, string Firmware)
{
    private const string Name = "nanostim";

    /// <summary>Reads the answer to *IDN?, four fields (IEEE 488.2, 10.14).</summary>
    /// <returns>Null if that is no nanoStim.</returns>
    public static DeviceIdentity? Parse(string answer)
    {
        IReadOnlyList<string> fields = ScpiText.Fields(answer);
        return fields.Count >= 4 && (Is(fields[0]) || Is(fields[1]))
            ? new DeviceIdentity(fields[0], fields[1], fields[2], string.Join(',', fields.Skip(3)))
            : null;
    }

    public override string ToString() => $"{Model} {Firmware}, serial number {Serial}";

    private static bool Is(string field) => field.Contains(Name, StringComparison.OrdinalIgnoreCase);
}
