using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Projected online gradient descent with steps diameter/(GradientBound · √round), or the same constant step for the horizon.</summary>
/// <remarks>
/// x(t+1) = Π(x(t) − η(t) g(t)). Regret is at most D²/(2η(T)) + Σ η(t)‖g(t)‖²/2, which is GradientBound · D · √T for the constant step and
/// at most 3/2 of that anytime. Gradients longer than GradientBound widen the bound, they do not break it.
/// <para>Time O(coordinates) per round and one projection, memory O(coordinates). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("zinkevich2003", "Theorem 1")]
public sealed record GradientDescent : IGradientLearner
{
    /// <inheritdoc/>
    /// <value><c>gradient descent</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "gradient descent";

    /// <summary>Gets the length of gradients that steps are tuned for.</summary>
    /// <value>Positive and finite; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double GradientBound { get; init => field = DynamicsSettings.Positive(value, "A bound on gradients"); } = 1;

    /// <summary>Gets a value indicating whether steps shrink with the round, so that no horizon is needed, instead of being constant.</summary>
    /// <value>True by default.</value>
    public bool IsAnytime { get; init; } = true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="set"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public NoRegretRun Begin(ConvexSet set, long horizon) => new Run(this, DynamicsSettings.Points(set, horizon), horizon);

    private sealed class Run : DescentRun
    {
        private readonly GradientDescent settings;
        private readonly long horizon;
        private double stepSum;
        private double longest;

        public Run(GradientDescent settings, ConvexSet set, long horizon)
            : base(set, Hint.None) => (this.settings, this.horizon) = (settings, horizon);

        private Run(Run original)
            : base(original)
        {
            (settings, horizon) = (original.settings, original.horizon);
            (stepSum, longest) = (original.stepSum, original.longest);
        }

        protected override double PathwiseBound => Penalty + (SquaredSteps / 2);

        // Over all sequences whose gradients are no longer than the longest seen.
        protected override double WorstCaseBound => Penalty + (stepSum * longest / 2);

        private double Penalty => Set.Diameter == 0 ? 0 : Set.Diameter * Set.Diameter / (2 * Step(Rounds));

        protected override bool TakesHints => false;

        public override NoRegretRun Fork() => new Run(this);

        protected override double Step(long round) =>
            Set.Diameter / (settings.GradientBound * Math.Sqrt(settings.IsAnytime ? round : horizon));

        protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
        {
            stepSum += Step(Rounds);
            longest = Math.Max(longest, VectorMath.SquaredNorm(losses));
            base.Learn(losses, strategy);
        }
    }
}
