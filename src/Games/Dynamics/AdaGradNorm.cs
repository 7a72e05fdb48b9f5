using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Gradient descent whose step is set by the gradients seen: diameter / √(2 Σ ‖g‖²).</summary>
/// <remarks>
/// x(t+1) = Π(x(t) − η(t) g(t)) with g(t) in the sum behind η(t). Free of parameters; regret is at most √2 · D · √(Σ ‖g(t)‖²).
/// <para>Time O(coordinates) per round and one projection, memory O(coordinates). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("duchi2011", "scalar form")]
public sealed record AdaGradNorm : IGradientLearner
{
    /// <inheritdoc/>
    /// <value><c>AdaGrad-norm</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "AdaGrad-norm";

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="set"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public NoRegretRun Begin(ConvexSet set, long horizon) => new Run(DynamicsSettings.Points(set, horizon));

    private sealed class Run : DescentRun
    {
        private double longest;

        public Run(ConvexSet set)
            : base(set, Hint.None)
        {
        }

        private Run(Run original)
            : base(original) => longest = original.longest;

        protected override double PathwiseBound => Math.Sqrt(2 * SquaredSurprise) * Set.Diameter;

        // Over all sequences whose gradients are no longer than the longest seen.
        protected override double WorstCaseBound => Math.Sqrt(2 * longest * Rounds) * Set.Diameter;

        protected override bool StepsKnowTheirGradient => true;

        protected override bool TakesHints => false;

        public override NoRegretRun Fork() => new Run(this);

        protected override double Step(long round) => SquaredSurprise > 0 ? Set.Diameter / Math.Sqrt(2 * SquaredSurprise) : double.PositiveInfinity;

        protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
        {
            longest = Math.Max(longest, VectorMath.SquaredNorm(losses));
            base.Learn(losses, strategy);
        }
    }
}
