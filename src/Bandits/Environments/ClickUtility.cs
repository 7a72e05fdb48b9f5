using System.Globalization;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Environments;

/// <summary>What the learner of a click-bandit earns in expectation by showing an arm: u(s, μ) of its click rate s and post-click mean μ.</summary>
/// <remarks>
/// A closed family of three. In each the best click rate s*(μ) = argmax over s in [0, 1] of u(s, μ) does not fall as μ grows,
/// and neither does u*(μ) = u(s*(μ), μ): the best arm is the one with the largest post-click mean. Immutable, thread-safe.
/// <list type="table">
/// <listheader><term>case</term><description>u(s, μ); s*(μ)</description></listheader>
/// <item><term><see cref="ProductPenalty"/></term><description>s·μ − λ(s − μ)²; min(1, μ(1 + 1/(2λ)))</description></item>
/// <item><term><see cref="ClickPenalty"/></term><description>s − λ(s − μ)²; min(1, μ + 1/(2λ))</description></item>
/// <item><term><see cref="Product"/></term><description>s·μ; 1</description></item>
/// </list>
/// </remarks>
[Reference("kleinebuening2024", "Section 3, assumptions A1 to A3")]
public abstract partial record ClickUtility
{
    private readonly ClickUtilityRule rule;

    private ClickUtility(ClickUtilityRule rule) => this.rule = rule;

    /// <summary>Gets the smallest desired click rate over all post-click means: s*(0).</summary>
    /// <value>
    /// In [0, 1]. Where it is 0 the desired rate is not bounded away from 0, and screening cannot tell an arm that is never clicked from
    /// an arm without value: a learner may show a dead arm forever.
    /// </value>
    public double MinimumDesiredClickRate => DesiredClickRate(0);

    /// <summary>Gets the Lipschitz constant L of u on [0, 1]² in the ℓ₁ norm.</summary>
    public abstract double Lipschitz { get; }

    /// <summary>Gets the Lipschitz constant H of s* on [0, 1].</summary>
    public abstract double DesiredLipschitz { get; }

    /// <summary>Gets the arithmetic of this utility, the same in lanes and here.</summary>
    internal ClickUtilityRule Rule => rule;

    /// <summary>The utility of one show.</summary>
    /// <param name="clickRate">Click rate s, in [0, 1].</param>
    /// <param name="postClickMean">Post-click mean μ, in [0, 1].</param>
    /// <returns>u(s, μ).</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside [0, 1] or NaN.</exception>
    public double Value(double clickRate, double postClickMean)
    {
        RequireUnit(clickRate, nameof(clickRate));
        RequireUnit(postClickMean, nameof(postClickMean));
        return rule.Value<RealScalar, IntegerScalar, MaskScalar>(new(clickRate), new(postClickMean)).Value;
    }

    /// <summary>The click rate that the learner wants of an arm.</summary>
    /// <param name="postClickMean">Post-click mean μ, in [0, 1].</param>
    /// <returns>s*(μ), in [0, 1]. For <see cref="Product"/> with μ = 0, where every rate is best, 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside [0, 1] or NaN.</exception>
    public double DesiredClickRate(double postClickMean)
    {
        RequireUnit(postClickMean, nameof(postClickMean));
        return rule.DesiredClickRate<RealScalar, IntegerScalar, MaskScalar>(new(postClickMean)).Value;
    }

    /// <summary>The click rates that some post-click mean of an interval would make desired: what screening compares with.</summary>
    /// <param name="minimumMean">Lower end of the interval, in [0, 1].</param>
    /// <param name="maximumMean">Upper end of the interval, in [<paramref name="minimumMean"/>, 1].</param>
    /// <returns>Smallest and largest s* over the interval; s* does not fall, so they are its values at the ends.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is outside [0, 1] or NaN, or the ends are in the wrong order.</exception>
    public ClickRateRange DesiredRange(double minimumMean, double maximumMean)
    {
        ClickRateRange range = new(DesiredClickRate(minimumMean), DesiredClickRate(maximumMean));
        return minimumMean <= maximumMean
            ? range
            : throw new ArgumentOutOfRangeException(nameof(maximumMean), maximumMean, string.Create(
                CultureInfo.InvariantCulture, $"An interval must not end before it starts, at {minimumMean}; got {maximumMean}."));
    }

    /// <summary>The utility of one show of an arm that behaves as desired.</summary>
    /// <param name="postClickMean">Post-click mean μ, in [0, 1].</param>
    /// <returns>u*(μ) = u(s*(μ), μ).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside [0, 1] or NaN.</exception>
    public double BestValue(double postClickMean) => Value(DesiredClickRate(postClickMean), postClickMean);

    /// <summary>Chooses by case, so that none is forgotten.</summary>
    /// <typeparam name="TResult">Type of the answer.</typeparam>
    /// <param name="productPenalty">Answer for <see cref="ProductPenalty"/>.</param>
    /// <param name="clickPenalty">Answer for <see cref="ClickPenalty"/>.</param>
    /// <param name="product">Answer for <see cref="Product"/>.</param>
    /// <returns>The answer of the case at hand.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    public TResult Match<TResult>(
        Func<ProductPenalty, TResult> productPenalty, Func<ClickPenalty, TResult> clickPenalty, Func<Product, TResult> product)
    {
        ArgumentNullException.ThrowIfNull(productPenalty);
        ArgumentNullException.ThrowIfNull(clickPenalty);
        ArgumentNullException.ThrowIfNull(product);
        return this switch
        {
            ProductPenalty utility => productPenalty(utility),
            ClickPenalty utility => clickPenalty(utility),
            Product utility => product(utility),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static void RequireUnit(double value, string name)
    {
        if (value is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, string.Create(
                CultureInfo.InvariantCulture, $"Click rates and post-click means must lie in [0, 1]; got {value}."));
        }
    }
}
