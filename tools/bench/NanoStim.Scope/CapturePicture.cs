using NanoStim.Scope.Drawing;

namespace NanoStim.Scope;

/// <summary>
/// Draws captured sessions, one below the other: each as a whole, and zoomed in on a few periods and on one pulse. One scale of
/// current in a row of diagrams, so that they can be compared.
/// </summary>
public static class CapturePicture
{
    // As wide as a README shows pictures, so that text keeps its size there.
    private const float Width = 1000;
    private const float Head = 34;
    private const float RowHeight = 340;
    private const float PanelTop = 34;
    private const float PanelHeight = 290;
    private const string CurrentColor = "#1f5fa8";
    private const string BandColor = "#8fb4dc";
    private const string SetPointColor = "#d9480f";

    /// <summary>Writes the picture as SVG.</summary>
    public static void Write(TextWriter to, IReadOnlyList<CapturedSession> sessions) => Of(sessions).WriteSvg(to);

    /// <summary>Draws the picture.</summary>
    public static Sheet Of(IReadOnlyList<CapturedSession> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Sheet sheet = new(Width, Head + RowHeight * sessions.Count);
        sheet.Line(20, 16, 50, 16, CurrentColor, 2);
        sheet.Text(56, 21, "current through the load", 14);
        sheet.Line(260, 16, 290, 16, SetPointColor, 2, dashed: true);
        sheet.Text(296, 21, "set-point of the firmware (and its negative, where the pulses have both polarities)", 14);
        for (int row = 0; row < sessions.Count; row++)
        {
            Row(sheet, sessions[row], Head + row * RowHeight);
        }

        return sheet;
    }

    private static void Row(Sheet sheet, CapturedSession session, float top)
    {
        double peak = PeakOf(session);
        bool bothSigns = Enumerable.Range(0, session.Current.Count).Any(bin => session.Current.LowAt(bin) < -0.05 * peak);
        PlotAxis current = PlotAxis.Of("current", bothSigns ? -1.15 * peak : -0.115 * peak, 1.15 * peak, "A");
        sheet.Text(20, top + 20, session.Title, 16, bold: true);
        PlotAxis time = PlotAxis.Of("time", 0, Math.Max(session.Current.EndSeconds, 1e-3), "s");
        Diagram whole = new("whole session", time, current);
        whole.Band(session.Current, 0, time.Scale, current.Scale, BandColor);
        Mirrored(bothSigns, sign => whole.Curve(SetPointCurve(session.SetPoint, time.Scale, sign * current.Scale), SetPointColor, 1.5f, dashed: true));
        sheet.Add(whole, 0, top + PanelTop, 400, PanelHeight);
        if (session.Pulses.Count > 1)
        {
            double first = session.Pulses[0].Seconds;
            double last = session.Pulses[^1].Seconds;
            sheet.Add(Zoom(session, "a few periods", first, last, current, bothSigns), 400, top + PanelTop, 300, PanelHeight);
            double edge = EdgeOf(session, peak);
            double from = Math.Max(first, edge - 0.2 * session.PulseSeconds);
            double to = Math.Min(last, edge + 1.3 * session.PulseSeconds);
            sheet.Add(Zoom(session, "one pulse", from, to, current, bothSigns), 700, top + PanelTop, 300, PanelHeight);
        }
    }

    private static Diagram Zoom(CapturedSession session, string title, double from, double to, PlotAxis current, bool bothSigns)
    {
        PlotAxis time = PlotAxis.Of("time", 0, Math.Max(to - from, 1e-9), "s");
        Diagram diagram = new(title, time, current);
        diagram.Curve(
            Between(session.Pulses, from, to).Select(row => ((row.Seconds - from) * time.Scale, row.Amps * current.Scale)),
            CurrentColor,
            1.5f);
        double level = session.SteadySetPoint * current.Scale;
        Mirrored(bothSigns, sign => diagram.Curve([(0, sign * level), (time.Greatest, sign * level)], SetPointColor, 1.2f, dashed: true));
        return diagram;
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

    /// <summary>Every fourth stretch is finer than a pixel; dashes of more points only make a larger file.</summary>
    private static IEnumerable<(double, double)> SetPointCurve(EnvelopeTrace setPoint, double timeScale, double scale) =>
        Enumerable.Range(0, setPoint.Count).Where(bin => bin % 4 == 0 || bin == setPoint.Count - 1).Select(bin => (setPoint.SecondsAt(bin) * timeScale, setPoint.HighAt(bin) * scale));

    /// <summary>The maximum of current and set-point in A; above zero in any case, for the axis.</summary>
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

    /// <summary>Time at which current first begins to flow.</summary>
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
