using System.CommandLine;

namespace NanoStim.Cli;

/// <summary>nanostim completion: prints a script that lets a shell complete commands, options and values.</summary>
internal sealed class CompletionCommand : Command
{
    // The [suggest] directive of System.CommandLine answers with one candidate a line; what does not begin as the word is dropped here.
    private const string Bash = """
        _nanostim() {
            local word="${COMP_WORDS[COMP_CWORD]}"
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _nanostim nanostim ./nanostim
        """;

    private const string Zsh = """
        _nanostim() {
            local -a candidates
            candidates=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a candidates
        }
        compdef _nanostim nanostim
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName nanostim -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            nanostim "[suggest:$cursorPosition]" "$commandAst" | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh or pwsh.", HelpName = "SHELL" };

    public CompletionCommand()
        : base("completion", "Print a script for completion in a shell; the page docs/command-line.md says where to put it.")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        Add(_shell);
        SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(_shell) switch
            {
                "zsh" => Zsh,
                "pwsh" => PowerShell,
                _ => Bash,
            });
            return ExitCode.Done;
        });
    }
}
