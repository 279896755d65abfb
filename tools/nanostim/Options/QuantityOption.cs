using System.CommandLine;

namespace NanoStim.Cli.Options;

/// <summary>An option that takes a quantity with its unit.</summary>
internal sealed class QuantityOption : Option<int?>
{
    public QuantityOption(string name, Quantity quantity, string description)
        : base(name)
    {
        Description = description;
        CustomParser = result =>
        {
            if (quantity.TryParse(result.Tokens[0].Value, out int value, out string? error))
            {
                return value;
            }

            result.AddError($"{name}: {error}");
            return null;
        };
    }
}
