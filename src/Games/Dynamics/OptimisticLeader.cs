using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Optimistic follow-the-regularized-leader with squared length, for losses that are partly random, partly adversarial.</summary>
/// <remarks>
/// With D the set's distance from the origin, M(t) the last gradient and A = Σ ‖g(t) − M(t)‖²: η(t) = D²/(ν + Σ past η(s)‖g(s) − M(s)‖²), play
/// x(t) = argmin ⟨Σ past g + M(t), x⟩ + ‖x‖²/η(t), which is the projection of −(η(t)/2)(Σ g + M(t)). On every sequence with ‖g‖ ≤ G the regret is at most
/// D²/η(T) + Σ η(t)‖g(t) − M(t)‖²/4, hence at most (3√2 D/2)√A + (5/4)ν + 5D²G²/ν; and with the source's constants (3√2 D/2)√A + ν + 4D²G²/ν.
/// <para>Time O(coordinates) per round and one projection, memory O(coordinates). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("sachs2022", "optimistic follow-the-regularized-leader")]
public sealed record OptimisticLeader : IGradientLearner
{
    /// <inheritdoc/>
    /// <value><c>optimistic leader</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "optimistic leader";

    /// <summary>Gets the largest length of a gradient, G.</summary>
    /// <value>Positive and finite; 1 by default. A longer gradient is refused.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double GradientBound { get; init => field = DynamicsSettings.Positive(value, "A bound on gradients"); } = 1;

    /// <summary>Gets ν, what is added to the sum under the step, in units of loss; 0 stands for 2 · D · GradientBound.</summary>
    /// <value>At least 0 and finite; 0 by default, so that regret is at most 3√2 · D · G · √T + 4 · D · G.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Offset { get; init => field = DynamicsSettings.AtLeastZero(value, "The offset"); }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="set"/> is null.</exception>
    /// <exception cref="ArgumentException">The set is the origin alone.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public NoRegretRun Begin(ConvexSet set, long horizon) => DynamicsSettings.Points(set, horizon).Radius > 0
        ? new Run(this, set)
        : throw new ArgumentException("The set must hold a point besides the origin: there is nothing to choose.", nameof(set));

    private sealed class Run : NoRegretRun
    {
        private readonly double gradientBound;
        private readonly double offset;
        private readonly double[] hint;
        private double surprise;
        private double sum;
        private double lastSum;

        public Run(OptimisticLeader settings, ConvexSet set)
            : base(set)
        {
            gradientBound = settings.GradientBound;
            offset = settings.Offset > 0 ? settings.Offset : 2 * set.Radius * gradientBound;
            hint = new double[set.Dimension];
            sum = offset;
        }

        private Run(Run original)
            : base(original)
        {
            (gradientBound, offset, surprise) = (original.gradientBound, original.offset, original.surprise);
            (sum, lastSum) = (original.sum, original.lastSum);
            hint = [.. original.hint];
        }

        protected override double PathwiseBound => lastSum + ((sum - offset) / 4);

        protected override double WorstCaseBound =>
            (1.5 * Math.Sqrt(2 * surprise) * Set.Radius) + offset + (4 * Set.Radius * Set.Radius * gradientBound * gradientBound / offset);

        public override NoRegretRun Fork() => new Run(this);

        protected override void RequireMore(ReadOnlySpan<double> losses) => DynamicsSettings.RequireNorm(losses, gradientBound);

        protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
        {
            double change = VectorMath.SquaredDistance(losses, hint);
            surprise += change;
            lastSum = sum;
            sum += Set.Radius * Set.Radius / sum * change;
            losses.CopyTo(hint);
            Choose(strategy);
        }

        protected override void LearnHint(ReadOnlySpan<double> losses, Span<double> strategy)
        {
            DynamicsSettings.RequireNorm(losses, gradientBound);
            losses.CopyTo(hint);
            Choose(strategy);
        }

        private void Choose(Span<double> strategy)
        {
            double step = Set.Radius * Set.Radius / sum / 2;
            for (int index = 0; index < strategy.Length; index++)
            {
                strategy[index] = -step * (TotalLosses[index] + hint[index]);
            }

            Set.Project(strategy);
        }
    }
}
