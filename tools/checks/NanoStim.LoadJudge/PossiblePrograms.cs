namespace NanoStim.LoadJudge;

/// <summary>The programs that may have been chosen: a bit for each, in the order of the MODE button.</summary>
internal sealed class PossiblePrograms(Witness witness)
{
    private readonly IReadOnlyList<JudgedProgram> _all = witness.Limits.Programs;
    private readonly List<JudgedSegment> _segments = [];
    private bool _segmentsAreOld = true;
    private bool _segmentsAreEms;

    /// <summary>Those that may have been chosen.</summary>
    internal uint Possible { get; private set; } = 1;

    /// <summary>A train that the console has made and that may have been chosen, or null.</summary>
    internal JudgedSegment? Own { get; private set; }

    /// <summary>Whether any train at all may have been made.</summary>
    internal bool IsUnknown => Own == OwnTrain.Unknown;

    /// <summary>A train of the console may have been chosen; with one that it may be already, it is not known which.</summary>
    internal void ChooseOwn(JudgedSegment? train)
    {
        Own = train is null || (Own is not null && Own != train) ? OwnTrain.Unknown : train;
        _segmentsAreOld = true;
    }

    /// <summary>No train of the console is chosen.</summary>
    internal void ForgetOwn()
    {
        Own = null;
        _segmentsAreOld = true;
    }

    /// <summary>Parts of all programs that may be running.</summary>
    internal List<JudgedSegment> Segments
    {
        get
        {
            if (_segmentsAreOld || _segmentsAreEms != witness.IsEms)
            {
                _segmentsAreOld = false;
                _segmentsAreEms = witness.IsEms;
                _segments.Clear();
                for (int i = 0; i < _all.Count; i++)
                {
                    if ((Possible >> i & 1) != 0 && _all[i].IsEms == witness.IsEms)
                    {
                        _segments.AddRange(_all[i].Segments);
                    }
                }

                if (Own is not null)
                {
                    _segments.Add(Own);
                }
            }

            return _segments;
        }
    }

    /// <summary>The first program of the mode at which the slide switch is.</summary>
    internal uint First
    {
        get
        {
            for (int i = 0; i < _all.Count; i++)
            {
                if (_all[i].IsEms == witness.IsEms)
                {
                    return 1u << i;
                }
            }

            return 0;
        }
    }

    /// <summary>These may have been chosen.</summary>
    internal void Choose(uint possible)
    {
        Possible = possible;
        _segmentsAreOld = true;
    }

    /// <summary>The program of that name has been chosen.</summary>
    /// <returns>Whether there is one.</returns>
    internal bool Choose(string name)
    {
        for (int i = 0; i < _all.Count; i++)
        {
            if (_all[i].Name == name)
            {
                Choose(1u << i);
                return true;
            }
        }

        return false;
    }

    /// <summary>Where each possible program leads to by a press in the state that is ready.</summary>
    internal uint Mapped(bool byMode)
    {
        uint mapped = 0;
        for (int i = 0; i < _all.Count; i++)
        {
            if ((Possible >> i & 1) != 0)
            {
                mapped |= 1u << (byMode || _all[i].IsEms != witness.IsEms ? Next(i) : i);
            }
        }

        return mapped;
    }

    private int Next(int current)
    {
        int first = -1;
        for (int i = 0; i < _all.Count; i++)
        {
            if (_all[i].IsEms != witness.IsEms)
            {
                continue;
            }

            if (i > current && _all[current].IsEms == witness.IsEms)
            {
                return i;
            }

            first = first < 0 ? i : first;
        }

        return first;
    }
}
