using System.Globalization;

namespace NanoStim.Spice.Studies;

/// <summary>A point of the static deck's sweep: how the pins of the MCU stand, and the load.</summary>
/// <param name="Number">Bits: 1 positive side on, 2 negative side on, 4 set-point at full duty, 8 range and high-voltage lines high.</param>
/// <param name="Exponent">The load is 10 to this power, in ohm; at the first, the bridge is off.</param>
internal readonly record struct PinState(int Number, int Exponent)
{
    internal const int FirstExponent = -2;
    internal const int LastExponent = 6;
    internal const int All = 16;

    /// <summary>The point of that place in a sweep that begins with the given state.</summary>
    internal static PinState At(int place, int firstState)
    {
        const int Loads = LastExponent - FirstExponent + 1;
        return new PinState(firstState + place / Loads, FirstExponent + place % Loads);
    }

    public override string ToString()
    {
        string sides = (Number & 3) switch { 1 => "A", 2 => "B", 3 => "A and B", _ => "bridge off" };
        sides = Exponent == FirstExponent ? "bridge off" : sides;
        string rest = (Number & 8) != 0 ? ", RANGE and HV high" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, Exponent):G} ohm, {sides}, set {((Number & 4) != 0 ? 100 : 0)} %{rest}");
    }
}
