using System.CommandLine;
using System.CommandLine.Parsing;
using NanoStim.Cli.Parsing;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli.Options;

/// <summary>A load by name or by its values.</summary>
internal sealed class LoadOption : Option<LoadModel?>
{
    public LoadOption()
        : base("--load")
    {
        Description = "What the electrodes are on: a name (see 'nanostim list'), a resistance (500ohm, 2kohm), or Rs+Rp||Cp (500ohm+5kohm||50nF).";
        HelpName = "NAME|R|Rs+Rp||Cp";
        CustomParser = result => Parse(Name, result.Tokens[0].Value, result);
    }

    /// <summary>Reads a load; what is wrong with it becomes an error of the option.</summary>
    /// <returns>Null if it is none.</returns>
    internal static LoadModel? Parse(string option, string text, ArgumentResult result)
    {
        try
        {
            return LoadModel.Parse(text);
        }
        catch (LoadFormatException wrong)
        {
            string? near = char.IsAsciiLetter(text.FirstOrDefault()) ? Nearest.To(text, LoadCatalog.All.Select(load => load.Name)) : null;
            result.AddError(near is null ? $"{option}: {wrong.Message}" : $"{option}: there is no load '{text}'; did you mean {near}?");
            return null;
        }
    }
}
