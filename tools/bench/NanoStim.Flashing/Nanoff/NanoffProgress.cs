using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoStim.Flashing.Nanoff;

/// <summary>Passes on what nanoff prints; of its progress bar, a line every tenth.</summary>
internal sealed partial class NanoffProgress(IFlashConsole console)
{
    private const int Tenth = 10;

    private string _address = "";
    private int _tenths;

    /// <summary>Takes a line.</summary>
    public void Take(string line)
    {
        Match progress = Progress().Match(line);
        if (!progress.Success)
        {
            if (line.Trim().Length > 0)
            {
                console.Say($"  | {line.Trim()}");
            }

            return;
        }

        // A partition of its own starts again from the beginning.
        int tenths = (int)(double.Parse(progress.Groups["percent"].ValueSpan, CultureInfo.InvariantCulture) / Tenth);
        if (tenths < _tenths || _address.Length == 0)
        {
            _tenths = -1;
        }

        _address = progress.Groups["address"].Value;
        if (tenths > _tenths)
        {
            _tenths = tenths;
            console.Say(string.Create(CultureInfo.InvariantCulture, $"  | writing at {_address}: {tenths * Tenth} %"));
        }
    }

    // "Writing at 0x001E0000 [===>      ]  12.3% 4096/32768 bytes..." (EspTool.WriteProgressBar).
    [GeneratedRegex(@"^\s*Writing at (?<address>0x[0-9A-Fa-f]+) \[[=> ]*\]\s+(?<percent>\d+(?:\.\d+)?)%")]
    private static partial Regex Progress();
}
