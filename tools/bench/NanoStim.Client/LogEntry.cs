namespace NanoStim.Client;

/// <summary>An event of the session.</summary>
/// <param name="Number">Number since power-up, from 0.</param>
/// <param name="Seconds">When, in s since power-up.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="Event">What happened.</param>
/// <param name="Detail">Number of the fault where the state after is fault, else the chosen intensity in µA.</param>
public sealed record LogEntry(int Number, double Seconds, string From, string To, string Event, int Detail)
{
    internal static LogEntry Parse(string question, string answer)
    {
        IReadOnlyList<string> fields = ScpiText.Fields(answer);
        return fields.Count >= 6
            ? new LogEntry(Numbers.Whole(question, fields[0]), Numbers.Scaled(question, fields[1], 1), fields[2], fields[3], fields[4], Numbers.Whole(question, fields[5]))
            : throw new ClientException(ClientFailure.BadAnswer, $"the device answers '{answer}' to '{question}', which is no event of its log.");
    }
}
