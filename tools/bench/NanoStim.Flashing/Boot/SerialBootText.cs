using System.IO.Ports;
using System.Text;

namespace NanoStim.Flashing.Boot;

/// <summary>
/// What the board prints on its serial port. While no debugger is attached, the CLR prints the program's lines as plain text on the UART of
/// the wire protocol (nf-interpreter a3e8139: CLR_Debug::Emit, targets/ESP32/_common/GenericPort_Write.cpp), at 921600 baud
/// (WireProtocol_Uart_Pins.h). Tested with stand-ins only.
/// </summary>
public sealed class SerialBootText : IBootText
{
    private const int BaudRate = 921_600;

    // EN is low while RTS is active and DTR is not: the auto-reset circuit of Espressif's development boards.
    private static readonly TimeSpan s_resetPulse = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public IEnumerable<string> Lines(string port, TimeSpan limit)
    {
        using SerialPort serial = new(port, BaudRate)
        {
            Encoding = Encoding.ASCII,
            NewLine = "\n",
            ReadTimeout = (int)Math.Max(1, limit.TotalMilliseconds),
            DtrEnable = false,
            RtsEnable = true,
        };
        try
        {
            serial.Open();
            Thread.Sleep(s_resetPulse);
            serial.RtsEnable = false;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            throw new IOException(refused.Message, refused);
        }

        while (Next(serial) is { } line)
        {
            yield return line.TrimEnd('\r');
        }
    }

    private static string? Next(SerialPort serial)
    {
        try
        {
            return serial.ReadLine();
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
