namespace NanoStim.Scope.Tests.Judging;

/// <summary>What flows in a stretch of time: phases, grouped into pulses, and whatever is laid over them.</summary>
internal sealed record PhaseTrain
{
    /// <summary>Length of the stretch in s.</summary>
    public required double Seconds { get; init; }

    /// <summary>Pulses in the order of time, each with its phases.</summary>
    public required IReadOnlyList<IReadOnlyList<Phase>> Pulses { get; init; }

    /// <summary>Current on top, by time.</summary>
    public Func<double, double>? Overlay { get; init; }

    /// <summary>Time constant of slow edges, in s.</summary>
    public double EdgeSeconds { get; init; }

    /// <summary>Maps each current to another, by its share of the width: the shape of a phase.</summary>
    public Func<double, double>? Shape { get; init; }

    /// <summary>Reads the rows of a capture: the phases between the rows at zero, those closer together than a time as one pulse.</summary>
    public static PhaseTrain Of(IReadOnlyList<(double Seconds, double Amps)> rows, double together)
    {
        List<IReadOnlyList<Phase>> pulses = [];
        List<Phase> pulse = [];
        double start = double.NaN;
        double charge = 0;
        for (int at = 1; at < rows.Count; at++)
        {
            (double seconds, double amps) = rows[at];
            (double secondsBefore, double before) = rows[at - 1];
            if (amps != 0 && before == 0)
            {
                start = seconds;
                charge = 0;
            }
            else if (before != 0)
            {
                charge += (amps == 0 ? before : (before + amps) / 2) * (seconds - secondsBefore);
            }

            if (amps == 0 && before != 0)
            {
                if (pulse.Count > 0 && start - pulse[^1].End > together)
                {
                    pulses.Add(pulse);
                    pulse = [];
                }

                pulse.Add(new Phase(start, seconds, charge / (seconds - start)));
            }
        }

        pulses.Add(pulse);
        return new PhaseTrain { Seconds = rows[^1].Seconds, Pulses = pulses };
    }

    /// <summary>A part of it, which begins at zero.</summary>
    public PhaseTrain Cut(double from, double seconds) => this with
    {
        Seconds = seconds,
        Pulses = [.. Pulses.Where(pulse => pulse[^1].End > from && pulse[0].Start < from + seconds).Select(pulse => (IReadOnlyList<Phase>)[.. pulse.Select(phase => phase.Moved(-from))])],
    };

    /// <summary>Changes pulses by their number; null takes one away.</summary>
    public PhaseTrain Each(Func<int, IReadOnlyList<Phase>, IReadOnlyList<Phase>?> change) => this with
    {
        Pulses = [.. Pulses.Select((pulse, number) => change(number, pulse)).OfType<IReadOnlyList<Phase>>()],
    };

    /// <summary>Changes phases by the number of their pulse.</summary>
    public PhaseTrain EachPhase(Func<int, Phase, Phase> change) =>
        Each((number, pulse) => [.. pulse.Select(phase => change(number, phase))]);

    /// <summary>Adds current on top.</summary>
    public PhaseTrain Over(Func<double, double> overlay) => this with { Overlay = overlay };

    /// <summary>The current at evenly spaced times.</summary>
    public double[] Sample(double offset, double interval)
    {
        double[] samples = new double[(int)((Seconds - offset) / interval)];
        foreach (Phase phase in Pulses.SelectMany(pulse => pulse))
        {
            int from = Math.Max(0, (int)Math.Ceiling((phase.Start - offset) / interval));
            int to = Math.Min(samples.Length - 1, (int)Math.Floor((phase.End - offset) / interval));
            for (int at = from; at <= to; at++)
            {
                double share = (offset + (at * interval) - phase.Start) / phase.Width;
                samples[at] = phase.Amps * (1 + (phase.Droop * (0.5 - share))) * (Shape?.Invoke(share) ?? 1);
            }
        }

        Filter(samples, EdgeSeconds, interval);
        for (int at = 0; Overlay is not null && at < samples.Length; at++)
        {
            samples[at] += Overlay(offset + (at * interval));
        }

        return samples;
    }

    /// <summary>A low pass of the first order.</summary>
    public static void Filter(double[] samples, double constant, double interval)
    {
        if (!(constant > 0))
        {
            return;
        }

        double share = 1 - Math.Exp(-interval / constant);
        double value = samples.Length > 0 ? samples[0] : 0;
        for (int at = 0; at < samples.Length; at++)
        {
            value += share * (samples[at] - value);
            samples[at] = value;
        }
    }
}
