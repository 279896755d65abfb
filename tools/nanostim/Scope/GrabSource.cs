using System.Globalization;
using NanoStim.Scope.Live;

namespace NanoStim.Cli.Scope;

/// <summary>Where a capture comes from: <c>tcp://HOST:5555</c>, <c>usbtmc</c> or <c>usbtmc:/dev/usbtmc1</c>, <c>sigrok:DRIVER</c>.</summary>
/// <param name="Driver">Driver of sigrok, or null.</param>
/// <param name="Open">Connects to an oscilloscope, or null.</param>
internal sealed record GrabSource(string? Driver, Func<ScpiLink>? Open)
{
    private const int UsualPort = 5555;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <exception cref="UsageException">The text names no source.</exception>
    public static GrabSource Parse(string text)
    {
        if (text.StartsWith("sigrok:", StringComparison.Ordinal) && text.Length > "sigrok:".Length)
        {
            return new GrabSource(text["sigrok:".Length..], null);
        }

        if (text == "usbtmc" || text.StartsWith("usbtmc:", StringComparison.Ordinal))
        {
            string path = text == "usbtmc" ? "/dev/usbtmc0" : text["usbtmc:".Length..];
            return new GrabSource(null, () => ScpiLink.OpenUsbtmc(path));
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme == "tcp" && address.Host.Length > 0
            ? new GrabSource(null, () => ScpiLink.ConnectTcp(address.Host, address.Port > 0 ? address.Port : UsualPort, Timeout))
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--from: '{text}' names no instrument: write tcp://HOST:{UsualPort}, usbtmc, usbtmc:/dev/usbtmc1 or sigrok:DRIVER."));
    }
}
