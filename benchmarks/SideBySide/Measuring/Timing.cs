namespace Mechanisms.SideBySide.Measuring;

/// <summary>What repeated measurements of one contender gave.</summary>
/// <param name="Name">Who was measured.</param>
/// <param name="Value">The value it computed.</param>
/// <param name="Median">Median processor time of its thread for doing the work once, in seconds; NaN where the value was wrong.</param>
/// <param name="Minimum">The same, smallest; where the value was wrong, the time that took.</param>
/// <param name="Wall">Median wall time.</param>
internal sealed record Timing(string Name, double Value, double Median, double Minimum, double Wall)
{
    /// <summary>Gets a value indicating whether the value was right, so that there is a time.</summary>
    public bool IsRight => !double.IsNaN(Median);
}
