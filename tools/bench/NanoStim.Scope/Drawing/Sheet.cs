using ScottPlot;
using SkiaSharp;

namespace NanoStim.Scope.Drawing;

/// <summary>A picture of several diagrams and lines of text, as SVG or as PNG.</summary>
public sealed class Sheet
{
    private const string Ink = "#333333";

    // Of text, on the right as on the left.
    private const float Margin = 20;

    private readonly List<(Diagram Diagram, PixelRect Place)> _diagrams = [];
    private readonly List<Action<SKCanvas>> _rest = [];

    /// <param name="width">In pixels of the SVG.</param>
    /// <param name="height">In pixels of the SVG.</param>
    internal Sheet(float width, float height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>Width in pixels of the SVG.</summary>
    public float Width { get; }

    /// <summary>Height in pixels of the SVG.</summary>
    public float Height { get; }

    /// <summary>Writes the picture as SVG, with its text as outlines.</summary>
    public void WriteSvg(TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        using MemoryStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), stream))
        {
            Draw(canvas);
        }

        stream.Position = 0;
        to.Write(SvgText.ToOutlines(stream));
        to.Write('\n');
    }

    /// <summary>Writes the picture as PNG.</summary>
    /// <param name="to">Takes the bytes.</param>
    /// <param name="zoom">Pixels of the PNG for one of the SVG.</param>
    public void WritePng(Stream to, float zoom = 1.5f)
    {
        using SKBitmap bitmap = new((int)(Width * zoom), (int)(Height * zoom));
        using SKCanvas canvas = new(bitmap);
        canvas.Scale(zoom);
        Draw(canvas);
        canvas.Flush();
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(to);
    }

    internal void Add(Diagram diagram, float left, float top, float width, float height) =>
        _diagrams.Add((diagram, new PixelRect(left, left + width, top + height, top)));

    /// <summary>Writes a line, smaller where it would not fit.</summary>
    internal void Text(float x, float baseLine, string text, float size, bool bold = false) => _rest.Add(canvas =>
    {
        using SKFont font = new(PictureFont.Typeface(bold), size);
        float room = Width - x - Margin;
        float length = font.MeasureText(text);
        font.Size = length > room && room > 0 ? size * room / length : size;
        using SKPaint paint = new() { Color = SKColor.Parse(Ink), IsAntialias = true };
        canvas.DrawText(text, x, baseLine, font, paint);
    });

    internal void Line(float x1, float y1, float x2, float y2, string color, float width, bool dashed = false) => _rest.Add(canvas =>
    {
        using SKPaint paint = new() { Color = SKColor.Parse(color), StrokeWidth = width, IsStroke = true, IsAntialias = true };
        using SKPathEffect? dashes = dashed ? SKPathEffect.CreateDash([6, 4], 0) : null;
        paint.PathEffect = dashes;
        canvas.DrawLine(x1, y1, x2, y2, paint);
    });

    private void Draw(SKCanvas canvas)
    {
        using SKPaint white = new() { Color = SKColors.White };
        canvas.DrawRect(0, 0, Width, Height, white);
        foreach ((Diagram diagram, PixelRect place) in _diagrams)
        {
            diagram.Plot.Render(canvas, place);
        }

        foreach (Action<SKCanvas> draw in _rest)
        {
            draw(canvas);
        }
    }
}
