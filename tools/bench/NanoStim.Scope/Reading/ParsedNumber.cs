namespace NanoStim.Scope.Reading;

/// <summary>A number of a file, and how far it is rounded there.</summary>
/// <param name="Value">The number.</param>
/// <param name="LastDigit">Power of ten of the last digit: -3 for 0.125.</param>
/// <param name="Mantissa">All its digits: 125 for 0.125.</param>
internal readonly record struct ParsedNumber(double Value, int LastDigit, long Mantissa)
{
    /// <summary>How many digits there are from the first that is not zero on: 3 for 0.125.</summary>
    public int Digits
    {
        get
        {
            int digits = 0;
            for (long rest = Mantissa; rest > 0; rest /= 10)
            {
                digits++;
            }

            return digits;
        }
    }
}
