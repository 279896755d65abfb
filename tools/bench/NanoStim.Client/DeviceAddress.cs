using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NanoStim.Client;

/// <summary>Where a device is: <c>tcp://HOST:5025</c>, or <c>serial:PORT</c> with <c>@BAUD</c> after it if the rate is not the usual one.</summary>
public sealed record DeviceAddress
{
    /// <summary>Port of raw SCPI over TCP, in use by instruments since Agilent's.</summary>
    public const int UsualPort = 5025;

    /// <summary>Rate of the console's serial port in bit/s.</summary>
    public const int UsualBaud = 115_200;

    private const string TcpScheme = "tcp://";
    private const string SerialScheme = "serial:";

    private DeviceAddress(bool isSerial, string name, int number)
    {
        IsSerial = isSerial;
        Name = name;
        Number = number;
    }

    /// <summary>Whether it is a serial port, and no TCP port.</summary>
    public bool IsSerial { get; }

    /// <summary>The host, or the name of the serial port.</summary>
    public string Name { get; }

    /// <summary>The TCP port, or the rate of the serial port in bit/s.</summary>
    public int Number { get; }

    /// <summary>A TCP port.</summary>
    public static DeviceAddress Tcp(string host, int port = UsualPort) => new(false, host, port);

    /// <summary>A serial port; a pseudo-terminal counts as one.</summary>
    public static DeviceAddress Serial(string port, int baud = UsualBaud) => new(true, port, baud);

    /// <summary>Reads an address as a user writes it.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="address">The address.</param>
    /// <param name="error">What was wrong and what to write instead, if it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out DeviceAddress? address, [NotNullWhen(false)] out string? error)
    {
        address = text switch
        {
            _ when text.StartsWith(SerialScheme, StringComparison.OrdinalIgnoreCase) => OfSerial(text[SerialScheme.Length..]),
            _ when text.StartsWith(TcpScheme, StringComparison.OrdinalIgnoreCase) => OfTcp(text),
            _ => null,
        };
        error = address is null ? $"'{text}' is not the address of a device; write tcp://HOST:{UsualPort} or serial:PORT, such as tcp://127.0.0.1:{UsualPort} or serial:/dev/ttyUSB1." : null;
        return address is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsSerial ? SerialScheme : TcpScheme)}{Name}{(IsSerial ? Number == UsualBaud ? "" : $"@{Number}" : $":{Number}")}");

    private static DeviceAddress? OfTcp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && uri.AbsolutePath.Trim('/').Length == 0 && uri.UserInfo.Length == 0 && uri.Port != 0
            ? Tcp(uri.Host, uri.Port > 0 ? uri.Port : UsualPort)
            : null;

    private static DeviceAddress? OfSerial(string rest)
    {
        int at = rest.LastIndexOf('@');
        if (at < 0)
        {
            return rest.Length > 0 ? Serial(rest) : null;
        }

        return at > 0 && int.TryParse(rest.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int baud) && baud > 0 ? Serial(rest[..at], baud) : null;
    }
}
