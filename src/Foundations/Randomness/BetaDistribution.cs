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
    private const double LogOfFour = 1.3862943611198906;

    private const double OneAndLogOfFive = 2.6094379124341003;

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
    /// <remarks>
    /// By rejection from odds raised to a power, which accepts most attempts; by inversion where a shape is 1. Other bits than
    /// <see cref="Draw(ref RandomStream)"/>, with fewer words and logarithms.
    /// </remarks>
    /// <param name="alpha">First shape, in [1, 1e300].</param>
    /// <param name="beta">Second shape, in [1, 1e300].</param>
    /// <param name="stream">Gives four words an attempt; two where a shape is 1.</param>
    /// <returns>A value in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A shape is outside its range or NaN.</exception>
    [Reference("cheng1978", "Algorithm BB")]
    public static double Draw(double alpha, double beta, ref RandomStream stream)
    {
        RequireShapes(alpha, beta);
        if (Math.Min(alpha, beta) > 1)
        {
            double odds = DrawOdds(Math.Min(alpha, beta), Math.Max(alpha, beta), ref stream);
            return (alpha <= beta ? odds : 1) / (1 + odds);
        }

        // (1 − x)^β is a uniform number where α is 1, and x^α where β is.
        double logarithm = Elementary.Log(1 - stream.NextDouble());
        return beta <= 1 ? Elementary.Exp(logarithm / alpha) : 1 - Elementary.Exp(logarithm / beta);
    }

    /// <summary>Writes the parameters in the invariant culture.</summary>
    /// <returns>For example <c>beta(2, 3)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"beta({Alpha}, {Beta})");

    // Odds x/(1 − x) of the smaller shape a against b, both above 1. The paper's letters, but for λ, its β, whose parts are divided by b lest their product overflow, and the odds, its W/b.
    private static double DrawOdds(double a, double b, ref RandomStream stream)
    {
        double sum = a + b;
        double share = sum / b;
        double lambda = Math.Sqrt((share - (2 / b)) / ((2 * a) - share));
        double gamma = a + (1 / lambda);
        while (true)
        {
            double u1 = stream.NextDouble();
            double u2 = stream.NextDouble();
            double v = lambda * Elementary.Log(u1 / (1 - u1));
            double w = a * Elementary.Exp(v);
            double z = u1 * u1 * u2;
            double r = (gamma * v) - LogOfFour;
            double s = a + r - w;
            if (s + OneAndLogOfFive >= 5 * z || r + (sum * Elementary.Log(sum / (b + w))) >= Elementary.Log(z))
            {
                return w / b;
            }
        }
    }
}
