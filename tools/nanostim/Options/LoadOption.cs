using System.CommandLine;
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
        CustomParser = result =>
        {
            try
            {
                return LoadModel.Parse(result.Tokens[0].Value);
            }
            catch (LoadFormatException wrong)
            {
                result.AddError($"--load: {wrong.Message}");
                return null;
            }
        };
    }
}
