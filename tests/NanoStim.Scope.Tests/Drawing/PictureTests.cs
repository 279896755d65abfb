using System.Xml.Linq;
using NanoStim.Scope.Plotting;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Drawing;

/// <summary>Pictures are the same each time, and need no font of the machine.</summary>
internal sealed class PictureTests
{
    private static readonly byte[] Capture = System.Text.Encoding.UTF8.GetBytes(
        LayoutWriter.All["Rigol"](SampleSet.Of(Waves.Biphasic(50, 300e-6, 5e-6, 10, 10), 0, 1e-6, 60_000)));

    [Test]
    public void Svg_is_the_same_each_time()
    {
        Assert.That(Svg(), Is.EqualTo(Svg()));
    }

    [Test]
    public void Png_is_the_same_each_time_and_has_ink()
    {
        byte[] first = Png();

        Assert.That(first, Is.EqualTo(Png()));
        using SkiaSharp.SKBitmap picture = SkiaSharp.SKBitmap.Decode(first);
        Assert.That(picture.Width, Is.EqualTo(1500));
        Assert.That(picture.Pixels.Distinct().Count(), Is.GreaterThan(20), "a title, axes and curves");
    }

    [Test]
    public void Text_of_an_svg_is_outlines_that_keep_its_words()
    {
        XDocument svg = XDocument.Parse(Svg());
        string[] words = [.. svg.Descendants().Attributes("aria-label").Select(label => label.Value)];

        Assert.That(svg.Descendants().Select(element => element.Name.LocalName), Has.None.EqualTo("text"));
        Assert.That(words, Has.Some.EqualTo("voltage (V)").And.Some.EqualTo("one pulse").And.Some.EqualTo("300.0 µs"));
    }

    [Test]
    public void Every_glyph_and_clip_of_an_svg_is_defined_in_it()
    {
        XDocument svg = XDocument.Parse(Svg());
        string[] ids = [.. svg.Descendants().Attributes("id").Select(id => id.Value)];
        IEnumerable<string> used = svg.Descendants().Attributes("href").Select(link => link.Value[1..])
            .Concat(svg.Descendants().Attributes("clip-path").Select(link => link.Value[5..^1]));

        Assert.That(ids, Is.Unique);
        Assert.That(used.Except(ids), Is.Empty);
    }

    [Test]
    public void Ids_of_two_pictures_on_one_page_differ()
    {
        IEnumerable<string> first = XDocument.Parse(Svg()).Descendants().Attributes("id").Select(id => id.Value);
        IEnumerable<string> second = XDocument.Parse(Svg("another")).Descendants().Attributes("id").Select(id => id.Value);

        Assert.That(first.Intersect(second), Is.Empty);
    }

    private static string Svg(string title = "one")
    {
        using StringWriter writer = new();
        Picture(title).WriteSvg(writer);
        return writer.ToString();
    }

    private static byte[] Png()
    {
        using MemoryStream stream = new();
        Picture("one").WritePng(stream);
        return stream.ToArray();
    }

    private static Scope.Drawing.Sheet Picture(string title)
    {
        Measuring.CaptureMeasurement measured = Captures.Measure(Capture, Captures.Into10Kohm);
        return CapturePlot.Of(title, PlotTrace.Read(measured, () => Captures.Open(Capture), Captures.Into10Kohm));
    }
}
