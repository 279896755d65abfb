using System.ComponentModel;
using System.Diagnostics;
using NanoStim.Scope.Plotting;

namespace NanoStim.Cli.Scope;

/// <summary>PNG pictures: the SVG, turned into pixels by librsvg's rsvg-convert.</summary>
internal static class PngPicture
{
    private const string Converter = "rsvg-convert";

    /// <exception cref="UsageException">The converter is not there, or refuses.</exception>
    public static void Write(string path, string title, IReadOnlyList<PlotTrace> traces)
    {
        ProcessStartInfo start = new(Converter) { RedirectStandardInput = true, RedirectStandardError = true };
        foreach (string argument in new[] { "--format", "png", "--zoom", "1.5", "--output", path })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(start) ?? throw new UsageException($"{Converter} does not start.");
            using (StreamWriter svg = process.StandardInput)
            {
                CapturePlot.Write(svg, title, traces);
            }

            string complaint = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new UsageException($"{Converter} could not make the PNG: {complaint.Trim()}");
            }
        }
        catch (Win32Exception)
        {
            throw new UsageException($"PNG pictures need {Converter}: install it (Debian: apt-get install librsvg2-bin), or write --out with .svg or .html, which need nothing.");
        }
    }
}
