namespace Mechanisms.Reports.Figures;

/// <summary>How values become places along an axis.</summary>
public enum AxisScale
{
    /// <summary>Equal differences take equal space.</summary>
    Linear,

    /// <summary>Equal ratios take equal space; values are positive.</summary>
    Logarithmic,
}
