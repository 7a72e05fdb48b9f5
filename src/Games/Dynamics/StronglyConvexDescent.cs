using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Optimistic descent for strongly convex losses: steps 2/(Curvature · round).</summary>
/// <remarks>
/// As <see cref="OptimisticDescent"/> with η(t) = 2/(λt). For losses f(t) that are λ-strongly convex (or are so in expectation) the regret is
/// at most (1/λ) Σ ‖g(t) − M(t)‖²/t + λD²/4. The run knows gradients only, so its <see cref="NoRegretRun.Regret"/> is the largest value over u of
/// Σ ⟨g(t), x(t) − u⟩ − (λ/2)‖x(t) − u‖², which no λ-strongly convex losses with these gradients exceed.
/// <para>Time O(coordinates) per round and two projections, memory O(coordinates). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("chen2024", "optimistic mirror descent, strongly convex functions")]
public sealed record StronglyConvexDescent : IGradientLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="curvature">Strong convexity λ of the losses, positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The curvature is not positive and finite.</exception>
    public StronglyConvexDescent(double curvature) => Curvature = DynamicsSettings.Positive(curvature, "The curvature of losses");

    /// <inheritdoc/>
    /// <value><c>strongly convex descent</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "strongly convex descent";

    /// <summary>Gets the strong convexity λ of the losses, in units of loss per squared distance.</summary>
    public double Curvature { get; }

    /// <summary>Gets what the learner expects of the coming round.</summary>
    /// <value><see cref="Hint.LastLoss"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public Hint Hint { get; init => field = DynamicsSettings.Member(value); } = Hint.LastLoss;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="set"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public NoRegretRun Begin(ConvexSet set, long horizon) => new Run(this, DynamicsSettings.Points(set, horizon));

    private sealed class Run : DescentRun
    {
        private readonly StronglyConvexDescent settings;
        private readonly double[] points;
        private double squares;
        private double largestSurprise;
        private double harmonic;

        public Run(StronglyConvexDescent settings, ConvexSet set)
            : base(set, settings.Hint)
        {
            this.settings = settings;
            points = new double[set.Dimension];
        }

        private Run(Run original)
            : base(original)
        {
            settings = original.settings;
            points = [.. original.points];
            (squares, largestSurprise, harmonic) = (original.squares, original.largestSurprise, original.harmonic);
        }

        // The best u maximizes a concave quadratic with equal curvature in all directions: the nearest point of the set to its peak.
        public override double Regret
        {
            get
            {
                double[] best = new double[points.Length];
                for (int index = 0; index < best.Length; index++)
                {
                    best[index] = (points[index] / Rounds) - (TotalLosses[index] / (settings.Curvature * Rounds));
                }

                Set.Project(best);
                double distance = squares - (2 * VectorMath.Dot(points, best)) + (Rounds * VectorMath.SquaredNorm(best));
                return TotalLoss - VectorMath.Dot(TotalLosses, best) - (settings.Curvature / 2 * distance);
            }
        }

        // SquaredSteps has steps 2/(λt).
        protected override double PathwiseBound => (SquaredSteps / 2) + Start;

        // Over all sequences whose surprises are no larger than the largest seen.
        protected override double WorstCaseBound => (largestSurprise * harmonic / settings.Curvature) + Start;

        private double Start => settings.Curvature * Set.Diameter * Set.Diameter / 4;

        public override NoRegretRun Fork() => new Run(this);

        protected override double Step(long round) => 2 / (settings.Curvature * round);

        protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
        {
            for (int index = 0; index < points.Length; index++)
            {
                points[index] += strategy[index];
            }

            squares += VectorMath.SquaredNorm(strategy);
            harmonic += 1.0 / Rounds;
            double before = SquaredSurprise;
            base.Learn(losses, strategy);
            largestSurprise = Math.Max(largestSurprise, SquaredSurprise - before);
        }
    }
}
