namespace NanoStim.Scope.Drawing;

/// <summary>A rectangle in picture units, y downwards.</summary>
internal readonly record struct Frame(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}
