using System.CommandLine;

namespace NanoStim.Cli.Options;

/// <summary>An option that takes the name of a file or folder, which may not be empty.</summary>
internal sealed class PathOption : Option<string?>
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="helpName">What help calls its value: FILE, FOLDER.</param>
    /// <param name="aliases">Other names.</param>
    public PathOption(string name, string description, string helpName, params string[] aliases)
        : base(name, aliases)
    {
        Description = description;
        HelpName = helpName;
        Validators.Add(result =>
        {
            if (result.Tokens is [var only] && string.IsNullOrWhiteSpace(only.Value))
            {
                result.AddError($"{name}: '{only.Value}' is not the name of a {helpName.ToLowerInvariant()}; write one, or leave out {name}.");
            }
        });
    }
}
