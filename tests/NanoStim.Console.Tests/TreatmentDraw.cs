namespace NanoStim.Console.Tests;

/// <summary>Draws user programs: some that a device should take, some just beyond a rule, some without any sense.</summary>
internal sealed class TreatmentDraw(int seed)
{
    private static readonly string[] s_shapes = ["BIPH", "SQU", "ALT", "POS", "NEG"];

    private readonly Random _random = new(seed);

    /// <summary>One that keeps every rule of docs/console.md, with some distance to the limits that depend on the converter.</summary>
    public UserTreatment Legal(bool ems)
    {
        List<UserSegment> segments = [];
        for (int i = _random.Next(1, 3); i > 0; i--)
        {
            segments.Add(ems ? LegalEms() : LegalMicrocurrent());
        }

        // Polarities that alternate do so without cycles and repetitions.
        bool alternates = segments.Any(Alternates);
        return new UserTreatment(ems, alternates ? 1 : _random.Next(1, 4), segments);
    }

    /// <summary>A legal one in which one value is beyond what the mode allows.</summary>
    public UserTreatment Beyond(bool ems)
    {
        UserTreatment legal = Legal(ems);
        UserSegment last = legal.Segments[^1];
        UserSegment wrong = _random.Next(ems ? 11 : 10) switch
        {
            0 => last with { MilliHertz = ems ? 121_000 : 1_501_000, Micros = ems ? 50 : 200 },
            1 => last with { MilliHertz = ems ? 900 : 400 },
            2 => last with { Shape = "BIPH", Micros = ems ? 351 : 1_000_100 },
            3 => last with { Shape = "BIPH", Micros = ems ? 49 : 199 },
            4 => last with { Seconds = 1_801 },
            5 => last with { Percent = _random.Next(2) == 0 ? 0 : 101 },
            6 => last with { UpMillis = 0 },
            7 => last with { DownMillis = 0 },
            8 => last with { UpMillis = 2_100, OnMillis = 2_000 },
            9 => last with { OffMillis = 120_500 },
            _ => last with { Shape = s_shapes[_random.Next(1, s_shapes.Length)] },
        };
        return legal with { Segments = [.. legal.Segments.SkipLast(1), wrong] };
    }

    /// <summary>Anything that the record can hold; now and then at the limits of a mode.</summary>
    public UserTreatment Wild(bool ems)
    {
        List<UserSegment> segments = [];
        for (int i = _random.Next(1, 3); i > 0; i--)
        {
            int micros = ems
                ? Pick(49, 50, 100, 300, 350, 351, _random.Next(30, 400))
                : Pick(199, 200, 1_000, 16_383, 16_400, 500_000, 1_000_000, 100 * _random.Next(164, 16_384), _random.Next(16_384));
            int milliHertz = ems
                ? Pick(1_000, 120_000, 121_000, 100 * _random.Next(1_300), 1_000 * _random.Next(10, 130))
                : Pick(500, 1_000, 100_000, 120_000, 1_500_000, 100 * _random.Next(16_384), 1_000 * _random.Next(1, 130));
            segments.Add(new UserSegment(
                s_shapes[ems && _random.Next(4) > 0 ? 0 : _random.Next(s_shapes.Length)],
                milliHertz,
                micros,
                _random.Next(64),
                Pick(1, 2, 5, 10, 900, 1_800, _random.Next(2_048)),
                100 * Pick(1, 10, 255, _random.Next(256)),
                500 * Pick(0, 1, 2, 4, 240, _random.Next(256)),
                100 * Pick(1, 10, 255, _random.Next(256)),
                500 * Pick(0, 1, 240, _random.Next(256)),
                Pick(1, 50, 100, 100, _random.Next(128))));
        }

        return new UserTreatment(ems, Pick(1, 1, 1, 2, 255), segments);
    }

    private int Pick(params int[] values) => values[_random.Next(values.Length)];

    private UserSegment LegalEms()
    {
        int hertz = _random.Next(20, 121);
        int widest = Math.Min(350, 9 * 10_000 / 2 / hertz - 15);
        return Timed(new UserSegment("BIPH", hertz * 1000, _random.Next(100, widest + 1), 0, 0, 0, 0, 0, 0, 0));
    }

    private UserSegment LegalMicrocurrent()
    {
        string shape = Pick(0, 1, 2, 3, 4) is var drawn && drawn < s_shapes.Length ? s_shapes[drawn] : "BIPH";
        int milliHertz = shape == "SQU" && _random.Next(3) == 0 ? Pick(500, 600, 800, 900) : 1000 * (shape == "ALT" ? _random.Next(1, 25) : Pick(_random.Next(1, 30), _random.Next(30, 1_501)));
        int period = (int)(1_000_000_000L / milliHertz);
        int narrowest = Math.Max(200, period / 300);
        int widest = Math.Max(narrowest, period * 38 / 100 - 20);
        int micros = Step(Math.Min(_random.Next(narrowest, widest + 1), 200_000));
        return Timed(new UserSegment(shape, milliHertz, micros, shape == "ALT" ? _random.Next(1, 3) : 0, 0, 0, 0, 0, 0, 0));
    }

    private static int Step(int micros) => micros < 16_384 ? micros : micros / 100 * 100;

    private static bool Alternates(UserSegment segment) => segment.Shape == "ALT" || (segment.Shape == "SQU" && segment.MilliHertz < 1000);

    private UserSegment Timed(UserSegment segment)
    {
        int up = 100 * _random.Next(1, 15);
        bool hasCycles = _random.Next(2) == 0 && !Alternates(segment);
        return segment with
        {
            Seconds = _random.Next(4, 8),
            UpMillis = up,
            OnMillis = hasCycles ? 500 * _random.Next(3, 7) : 0,
            DownMillis = 100 * _random.Next(1, 15),
            OffMillis = hasCycles ? 500 * _random.Next(0, 4) : 0,
            Percent = _random.Next(20, 101),
        };
    }
}
