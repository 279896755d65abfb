namespace NanoStim.VirtualBoard;

/// <summary>One line of <c>hardware/front-end.param</c>.</summary>
/// <param name="Name">Name, the same in the decks and in <see cref="FrontEndParameters"/>.</param>
/// <param name="Value">Nominal value in ohm, farad, volt, ampere or second.</param>
/// <param name="Parts">The parts that carry this value in the schematic; empty for a quantity that follows from parts.</param>
/// <param name="Tolerance">Greatest deviation, as a fraction.</param>
/// <param name="Meaning">What it is, with its derivation in short.</param>
public sealed record FrontEndValue(string Name, double Value, IReadOnlyList<string> Parts, double Tolerance, string Meaning);
