namespace NanoStim.Client;

/// <summary>A device that cannot be reached, does not answer, or refuses. The message says what was wrong and what to do.</summary>
public sealed class ClientException : Exception
{
    public ClientException(ClientFailure failure, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
    }

    internal ClientException(string command, IReadOnlyList<DeviceError> errors)
        : base($"the device refused '{command}': {string.Join("; ", errors)}.")
    {
        Failure = ClientFailure.Refused;
        Errors = errors;
    }

    /// <summary>What went wrong.</summary>
    public ClientFailure Failure { get; }

    /// <summary>The entries of the device's error queue, oldest first; only of <see cref="ClientFailure.Refused"/>.</summary>
    public IReadOnlyList<DeviceError> Errors { get; } = [];
}
