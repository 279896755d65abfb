using System.Text;

namespace NanoStim.Console.Tests;

/// <summary>Lines that nobody would write: right ones, right ones with a piece exchanged, and bytes without any sense.</summary>
internal sealed class LineFuzzer(int seed)
{
    private static readonly string[] s_values =
        ["", "ON", "OFF", "1", "0", "200UA", "600UA", "601UA", "1MA", "60MA", "MAX", "MIN", "DEF", "10HZ", "1KHZ", "300US", "5MS", "60S", "2S", "10S", "BIPH", "SQU", "\"ms-facial\"", "'ems-forty'", "1E9", "-1", "1e-6A", "99999999999999999999", "#H10", "(@1)", ",", "?"];

    private readonly Random _random = new(seed);

    public byte[] Next() => _random.Next(8) switch
    {
        0 => Garbage(),
        1 => Damaged(Line()),
        2 => [.. Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(Line(), _random.Next(2, 30)))), (byte)'\n'],
        _ => [.. Encoding.Latin1.GetBytes(Line()), (byte)(_random.Next(4) == 0 ? '\r' : '\n')],
    };

    private string Line()
    {
        StringBuilder text = new();
        int units = _random.Next(1, 4);
        for (int i = 0; i < units; i++)
        {
            text.Append(i > 0 ? ";" : "").Append(_random.Next(3) == 0 && i > 0 ? ":" : "").Append(Unit());
        }

        return text.ToString();
    }

    private string Unit()
    {
        string pattern = CommandList.All[_random.Next(CommandList.All.Count)].Pattern;
        StringBuilder header = new();
        bool isShort = _random.Next(2) == 0;
        bool takesOptional = _random.Next(2) == 0;
        bool isOptional = false;
        foreach (char c in pattern)
        {
            isOptional = c == '[' || (c != ']' && isOptional);
            if (c is '[' or ']' || (isOptional && !takesOptional) || (isShort && char.IsAsciiLetterLower(c)))
            {
                continue;
            }

            header.Append(_random.Next(3) == 0 ? char.ToLowerInvariant(c) : c);
        }

        string value = s_values[_random.Next(s_values.Length)];
        return header + (_random.Next(2) == 0 ? "?" : "") + (value.Length > 0 && _random.Next(2) == 0 ? " " + value : "");
    }

    private byte[] Damaged(string line)
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes(line), (byte)'\n'];
        for (int i = 0; i < 3; i++)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return bytes;
    }

    private byte[] Garbage()
    {
        byte[] bytes = new byte[_random.Next(1, 300)];
        _random.NextBytes(bytes);
        return bytes;
    }
}
