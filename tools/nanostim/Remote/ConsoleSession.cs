using System.Text.RegularExpressions;
using NanoStim.Cli.Options;
using NanoStim.Client;

namespace NanoStim.Cli.Remote;

/// <summary>
/// What a console does with lines, wherever they come from. An output that it has started is switched off before it ends, however it ends.
/// </summary>
internal sealed partial class ConsoleSession : IDisposable
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly int _faultBefore;
    private bool _hasStarted;

    public ConsoleSession(NanoStimDevice device, TextWriter output, TextWriter error)
    {
        Device = device;
        _output = output;
        _error = error;
        _faultBefore = device.Read().FaultCode;
        Device.Connection.Noticed += Notice;
        Interruption.First = StopOnSignal;
    }

    /// <summary>The device.</summary>
    public NanoStimDevice Device { get; }

    /// <summary>Carries out lines to the first one that is refused.</summary>
    /// <returns>The exit code.</returns>
    public int Run(IEnumerable<string> lines)
    {
        int code = ExitCode.Done;
        foreach (string line in lines)
        {
            if (LocalWord.Of(line) is { Kind: LocalWordKind.Quit })
            {
                break;
            }

            code = Take(line);
            if (code != ExitCode.Done)
            {
                break;
            }
        }

        SwitchOff();
        return code != ExitCode.Done ? code : HasTripped() ? ExitCode.Tripped : ExitCode.Done;
    }

    /// <summary>Carries out a line and shows the answer, or why there is none.</summary>
    /// <returns>The exit code for it.</returns>
    /// <exception cref="ClientException">The device does not answer.</exception>
    public int Take(string line)
    {
        string trimmed = line.Trim();
        if (trimmed.Length == 0 || trimmed[0] == '#')
        {
            return ExitCode.Done;
        }

        try
        {
            if (LocalWord.Of(trimmed) is { } word)
            {
                Do(word);
                return ExitCode.Done;
            }

            RequireAscii(trimmed);
            _hasStarted |= StartsOutput().IsMatch(trimmed);
            if (Device.Connection.Execute(trimmed) is { } answer)
            {
                _output.WriteLine(answer);
            }

            return ExitCode.Done;
        }
        catch (ClientException refused) when (refused.Failure == ClientFailure.Refused)
        {
            _error.WriteLine($"nanostim: {refused.Message}{CommandList.Advice(trimmed, refused)}");
            return ExitCode.WrongUsage;
        }
    }

    /// <summary>Switches off what this console has started, and says so.</summary>
    public void SwitchOff()
    {
        if (_hasStarted && Device.IsOutputOn)
        {
            _error.WriteLine(Device.Stop() ? "nanostim: the output was on; it is off now." : NotConfirmed);
        }

        _hasStarted = false;
    }

    public void Dispose()
    {
        Interruption.First = null;
        Device.Connection.Noticed -= Notice;
        if (_hasStarted)
        {
            // Here after an exception: the device may answer no more, but it still may take this.
            try
            {
                Device.Stop();
            }
            catch (ClientException)
            {
                // Its keep-alive ends the output.
            }
        }
    }

    private const string NotConfirmed = "nanostim: the output was on, and the device has not confirmed that it is off: press STOP on the device, or disconnect the electrodes.";

    /// <summary>A fault that was not there when this began.</summary>
    private bool HasTripped()
    {
        Protection protection = Device.Protection;
        if (!protection.IsTripped || protection.Code == _faultBefore)
        {
            return false;
        }

        _error.WriteLine($"nanostim: {protection}");
        return true;
    }

    private string? StopOnSignal()
    {
        try
        {
            return Device.Connection.StopAndEnd() ? "nanostim: the output is off." : NotConfirmed;
        }
        catch (ClientException lost)
        {
            return $"nanostim: a stop could not be sent: {lost.Message}";
        }
    }

    private void Do(LocalWord word)
    {
        switch (word.Kind)
        {
            case LocalWordKind.Help:
                _output.WriteLine(CommandList.Help(word.Rest));
                break;
            case LocalWordKind.Stop:
                _output.WriteLine(Device.Stop() ? "output off" : NotConfirmed);
                break;
            case LocalWordKind.Errors:
                IReadOnlyList<DeviceError> errors = Device.Connection.TakeErrors();
                _output.WriteLine(errors.Count == 0 ? "no errors" : string.Join('\n', errors));
                break;
            case LocalWordKind.Log:
                _output.WriteLine(string.Join('\n', Device.ReadLog().Select(ReadingText.Of)));
                break;
            case LocalWordKind.Read:
                _output.WriteLine(ReadingText.Of(Device.Read()));
                break;
            case LocalWordKind.Wait:
                Thread.Sleep(Quantity.Time.TryParse(word.Rest, out int millis, out string? wrong) ? millis : throw new UsageException($"wait: {wrong}"));
                break;
            default:
                break;
        }
    }

    private void Notice(DeviceError happened) => _error.WriteLine($"nanostim: {happened}{(happened.Fault is null ? "" : " ('OUTP:PROT:TEXT?' and 'OUTP:PROT:REM?' say more)")}");

    private static void RequireAscii(string line)
    {
        foreach (char letter in line)
        {
            if (letter is (< ' ' or > '~') and not '\t')
            {
                throw new UsageException($"'{letter}' in '{line}' is not ASCII, which the device requires; write UA for µA, US for µs.");
            }
        }
    }

    [GeneratedRegex(@"\bOUTP(UT)?(:STATE?)?\s+(ON|1)\b|\bOUTP(UT)?:RES(UME)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartsOutput();
}
