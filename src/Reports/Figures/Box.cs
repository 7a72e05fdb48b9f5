namespace Mechanisms.Reports.Figures;

/// <summary>A rectangle in pixels, y growing downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double Across(double fraction) => Left + (fraction * Width);

    public double Up(double fraction) => Bottom - (fraction * Height);
}
