using ScottPlot;
using SkiaSharp;

namespace NanoStim.Scope.Drawing;

/// <summary>
/// The font of all pictures, DejaVu Sans from this assembly: pictures are the same on every machine, also on one without any font.
/// </summary>
internal sealed class PictureFont : IFontResolver
{
    /// <summary>Name of the font family.</summary>
    public const string Family = "DejaVu Sans";

    private static readonly SKTypeface Regular = Load("DejaVuSans.ttf");
    private static readonly SKTypeface Bold = Load("DejaVuSans-Bold.ttf");

    private PictureFont()
    {
    }

    /// <summary>The typeface in one of its two weights.</summary>
    public static SKTypeface Typeface(bool bold) => bold ? Bold : Regular;

    /// <summary>Makes ScottPlot draw all text with this font.</summary>
    public static void Install()
    {
        lock (Regular)
        {
            if (!Fonts.FontResolvers.OfType<PictureFont>().Any())
            {
                Fonts.FontResolvers.Insert(0, new PictureFont());
                Fonts.Default = Family;
            }
        }
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => Typeface(bold);

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        Typeface(weight >= FontWeight.SemiBold);

    private static SKTypeface Load(string name)
    {
        using Stream stream = Resources.Open(name);
        return SKTypeface.FromStream(stream);
    }
}
