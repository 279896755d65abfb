namespace NanoStim.Flashing.Tests;

/// <summary>A device build: small assemblies that refer to one another like the real ones.</summary>
internal static class Build
{
    public const string Commit = "0123456789ab";

    public const uint MscorlibChecksum = 0x1549C856;

    public static byte[] Mscorlib => new PeBuilder("mscorlib", "1.17.11.0") { NativeChecksum = MscorlibChecksum, CodeBytes = 33 }.Build();

    public static byte[] Gpio => new PeBuilder("System.Device.Gpio", "1.1.62.0") { NativeChecksum = 0x097E7BC5, CodeBytes = 21 }.Needs("mscorlib", "1.17.11.0").Build();

    public static byte[] Hal => new PeBuilder("NanoStim.Hal", "0.1.0.0").Needs("mscorlib", "1.17.11.0").Build();

    public static byte[] Firmware => new PeBuilder("NanoStim.Firmware", "0.1.0.0") { CodeBytes = 402, Literal = Commit }.Needs("mscorlib", "1.17.11.0").Needs("NanoStim.Hal", "0.1.0.0").Build();

    public static byte[] App => new PeBuilder("NanoStim.App", "0.1.0.0") { EntryPoint = true }
        .Needs("mscorlib", "1.17.11.0").Needs("NanoStim.Firmware", "0.1.0.0").Needs("System.Device.Gpio", "1.1.62.0").Build();

    public static IReadOnlyDictionary<string, byte[]> Files => new Dictionary<string, byte[]>
    {
        ["NanoStim.App.pe"] = App,
        ["NanoStim.Firmware.pe"] = Firmware,
        ["NanoStim.Hal.pe"] = Hal,
        ["System.Device.Gpio.pe"] = Gpio,
        ["mscorlib.pe"] = Mscorlib,
    };

    /// <summary>The files in a folder, some of them other than they should be.</summary>
    public static string In(string folder, params (string Name, byte[]? Bytes)[] changes)
    {
        Directory.CreateDirectory(folder);
        Dictionary<string, byte[]?> files = Files.ToDictionary(file => file.Key, file => (byte[]?)file.Value);
        foreach ((string name, byte[]? bytes) in changes)
        {
            files[name] = bytes;
        }

        foreach ((string name, byte[]? bytes) in files.Where(file => file.Value is not null))
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes!);
        }

        return folder;
    }
}
