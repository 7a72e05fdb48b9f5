namespace Mechanisms.Reports.Tables;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing: not measured, not defined.</summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Whether a check passed.</summary>
    Check,
}
