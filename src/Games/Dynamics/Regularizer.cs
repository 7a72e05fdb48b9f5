using System.Globalization;

namespace Mechanisms.Games.Dynamics;

/// <summary>What keeps a mixed strategy away from the corners: entropy, Tsallis entropy, squared length, or a logarithmic barrier.</summary>
/// <remarks>
/// A closed family: use <see cref="Match{TResult}"/>. Each is counted from its minimum on the simplex, the uniform distribution. Immutable.
/// </remarks>
public abstract partial record Regularizer
{
    private Regularizer()
    {
    }

    /// <summary>Chooses by case.</summary>
    /// <typeparam name="TResult">Type of the chosen result.</typeparam>
    /// <param name="entropy">Result for entropy.</param>
    /// <param name="euclidean">Result for squared length.</param>
    /// <param name="logBarrier">Result for the logarithmic barrier.</param>
    /// <param name="tsallis">Result for Tsallis entropy.</param>
    /// <returns>The result of the function of the case at hand.</returns>
    public TResult Match<TResult>(
        Func<Entropy, TResult> entropy, Func<Euclidean, TResult> euclidean, Func<LogBarrier, TResult> logBarrier, Func<Tsallis, TResult> tsallis)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        ArgumentNullException.ThrowIfNull(euclidean);
        ArgumentNullException.ThrowIfNull(logBarrier);
        ArgumentNullException.ThrowIfNull(tsallis);
        return this switch
        {
            Entropy regularizer => entropy(regularizer),
            Euclidean regularizer => euclidean(regularizer),
            LogBarrier regularizer => logBarrier(regularizer),
            Tsallis regularizer => tsallis(regularizer),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Finds the strategy that minimizes ⟨costs, x⟩ + R(x) over the simplex.</summary>
    /// <remarks>Costs are rate times losses. A constant added to all costs changes nothing. Time O(actions), times a few for all but entropy; allocates nothing.</remarks>
    /// <param name="costs">Cost of every action, shape [action], at least one, finite.</param>
    /// <param name="strategy">Receives the strategy, shape [action], which sums to 1; it may be the memory of <paramref name="costs"/>.</param>
    /// <exception cref="ArgumentException">There is no action, shapes differ, or a cost is NaN or infinite.</exception>
    public void Minimize(ReadOnlySpan<double> costs, Span<double> strategy)
    {
        if (costs.IsEmpty || costs.Length != strategy.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"There must be one cost per action, at least one; got {costs.Length} costs for {strategy.Length} actions."), nameof(costs));
        }

        // Infinity less infinity and NaN both end up as NaN in the sum of differences.
        double sum = 0;
        foreach (double cost in costs)
        {
            sum += cost - cost;
        }

        if (double.IsNaN(sum))
        {
            throw new ArgumentException("Costs must be finite.", nameof(costs));
        }

        MinimizeFinite(costs, strategy);
    }

    /// <summary>The minimizer of ⟨costs, x⟩ + R(x) over the simplex.</summary>
    internal abstract void MinimizeFinite(ReadOnlySpan<double> costs, Span<double> strategy);

    /// <summary>Replaces costs by −∇R at their minimizer, up to a constant: the same minimizer, in a form that does not grow.</summary>
    internal abstract void Recenter(Span<double> costs);

    /// <summary>Largest value of R at a corner of the simplex; +∞ for a barrier.</summary>
    internal abstract double Range(int actions);

    /// <summary>At least max over y of ⟨surprise, x − y⟩ − D_R(y, x)/rate: what one round adds to the regret.</summary>
    internal double Stability(ReadOnlySpan<double> surprise, ReadOnlySpan<double> strategy, double rate)
    {
        double mean = VectorMath.Dot(surprise, strategy);
        double most = mean - VectorMath.Least(surprise);
        return double.IsInfinity(rate) ? Math.Max(most, 0) : Math.Clamp(FiniteStability(surprise, strategy, mean, rate), 0, Math.Max(most, 0));
    }

    /// <summary>A bound on <see cref="Stability"/> over all strategies, per unit of rate and squared spread.</summary>
    internal abstract double StabilityFactor(int actions);

    /// <summary>The rate that minimizes the worst-case bound for a number of rounds and losses in [0, 1].</summary>
    internal abstract double TunedRate(int actions, long rounds);

    /// <summary>The term that the regularizer costs against the best action: range over rate, or for a barrier that of a comparator moved inside.</summary>
    /// <param name="actions">Number of actions.</param>
    /// <param name="rate">The last rate.</param>
    /// <param name="excess">Average less smallest total loss: what moving the comparator to the center costs per unit.</param>
    internal virtual double Penalty(int actions, double rate, double excess) => actions == 1 ? 0 : Range(actions) / rate;

    private protected abstract double FiniteStability(ReadOnlySpan<double> surprise, ReadOnlySpan<double> strategy, double mean, double rate);
}
