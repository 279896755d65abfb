using NanoStim.Cli.Remote;
using NanoStim.Firmware.Console;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>Completion and help know the commands of the firmware.</summary>
internal sealed class CommandListTests
{
    [Test]
    public void List_has_every_command_and_query_of_the_firmware_and_no_other()
    {
        Headers headers = new();
        CommandTable.List(headers);

        Assert.That(CommandList.All.Select(hint => hint.Pattern), Is.EquivalentTo(headers.All));
    }

    [Test]
    public void A_parameter_is_shown_where_the_firmware_takes_one()
    {
        Headers headers = new();
        CommandTable.List(headers);

        Assert.That(CommandList.All.Where(hint => hint.Parameter.Length > 0).Select(hint => hint.Pattern), Is.EquivalentTo(headers.WithParameter));
    }

    [TestCase("[SOURce:]CURRent[:LEVel]?", "CURR?", "CURRent?")]
    [TestCase("OUTPut:PROTection:TRIPped?", "OUTP:PROT:TRIP?", "OUTPut:PROTection:TRIPped?")]
    [TestCase("*IDN?", "*IDN?", "*IDN?")]
    public void Short_and_long_form_leave_out_what_may_be_left_out(string pattern, string shortForm, string longForm)
    {
        CommandHint hint = new(pattern, "", "");
        Assert.That((hint.Short, hint.Long), Is.EqualTo((shortForm, longForm)));
    }

    private sealed class Headers : ICommandSink
    {
        public List<string> All { get; } = [];

        public List<string> WithParameter { get; } = [];

        public void Add(string pattern, CommandId id, ParameterKind parameter, int rules)
        {
            if ((rules & CommandRules.Command) != 0)
            {
                All.Add(pattern);
                WithParameter.AddRange(parameter == ParameterKind.None ? [] : [pattern]);
            }

            if ((rules & CommandRules.Query) != 0)
            {
                All.Add(pattern + "?");
                WithParameter.AddRange((rules & (CommandRules.Limits | CommandRules.Number)) == 0 ? [] : [pattern + "?"]);
            }
        }
    }
}
