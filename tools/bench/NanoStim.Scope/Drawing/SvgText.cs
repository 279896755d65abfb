using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace NanoStim.Scope.Drawing;

/// <summary>
/// Turns the text elements of an SVG into outlines: a viewer without the font, or without any, shows the same picture. What the text says
/// stays in <c>aria-label</c>, for search and for screen readers.
/// </summary>
internal static partial class SvgText
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly char[] Separators = [',', ' '];

    /// <summary>Reads an SVG as Skia writes it.</summary>
    /// <returns>The same picture, with outlines, and with ids that do not meet those of another picture on one page.</returns>
    public static string ToOutlines(Stream stream)
    {
        XDocument document = XDocument.Load(stream);
        XElement root = document.Root!;

        // Scales to the width that a page gives it.
        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        XElement glyphs = new(Svg + "defs");
        foreach (XElement text in root.Descendants(Svg + "text").ToList())
        {
            text.ReplaceWith(Outline(text, glyphs));
        }

        foreach (XAttribute data in root.Descendants(Svg + "path").Attributes("d"))
        {
            data.Value = Decimals().Replace(data.Value, "$1");
        }

        root.AddFirst(glyphs);
        MakeIdsUnique(root);
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Outline(XElement text, XElement glyphs)
    {
        string size = text.Attribute("font-size")!.Value;
        bool bold = text.Attribute("font-weight")?.Value is "bold" or "600" or "700";

        // Skia puts line breaks round the text, and gives a place to each of the letters between them.
        string words = text.Value.Trim();
        float[] x = Numbers(text, "x");
        float[] y = Numbers(text, "y");
        XElement group = new(
            Svg + "g",
            new XAttribute("aria-label", words),
            text.Attributes().Where(attribute => attribute.Name.LocalName is "fill" or "transform" or "fill-opacity"));
        using SKFont font = new(PictureFont.Typeface(bold), float.Parse(size, CultureInfo.InvariantCulture));
        int at = 0;
        foreach (Rune letter in words.EnumerateRunes())
        {
            string id = $"{(bold ? 'b' : 'r')}{size}-{letter.Value:x}";
            if (!Rune.IsWhiteSpace(letter))
            {
                group.Add(new XElement(
                    Svg + "use",
                    new XAttribute("href", "#" + id),
                    new XAttribute("x", Text(x[Math.Min(at, x.Length - 1)])),
                    new XAttribute("y", Text(y[Math.Min(at, y.Length - 1)]))));
                if (glyphs.Elements().All(known => known.Attribute("id")!.Value != id))
                {
                    using SKPath path = font.GetTextPath(letter.ToString(), SKPoint.Empty);
                    glyphs.Add(new XElement(Svg + "path", new XAttribute("id", id), new XAttribute("d", Rounded(path))));
                }
            }

            at++;
        }

        return group;
    }

    /// <summary>Two decimals are finer than a pixel of any screen, and a third of the size.</summary>
    private static string Rounded(SKPath path)
    {
        StringBuilder data = new();
        SKPoint[] points = new SKPoint[4];
        using SKPath.RawIterator steps = path.CreateRawIterator();
        for (SKPathVerb verb = steps.Next(points); verb != SKPathVerb.Done; verb = steps.Next(points))
        {
            (char letter, int from, int to) = verb switch
            {
                SKPathVerb.Move => ('M', 0, 0),
                SKPathVerb.Line => ('L', 1, 1),
                SKPathVerb.Quad => ('Q', 1, 2),
                SKPathVerb.Cubic => ('C', 1, 3),
                _ => ('Z', 1, 0),
            };
            data.Append(letter);
            for (int at = from; at <= to; at++)
            {
                data.Append(at > from ? " " : string.Empty).Append(Text(points[at].X)).Append(' ').Append(Text(points[at].Y));
            }
        }

        return data.ToString();
    }

    /// <summary>Skia numbers its clips through all pictures of a process: numbered again from the first, a picture is the same each time.</summary>
    private static void MakeIdsUnique(XElement root)
    {
        XAttribute[] ids = [.. root.Descendants().Attributes("id")];
        Dictionary<string, string> names = ids.Select((id, number) => (id.Value, number)).ToDictionary(pair => pair.Value, pair => $"n{pair.number}");
        Rename(root, names);
        string own = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting))))[..8];
        Rename(root, names.Values.ToDictionary(name => name, name => $"p{own}{name}"));
    }

    private static void Rename(XElement root, Dictionary<string, string> names)
    {
        foreach (XAttribute attribute in root.Descendants().Attributes())
        {
            string value = attribute.Value;
            attribute.Value = attribute.Name.LocalName switch
            {
                "id" => names[value],
                "href" => "#" + names[value[1..]],
                _ when value.StartsWith("url(#", StringComparison.Ordinal) => $"url(#{names[value[5..^1]]})",
                _ => value,
            };
        }
    }

    /// <summary>A tenth of a pixel is enough for curves.</summary>
    [GeneratedRegex(@"(\.\d)\d+")]
    private static partial Regex Decimals();

    private static string Text(float number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static float[] Numbers(XElement element, string name) =>
        [.. element.Attribute(name)!.Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(word => float.Parse(word, CultureInfo.InvariantCulture))];
}
