namespace Mechanisms.Reports.Figures;

/// <summary>What a line of text is for; decides size, weight and alignment.</summary>
internal enum TextRole
{
    Title,
    VerticalTitle,
    HorizontalTitle,
    PanelTitle,
}
