using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NanoStim.Scope.Live;

/// <summary>Takes captures with sigrok-cli, which knows some 250 logic analysers and oscilloscopes.</summary>
public static class SigrokCli
{
    /// <summary>Captures to a sigrok session (.sr).</summary>
    /// <param name="driver">Driver with its options, such as <c>demo</c> or <c>rigol-ds:conn=tcp-raw/192.168.1.5/5555</c>.</param>
    /// <param name="channels">Channels by name, such as <c>A0</c>; all where empty.</param>
    /// <param name="hertz">Sample rate.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="path">File to write.</param>
    /// <returns>Version of sigrok-cli, and the driver.</returns>
    /// <exception cref="InstrumentException">sigrok-cli is not there, or refuses.</exception>
    public static string Grab(string driver, IReadOnlyList<string> channels, double hertz, long samples, string path)
    {
        ArgumentNullException.ThrowIfNull(channels);
        List<string> arguments =
        [
            "--driver", driver,
            "--config", string.Create(CultureInfo.InvariantCulture, $"samplerate={hertz:0}"),
            "--samples", samples.ToString(CultureInfo.InvariantCulture),
            "--output-file", path,
        ];
        if (channels.Count > 0)
        {
            arguments.AddRange(["--channels", string.Join(',', channels)]);
        }

        string complaint = Run(arguments).Error;
        if (!File.Exists(path))
        {
            throw new InstrumentException($"sigrok-cli has captured nothing with driver {driver}: {(complaint.Length > 0 ? complaint : "it gives no reason")}. See 'sigrok-cli --list-supported' for drivers and 'sigrok-cli --scan' for devices.");
        }

        return $"{Run(["--version"]).Output.Split('\n')[0].Trim()}, driver {driver}";
    }

    private static (string Output, string Error) Run(List<string> arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("sigrok-cli", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (output, error.GetAwaiter().GetResult().Trim());
        }
        catch (Win32Exception)
        {
            throw new InstrumentException("sigrok-cli is missing: install it (Debian: apt-get install sigrok-cli).");
        }
    }
}
