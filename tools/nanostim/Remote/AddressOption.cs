using System.CommandLine;
using NanoStim.Client;

namespace NanoStim.Cli.Remote;

/// <summary>An option that takes the address of a device.</summary>
internal sealed class AddressOption : Option<DeviceAddress?>
{
    public AddressOption()
        : base("--to")
    {
        Description = $"Device: tcp://HOST:{DeviceAddress.UsualPort} (of 'nanostim serve'), or serial:PORT (the second port of the board).";
        HelpName = "ADDRESS";
        Required = true;
        CompletionSources.Add($"tcp://127.0.0.1:{DeviceAddress.UsualPort}", "serial:");
        CustomParser = result =>
        {
            if (DeviceAddress.TryParse(result.Tokens[0].Value, out DeviceAddress? address, out string? error))
            {
                return address;
            }

            result.AddError($"--to: {error}");
            return null;
        };
    }
}
