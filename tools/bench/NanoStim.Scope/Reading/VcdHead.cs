using System.Globalization;
using System.Text;

namespace NanoStim.Scope.Reading;

/// <summary>What is in a value change dump before its first change.</summary>
/// <param name="TickSeconds">The time scale in s.</param>
/// <param name="Variables">The variables that are read, in the order of the file.</param>
/// <param name="LeftOut">How many others there are.</param>
internal sealed record VcdHead(double TickSeconds, IReadOnlyList<VcdVariable> Variables, int LeftOut)
{
    /// <summary>Whether a text begins as a value change dump does: with one of its commands.</summary>
    public static bool Begins(ReadOnlySpan<byte> start)
    {
        start = start.TrimStart(" \t\r\n"u8);
        return start.StartsWith("$date"u8) || start.StartsWith("$version"u8) || start.StartsWith("$comment"u8)
            || start.StartsWith("$timescale"u8) || start.StartsWith("$scope"u8) || start.StartsWith("$var"u8);
    }

    /// <exception cref="CaptureFormatException">The head is damaged, or names nothing that is read.</exception>
    public static VcdHead Read(TokenReader tokens)
    {
        double tick = 0;
        List<VcdVariable> variables = [];
        int leftOut = 0;
        while (true)
        {
            string command = Text(tokens.Next());
            if (command.Length == 0)
            {
                throw tokens.Damaged("the head of the VCD does not end ($enddefinitions is missing): the file is cut off.");
            }

            string[] words = tokens.ToEnd();
            switch (command)
            {
                case "$timescale":
                    tick = Scale(string.Concat(words)) ?? throw tokens.Damaged($"'{string.Join(' ', words)}' is no time scale, such as 1 us.");
                    break;
                case "$var" when words.Length >= 4:
                    bool isReal = words[0] == "real";
                    bool isBit = !isReal && words[1] == "1" && words[0] is not ("event" or "string");
                    leftOut += isReal || isBit ? 0 : 1;
                    if ((isReal || isBit) && variables.Count == CaptureLimits.MaxChannels)
                    {
                        throw tokens.Damaged($"the VCD has more than {CaptureLimits.MaxChannels} channels: export fewer.");
                    }

                    if (isReal || isBit)
                    {
                        variables.Add(new VcdVariable(words[2], words[3], isReal));
                    }

                    break;
                case "$enddefinitions":
                    return tick <= 0
                        ? throw tokens.Damaged("the VCD has no $timescale.")
                        : variables.Count == 0
                            ? throw tokens.Damaged("the VCD names no wire of one bit and no real variable: there is nothing to measure.")
                            : new VcdHead(tick, variables, leftOut);
                default:
                    break;
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> token) => Encoding.Latin1.GetString(token);

    private static double? Scale(string text)
    {
        int digits = text.TakeWhile(char.IsAsciiDigit).Count();
        double unit = text[digits..] switch { "s" => 1, "ms" => 1e-3, "us" => 1e-6, "ns" => 1e-9, "ps" => 1e-12, "fs" => 1e-15, _ => 0 };
        return unit > 0 && int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is 1 or 10 or 100
            ? number * unit
            : null;
    }
}
