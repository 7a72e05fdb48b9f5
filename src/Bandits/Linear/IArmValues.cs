namespace Mechanisms.Bandits.Linear;

/// <summary>A run that plays the arm of largest value.</summary>
internal interface IArmValues
{
    /// <summary>The value of an arm in the coming round.</summary>
    double ValueOf(int arm, ReadOnlySpan<double> context);
}
