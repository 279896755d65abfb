namespace NanoStim.Scope.Reading;

/// <summary>
/// Finds to which step the numbers of a column are rounded, whether they have so many decimals or so many digits, and also where zeros
/// at the end are left out: the finest last digit among the numbers of a magnitude, for the magnitude where that is coarsest.
/// </summary>
internal sealed class RoundingSurvey
{
    private const int Lowest = -40;
    private const int Decades = 60;

    // Of fewer numbers, all could end in zeros.
    private const int Enough = 8;

    private readonly int[] _finest = new int[Decades];
    private readonly int[] _count = new int[Decades];

    public RoundingSurvey() => Array.Fill(_finest, int.MaxValue);

    /// <summary>The step; 0 before the first number.</summary>
    public double Step
    {
        get
        {
            int coarsest = CoarsestOf(Enough);
            coarsest = coarsest > int.MinValue ? coarsest : CoarsestOf(1);
            return coarsest > int.MinValue ? Math.Pow(10, coarsest) : 0;
        }
    }

    /// <summary>Takes a number.</summary>
    /// <param name="lastDigit">Power of ten of its last digit.</param>
    /// <param name="digits">How many digits it has, zeros at the front left out.</param>
    public void Add(int lastDigit, int digits)
    {
        int decade = lastDigit + digits - 1 - Lowest;
        if (digits > 0 && (uint)decade < Decades)
        {
            _finest[decade] = Math.Min(_finest[decade], lastDigit);
            _count[decade]++;
        }
    }

    private int CoarsestOf(int enough)
    {
        int coarsest = int.MinValue;
        for (int decade = 0; decade < Decades; decade++)
        {
            if (_count[decade] >= enough)
            {
                coarsest = Math.Max(coarsest, _finest[decade]);
            }
        }

        return coarsest;
    }
}
