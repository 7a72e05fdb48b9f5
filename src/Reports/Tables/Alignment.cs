namespace Mechanisms.Reports.Tables;

/// <summary>On which side the cells of a column line up.</summary>
public enum Alignment
{
    /// <summary>Where reading starts; for text.</summary>
    Start,

    /// <summary>Where reading ends; for numbers.</summary>
    End,
}
