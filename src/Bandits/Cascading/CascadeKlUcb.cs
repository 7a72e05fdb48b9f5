using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Cascading;

/// <summary>Ranks items by upper confidence bounds of their attraction in Kullback-Leibler divergence.</summary>
/// <remarks>
/// Index: the largest q with T(e) · kl(ŵ(e), q) ≤ ln t + DoubleLog · ln ln t in round t (ln ln t counts as 0 up to t = e), with T(e) how often e was read and
/// ŵ(e) how often of these it was clicked; +∞ where T(e) = 0. The largest indices first, ties to the lowest item. For small attractions its
/// regret is far below that of <see cref="CascadeUcb1"/>, and matches the lower bound up to a logarithm of the gap.
/// <para>Time O(items · positions) per round at most and some Newton steps per item, memory O(items). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("kveton2015", "Algorithm 1 with KL-UCB and Theorem 3")]
public sealed record CascadeKlUcb : ILaneCascadeLearner
{
    /// <inheritdoc/>
    /// <value><c>CascadeKL-UCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "CascadeKL-UCB";

    /// <summary>Gets the factor of ln ln t.</summary>
    /// <value>Positive and finite; 3 by default, as the theorem asks.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double DoubleLog { get; init => field = LearnerSettings.Positive(value); } = 3;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public CascadeRun Begin(int items, int positions) => new Run(new(this), items, positions);

    /// <inheritdoc/>
    void ILaneCascadeLearner.Advance<TReal, TInteger, TMask>(CascadeGroup<TReal, TInteger, TMask> group, long rounds) =>
        group.Play(new CascadeKlUcbRule<TReal, TInteger, TMask>(this), rounds);

    private sealed class Run : IndexCascadeRun
    {
        private static readonly RewardFamily Family = RewardFamily.ZeroOne;

        private readonly CascadeKlUcbRule<RealScalar, IntegerScalar, MaskScalar> rule;

        public Run(CascadeKlUcbRule<RealScalar, IntegerScalar, MaskScalar> rule, int items, int positions)
            : base(items, positions) => this.rule = rule;

        private Run(Run original)
            : base(original) => rule = original.rule;

        protected override CascadeRun Copy() => new Run(this);

        protected override double Budget(long round) => rule.Budget(round);

        // The bits of the rule's index, by branches.
        protected override double Index(double mean, double shows, double budget) => Family.Upper(mean, budget / shows);
    }
}
