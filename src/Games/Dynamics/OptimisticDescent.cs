using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Optimistic mirror descent for losses that are partly random, partly adversarial: steps D / √(Offset + 4G² + past surprise).</summary>
/// <remarks>
/// With z(1) the center, M(1) = 0, A(t) = Σ ‖g(s) − M(s)‖² and η(t) = D/√(Offset + 4G² + A(t−1)): play x(t) = Π(z(t) − η(t) M(t)), then
/// z(t+1) = Π(z(t) − η(t) g(t)) and M(t+1) = g(t) (or what <see cref="NoRegretRun.Expect"/> says). On every sequence with ‖g‖ ≤ G the regret is at most
/// D√(Offset + A) + (D/2)√(Offset + 4G² + A). Under the stochastically extended adversary the expected regret grows with √(total variance) + √(total drift)
/// instead of √T.
/// <para>Time O(coordinates) per round and two projections, memory O(coordinates). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("chen2024", "optimistic mirror descent, convex functions")]
[Reference("sachs2022", "stochastically extended adversary")]
public sealed record OptimisticDescent : IGradientLearner
{
    /// <inheritdoc/>
    /// <value><c>optimistic descent</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "optimistic descent";

    /// <summary>Gets the largest length of a gradient, G.</summary>
    /// <value>Positive and finite; 1 by default. A longer gradient is refused.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double GradientBound { get; init => field = DynamicsSettings.Positive(value, "A bound on gradients"); } = 1;

    /// <summary>Gets what is added under the root of the step.</summary>
    /// <value>At least 0 and finite, in squared units of gradients; 0 by default. For L-smooth losses the source takes 10 D²L².</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Offset { get; init => field = DynamicsSettings.AtLeastZero(value, "The offset"); }

    /// <summary>Gets what the learner expects of the coming round.</summary>
    /// <value><see cref="Hint.LastLoss"/> by default; <see cref="Hint.None"/> makes it adaptive gradient descent.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public Hint Hint { get; init => field = DynamicsSettings.Member(value); } = Hint.LastLoss;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="set"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public NoRegretRun Begin(ConvexSet set, long horizon) => new Run(this, DynamicsSettings.Points(set, horizon));

    private sealed class Run : DescentRun
    {
        private readonly OptimisticDescent settings;

        public Run(OptimisticDescent settings, ConvexSet set)
            : base(set, settings.Hint) => this.settings = settings;

        private Run(Run original)
            : base(original) => settings = original.settings;

        protected override double PathwiseBound => Bound(SquaredSurprise);

        protected override double WorstCaseBound => Bound(Cap * Rounds);

        private double Cap => 4 * settings.GradientBound * settings.GradientBound;

        public override NoRegretRun Fork() => new Run(this);

        protected override void RequireMore(ReadOnlySpan<double> losses) => DynamicsSettings.RequireNorm(losses, settings.GradientBound);

        protected override double Step(long round) => Set.Diameter / Math.Sqrt(settings.Offset + Cap + SquaredSurprise);

        private double Bound(double surprise) =>
            (Set.Diameter * Math.Sqrt(settings.Offset + surprise)) + (Set.Diameter / 2 * Math.Sqrt(settings.Offset + Cap + surprise));
    }
}
