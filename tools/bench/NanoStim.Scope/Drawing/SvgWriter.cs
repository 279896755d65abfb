using System.Globalization;
using System.Xml;

namespace NanoStim.Scope.Drawing;

/// <summary>The few elements of SVG that a diagram needs.</summary>
public sealed class SvgWriter : IDisposable
{
    private readonly XmlWriter _xml;

    public SvgWriter(TextWriter to, double width, double height)
    {
        _xml = XmlWriter.Create(to, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" });
        _xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attribute("viewBox", $"0 0 {Text(width)} {Text(height)}");
        Attribute("width", Text(width));
        Attribute("height", Text(height));
        Attribute("font-family", "DejaVu Sans, Helvetica, Arial, sans-serif");
        Rectangle(0, 0, width, height, "#ffffff", "none");
    }

    public void Rectangle(double x, double y, double width, double height, string fill, string stroke)
    {
        _xml.WriteStartElement("rect");
        Attribute("x", Text(x));
        Attribute("y", Text(y));
        Attribute("width", Text(width));
        Attribute("height", Text(height));
        Attribute("fill", fill);
        Attribute("stroke", stroke);
        _xml.WriteEndElement();
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width, string? dashes = null)
    {
        _xml.WriteStartElement("line");
        Attribute("x1", Text(x1));
        Attribute("y1", Text(y1));
        Attribute("x2", Text(x2));
        Attribute("y2", Text(y2));
        Stroke(stroke, width, dashes);
        _xml.WriteEndElement();
    }

    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke, double width, string? dashes = null)
    {
        _xml.WriteStartElement("polyline");
        Attribute("points", Points(points));
        Attribute("fill", "none");
        Attribute("stroke-linejoin", "round");
        Stroke(stroke, width, dashes);
        _xml.WriteEndElement();
    }

    /// <summary>Filled, with a hair line round it, so that what is thinner than the picture's units does not vanish.</summary>
    public void Polygon(IEnumerable<(double X, double Y)> points, string fill)
    {
        _xml.WriteStartElement("polygon");
        Attribute("points", Points(points));
        Attribute("fill", fill);
        Stroke(fill, 0.75, null);
        _xml.WriteEndElement();
    }

    /// <param name="x">Anchor.</param>
    /// <param name="y">Base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="size">Height of the font.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="turned">Read from below.</param>
    /// <param name="bold">In bold.</param>
    public void Text(double x, double y, string text, double size, string anchor = "start", bool turned = false, bool bold = false)
    {
        _xml.WriteStartElement("text");
        Attribute("x", Text(x));
        Attribute("y", Text(y));
        Attribute("font-size", Text(size));
        Attribute("text-anchor", anchor);
        Attribute("fill", "#333333");
        if (bold)
        {
            Attribute("font-weight", "bold");
        }

        if (turned)
        {
            Attribute("transform", $"rotate(-90 {Text(x)} {Text(y)})");
        }

        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    public void Dispose()
    {
        _xml.WriteEndElement();
        _xml.Dispose();
    }

    private static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => $"{Text(point.X)},{Text(point.Y)}"));

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private void Stroke(string stroke, double width, string? dashes)
    {
        Attribute("stroke", stroke);
        Attribute("stroke-width", Text(width));
        if (dashes is not null)
        {
            Attribute("stroke-dasharray", dashes);
        }
    }

    private void Attribute(string name, string value) => _xml.WriteAttributeString(name, value);
}
