using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Cascading;

/// <summary>Ranks items by upper confidence bounds of their attraction.</summary>
/// <remarks>
/// Index ŵ(e) + √(Exploration · ln(t − 1)/T(e)) in round t, with T(e) how often e was read and ŵ(e) how often of these it was clicked; +∞ where
/// T(e) = 0. The largest indices first, ties to the lowest item. For Exploration = 1.5 and one free
/// observation of every item before round 1, expected regret is at most <see cref="CascadeBounds.Ucb1Regret"/>.
/// <para>Time O(items · positions) per round at most, memory O(items). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("kveton2015", "Algorithm 1 with UCB1 and Theorem 2")]
public sealed record CascadeUcb1 : ILaneCascadeLearner
{
    /// <inheritdoc/>
    /// <value><c>CascadeUCB1</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "CascadeUCB1";

    /// <summary>Gets the constant under the root of the exploration bonus.</summary>
    /// <value>Positive and finite, without unit; 1.5 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Exploration { get; init => field = LearnerSettings.Positive(value); } = 1.5;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public CascadeRun Begin(int items, int positions) => new Run(new(this), items, positions);

    /// <inheritdoc/>
    void ILaneCascadeLearner.Advance<TReal, TInteger, TMask>(CascadeGroup<TReal, TInteger, TMask> group, long rounds) =>
        group.Play(new CascadeUcb1Rule<TReal, TInteger, TMask>(this), rounds);

    private sealed class Run : IndexCascadeRun
    {
        private readonly CascadeUcb1Rule<RealScalar, IntegerScalar, MaskScalar> rule;

        public Run(CascadeUcb1Rule<RealScalar, IntegerScalar, MaskScalar> rule, int items, int positions)
            : base(items, positions) => this.rule = rule;

        private Run(Run original)
            : base(original) => rule = original.rule;

        protected override CascadeRun Copy() => new Run(this);

        protected override double Budget(long round) => rule.Budget(round);

        protected override double Index(double mean, double shows, double budget) => rule.Index(new(mean), new(shows), new(budget)).Value;
    }
}
