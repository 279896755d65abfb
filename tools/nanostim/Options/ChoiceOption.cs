using System.CommandLine;
using NanoStim.Cli.Parsing;

namespace NanoStim.Cli.Options;

/// <summary>An option that takes one of a few words.</summary>
internal sealed class ChoiceOption : Option<string?>
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="kind">What the words name, with its article: "a mode".</param>
    /// <param name="words">The words.</param>
    public ChoiceOption(string name, string description, string kind, params string[] words)
        : base(name)
    {
        Description = description;
        HelpName = words.Length > 3 ? "NAME" : string.Join('|', words);
        CompletionSources.Add(words);
        Validators.Add(result =>
        {
            if (result.Tokens is [var only] && !words.Contains(only.Value))
            {
                result.AddError($"{name}: '{only.Value}' is not {kind}; {Nearest.Advice(only.Value, words)}");
            }
        });
    }
}
