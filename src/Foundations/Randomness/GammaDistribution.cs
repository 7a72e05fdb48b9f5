using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Randomness;

/// <summary>The gamma distribution with density proportional to x^(shape - 1) · e^(-x/scale).</summary>
/// <remarks>
/// Draws by Marsaglia and Tsang's rejection from a cubed normal: six words per attempt, over 95 of 100 attempts succeed; a shape below 1
/// draws with shape + 1 and multiplies by u^(1/shape), two words more. The same bits on every machine. Thread-safe.
/// <para>For small shapes some draws round to 0: one in 1,700 at shape 0.01, half of them at 0.001.</para>
/// </remarks>
[Reference("marsaglia2000", "The method, and the remark on shapes below 1")]
public sealed record GammaDistribution
{
    /// <summary>Initializes a gamma distribution.</summary>
    /// <param name="shape">Shape, in [1e-300, 1e300], without unit.</param>
    /// <param name="scale">Scale, positive and finite, in the unit of the draws.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range or NaN.</exception>
    public GammaDistribution(double shape, double scale)
    {
        Shape = Parameter.Shape(shape, nameof(shape));
        Scale = Parameter.PositiveFinite(scale, nameof(scale), "A scale");
    }

    /// <summary>Gets the shape.</summary>
    public double Shape { get; }

    /// <summary>Gets the scale.</summary>
    public double Scale { get; }

    /// <summary>Draws a value.</summary>
    /// <param name="stream">Gives six words per attempt, and two more when the shape is below 1.</param>
    /// <returns>A value of at least 0.</returns>
    public double Draw(ref RandomStream stream)
    {
        double value = DrawFromOne(Shape < 1 ? Shape + 1 : Shape, ref stream);
        return Scale * (Shape < 1 ? value * Elementary.Exp(LogOfBoost(ref stream)) : value);
    }

    /// <summary>Writes the parameters in the invariant culture.</summary>
    /// <returns>For example <c>gamma(shape 2, scale 1)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"gamma(shape {Shape}, scale {Scale})");

    /// <summary>Draws the logarithm of a value of scale 1, which does not underflow for small shapes.</summary>
    internal double DrawLogarithm(ref RandomStream stream)
    {
        double logarithm = Elementary.Log(DrawFromOne(Shape < 1 ? Shape + 1 : Shape, ref stream));
        return Shape < 1 ? logarithm + LogOfBoost(ref stream) : logarithm;
    }

    // The method: d = a - 1/3, c = 1/√(9d); accept d·v with v = (1 + cx)³ when ln u < x²/2 + d - dv + d ln v; the squeeze spares most logarithms.
    internal static double DrawFromOne(double shape, ref RandomStream stream)
    {
        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = NormalDistribution.DrawStandard(ref stream);
            double u = 1 - stream.NextDouble();
            double root = 1 + (c * x);
            double v = root * root * root;
            if (root > 0 && (u < 1 - (0.0331 * x * x * x * x) || Elementary.Log(u) < (0.5 * x * x) + (d * (1 - v + Elementary.Log(v)))))
            {
                return d * v;
            }
        }
    }

    // The remark: if X has shape a + 1, then X · u^(1/a) has shape a.
    private double LogOfBoost(ref RandomStream stream) => Elementary.Log(1 - stream.NextDouble()) / Shape;
}
