using static System.FormattableString;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>How arms change the features they claim between epochs: one clipped gradient step in every entry on their own number of plays, all at once.</summary>
/// <remarks>
/// With ŷ a claimed feature, T the horizon and e the epoch from 0: the probe moves ŷ by <see cref="ProbeStep"/>, downwards if ŷ is above 1 - 0.01, and is
/// clipped to [-1, 1]; g = sign · (plays at the probe - plays now) / <see cref="ProbeStep"/>;
/// ŷ ← ŷ + clip(<see cref="StepSize"/> · g / T / (e + 1), ±<see cref="MaximumStep"/>), not clipped again.
/// The defaults are those of the authors' program. Immutable and thread-safe.
/// </remarks>
public sealed record FeatureAdaptation
{
    /// <summary>Claims above this are probed downwards, because a probe upwards would be clipped to nearly nothing.</summary>
    private const double HighestProbedUp = 0.99;

    /// <summary>Gets the distance of a probe, in units of the feature.</summary>
    /// <value>Above 0, at most 1; 0.2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double ProbeStep { get; init => field = Fraction(value); } = 0.2;

    /// <summary>Gets the step per unit of g / T in epoch 0.</summary>
    /// <value>Above 0, at most 1; 0.2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double StepSize { get; init => field = Fraction(value); } = 0.2;

    /// <summary>Gets the largest change of a claim in one epoch.</summary>
    /// <value>Above 0, at most 1; 0.1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double MaximumStep { get; init => field = Fraction(value); } = 0.1;

    /// <summary>Gets a value indicating whether probes see the noise of the evaluation they are compared with (common random numbers).</summary>
    /// <value>False by default, as in the authors' program; true makes gradients less noisy.</value>
    public bool SharesNoise { get; init; }

    internal static double Sign(double claim) => claim > HighestProbedUp ? -1 : 1;

    internal double Probe(double claim) => Math.Clamp(claim + (Sign(claim) * ProbeStep), -1, 1);

    internal double Step(double claim, long gained, long horizon, int epoch) => Math.Clamp(
        StepSize * Sign(claim) * gained / ProbeStep / horizon / (epoch + 1), -MaximumStep, MaximumStep);

    private static double Fraction(double value) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, Invariant($"A step must lie in (0, 1]; got {value}."));
}
