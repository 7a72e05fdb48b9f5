using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Randomness;

/// <summary>The beta distribution on [0, 1] with density proportional to x^(α - 1) · (1 - x)^(β - 1).</summary>
/// <remarks>
/// Draws X/(X + Y) from two gamma values, formed from their logarithms so that shapes far below 1, whose gamma values both round to 0,
/// still have a quotient. The same bits on every machine. Thread-safe.
/// </remarks>
[Reference("devroye1986", "Section IX.4, beta by two gamma variables")]
public sealed partial record BetaDistribution
{
    private readonly GammaDistribution successes;
    private readonly GammaDistribution failures;

    /// <summary>Initializes a beta distribution.</summary>
    /// <param name="alpha">First shape, the weight of successes, in [1e-300, 1e300].</param>
    /// <param name="beta">Second shape, the weight of failures, in [1e-300, 1e300].</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is outside its range or NaN.</exception>
    public BetaDistribution(double alpha, double beta)
    {
        successes = new(Parameter.Shape(alpha, nameof(alpha)), 1);
        failures = new(Parameter.Shape(beta, nameof(beta)), 1);
    }

    /// <summary>Gets the first shape.</summary>
    public double Alpha => successes.Shape;

    /// <summary>Gets the second shape.</summary>
    public double Beta => failures.Shape;

    /// <summary>Draws a value.</summary>
    /// <param name="stream">Gives the words of two gamma draws.</param>
    /// <returns>A value in [0, 1].</returns>
    public double Draw(ref RandomStream stream)
    {
        double x = successes.DrawLogarithm(ref stream);
        double y = failures.DrawLogarithm(ref stream);
        return 1 / (1 + Elementary.Exp(y - x));
    }

    /// <summary>Draws a value for shapes of at least 1, without an object: posteriors change every round.</summary>
    /// <remarks>X/(X + Y) from two gamma values, which do not underflow for such shapes: other bits than <see cref="Draw(ref RandomStream)"/>.</remarks>
    /// <param name="alpha">First shape, in [1, 1e300].</param>
    /// <param name="beta">Second shape, in [1, 1e300].</param>
    /// <param name="stream">Gives the words of two gamma draws.</param>
    /// <returns>A value in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A shape is outside its range or NaN.</exception>
    public static double Draw(double alpha, double beta, ref RandomStream stream)
    {
        RequireShapes(alpha, beta);
        double x = GammaDistribution.DrawFromOne(alpha, ref stream);
        double y = GammaDistribution.DrawFromOne(beta, ref stream);
        return x / (x + y);
    }

    /// <summary>Writes the parameters in the invariant culture.</summary>
    /// <returns>For example <c>beta(2, 3)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"beta({Alpha}, {Beta})");
}
