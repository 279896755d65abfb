using NanoStim.Cli;
using NUnit.Framework;

namespace NanoStim.Tool.Tests;

/// <summary>The scripts that complete commands in a shell. That for bash is run in bash.</summary>
internal sealed class CompletionTests
{
    [TestCase("nanostim sc", "scope")]
    [TestCase("nanostim run --inten", "--intensity")]
    [TestCase("nanostim run --mode e", "ems")]
    [TestCase("nanostim completion ba", "bash")]
    [TestCase("nanostim check sa", "safety")]
    [Platform(Exclude = "Win", Reason = "there is no bash")]
    public void Bash_completes_the_word(string line, string word)
    {
        string[] words = line.Split(' ');
        string script = $$"""
            nanostim() { dotnet "{{Checkout.Program}}" "$@"; }
            {{Script("bash")}}
            COMP_LINE='{{line}}'
            COMP_POINT=${#COMP_LINE}
            COMP_WORDS=({{line}})
            COMP_CWORD={{words.Length - 1}}
            _nanostim
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        Finished bash = Finished.Run("/bin/bash", ["-c", script]);

        Assert.That(bash.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[] { word }), bash.ToString());
    }

    [TestCase("bash", "complete -o default -F _nanostim nanostim")]
    [TestCase("zsh", "compdef _nanostim nanostim")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName nanostim")]
    public void Script_registers_itself_and_asks_the_program(string shell, string registration)
    {
        Assert.That(Script(shell), Does.Contain(registration).And.Contain("[suggest:"));
        Assert.That(Checkout.Read("docs/command-line.md"), Does.Contain($"nanostim completion {shell}"));
    }

    [Test]
    public void Other_shells_are_refused_with_those_that_there_are()
    {
        using StringWriter error = new();

        Assert.That(CommandLine.Run(["completion", "fish"], TextWriter.Null, error), Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error.ToString(), Does.Contain("bash").And.Contain("zsh").And.Contain("pwsh"));
    }

    private static string Script(string shell)
    {
        using StringWriter output = new();
        Assert.That(CommandLine.Run(["completion", shell], output, TextWriter.Null), Is.EqualTo(ExitCode.Done));
        return output.ToString();
    }
}
