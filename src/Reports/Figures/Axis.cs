namespace Mechanisms.Reports.Figures;

/// <summary>One axis of a figure: what it measures, in which unit, on which scale.</summary>
/// <remarks>The range comes from the data; ticks are multiples of 1, 2 or 5 times a power of ten. Immutable and thread-safe.</remarks>
public sealed record Axis
{
    /// <summary>Initializes an axis.</summary>
    /// <param name="label">What is measured, for example <c>Regret of the epoch</c>.</param>
    /// <exception cref="ArgumentException">The label is empty.</exception>
    public Axis(string label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        Label = label;
    }

    /// <summary>Gets what is measured.</summary>
    public string Label { get; }

    /// <summary>Gets the unit, shown in parentheses behind the label.</summary>
    /// <value>Empty, the default, for pure numbers.</value>
    public string Unit { get; init; } = "";

    /// <summary>Gets the scale.</summary>
    /// <value>Linear by default.</value>
    public AxisScale Scale { get; init; }

    /// <summary>Gets a value indicating whether ticks stay on whole numbers: epochs, arms, outcomes.</summary>
    /// <value>False by default.</value>
    public bool IsWhole { get; init; }

    /// <summary>Gets a value indicating whether the range reaches to zero; only on a linear scale.</summary>
    /// <value>False by default.</value>
    public bool IncludesZero { get; init; }

    /// <summary>Gets label and unit as readers see them, for example <c>Round t (rounds)</c>.</summary>
    public string Title => string.IsNullOrEmpty(Unit) ? Label : $"{Label} ({Unit})";
}
