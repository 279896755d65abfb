using NanoStim.Scope.Drawing;

namespace NanoStim.Scope;

/// <summary>Draws sessions one under the other: the whole session, a few periods, and one pulse, each with the set-point.</summary>
public static class CapturePicture
{
    private const double Width = 1280;
    private const double RowHeight = 330;
    private const double PanelHeight = 220;
    private const string CurrentColor = "#1f5fa8";
    private const string BandColor = "#8fb4dc";
    private const string SetPointColor = "#d9480f";
    private const string Dashes = "6 4";

    /// <summary>Writes the picture as SVG.</summary>
    public static void Write(TextWriter to, IReadOnlyList<CapturedSession> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        using SvgWriter svg = new(to, Width, 40 + RowHeight * sessions.Count);
        Legend(svg);
        for (int row = 0; row < sessions.Count; row++)
        {
            Row(svg, sessions[row], 40 + row * RowHeight);
        }
    }

    private static void Legend(SvgWriter svg)
    {
        svg.Line(70, 20, 100, 20, CurrentColor, 2);
        svg.Text(106, 24, "current through the load", 12);
        svg.Line(280, 20, 310, 20, SetPointColor, 2, Dashes);
        svg.Text(316, 24, "set-point of the firmware (and its negative, where the pulses have both polarities)", 12);
    }

    private static void Row(SvgWriter svg, CapturedSession session, double top)
    {
        double peak = PeakOf(session);
        (double scale, string unit) = peak < 1e-3 ? (1e6, "µA") : (1e3, "mA");
        bool bothSigns = Enumerable.Range(0, session.Current.Count).Any(bin => session.Current.LowAt(bin) < -0.05 * peak);
        double greatest = 1.15 * peak * scale;
        double least = bothSigns ? -greatest : -0.1 * greatest;
        string label = $"current ({unit})";
        svg.Text(70, top + 16, session.Title, 14, bold: true);

        Frame whole = new(70, top + 50, 520, PanelHeight);
        double end = Math.Max(session.Current.EndSeconds, 1e-3);
        Panel overview = new(
            svg,
            whole,
            "whole session",
            new LinearAxis(0, end, whole.Left, whole.Right, "time (s)"),
            new LinearAxis(least, greatest, whole.Bottom, whole.Top, label));
        overview.Band(session.Current, scale, BandColor);
        Mirrored(bothSigns, sign => overview.Curve(SetPointCurve(session.SetPoint, sign * scale), SetPointColor, 1.5, Dashes));

        if (session.Pulses.Count > 1)
        {
            double first = session.Pulses[0].Seconds;
            double last = session.Pulses[^1].Seconds;
            Zoom(svg, session, new Frame(660, top + 50, 270, PanelHeight), "a few periods", first, last, scale, least, greatest, label);

            double edge = EdgeOf(session, peak);
            double from = Math.Max(first, edge - 0.2 * session.PulseSeconds);
            double to = Math.Min(last, edge + 1.3 * session.PulseSeconds);
            Zoom(svg, session, new Frame(990, top + 50, 270, PanelHeight), "one pulse", from, to, scale, least, greatest, label);
        }
    }

    private static void Zoom(
        SvgWriter svg,
        CapturedSession session,
        Frame frame,
        string title,
        double from,
        double to,
        double scale,
        double least,
        double greatest,
        string label)
    {
        double span = to - from;
        if (!(span > 0))
        {
            return;
        }

        (double timeScale, string timeUnit) = span < 2e-3 ? (1e6, "µs") : (1e3, "ms");
        Panel panel = new(
            svg,
            frame,
            title,
            new LinearAxis(0, span * timeScale, frame.Left, frame.Right, $"time ({timeUnit})"),
            new LinearAxis(least, greatest, frame.Bottom, frame.Top, label));
        panel.Curve(
            Between(session.Pulses, from, to).Select(row => ((row.Seconds - from) * timeScale, row.Amps * scale)),
            CurrentColor,
            1.5);
        double level = session.SteadySetPoint * scale;
        Mirrored(least < -0.5 * greatest, sign => panel.Curve([(0, sign * level), (span * timeScale, sign * level)], SetPointColor, 1.2, Dashes));
    }

    /// <summary>The rows of a stretch, with what lies on the lines to the rows next to it at its ends.</summary>
    private static IEnumerable<(double Seconds, double Amps)> Between(IReadOnlyList<(double Seconds, double Amps)> rows, double from, double to)
    {
        for (int i = 1; i < rows.Count; i++)
        {
            if (rows[i].Seconds < from || rows[i - 1].Seconds > to)
            {
                continue;
            }

            yield return At(rows[i - 1], rows[i], Math.Max(from, rows[i - 1].Seconds));
            yield return At(rows[i - 1], rows[i], Math.Min(to, rows[i].Seconds));
        }
    }

    private static (double Seconds, double Amps) At((double Seconds, double Amps) left, (double Seconds, double Amps) right, double seconds)
    {
        double span = right.Seconds - left.Seconds;
        double share = span > 0 ? (seconds - left.Seconds) / span : 1;
        return (seconds, left.Amps + share * (right.Amps - left.Amps));
    }

    private static void Mirrored(bool bothSigns, Action<int> draw)
    {
        draw(1);
        if (bothSigns)
        {
            draw(-1);
        }
    }

    private static IEnumerable<(double, double)> SetPointCurve(EnvelopeTrace setPoint, double scale) =>
        Enumerable.Range(0, setPoint.Count).Select(bin => (setPoint.SecondsAt(bin), setPoint.HighAt(bin) * scale));

    /// <summary>The greatest current or set-point, in A; something above zero in any case, for the axis.</summary>
    private static double PeakOf(CapturedSession session)
    {
        double peak = 1e-6;
        for (int bin = 0; bin < session.Current.Count; bin++)
        {
            peak = Math.Max(peak, Math.Max(session.Current.HighAt(bin), -session.Current.LowAt(bin)));
        }

        for (int bin = 0; bin < session.SetPoint.Count; bin++)
        {
            peak = Math.Max(peak, session.SetPoint.HighAt(bin));
        }

        return peak;
    }

    /// <summary>Time of the first step out of rest.</summary>
    private static double EdgeOf(CapturedSession session, double peak)
    {
        bool rested = false;
        foreach ((double seconds, double amps) in session.Pulses)
        {
            bool flows = Math.Abs(amps) > 0.1 * peak;
            if (flows && rested)
            {
                return seconds;
            }

            rested |= !flows;
        }

        return session.Pulses[0].Seconds;
    }
}
