using System.Diagnostics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Evolution;

/// <summary>How the shares of strategies in a large population move.</summary>
/// <remarks>
/// f(s) is what strategy s earns on average, f̄ = ∑ x(s) f(s) the mean, time in units of one revision per member. A closed family: use
/// <see cref="Match{TResult}"/>. All but <see cref="Logit"/> rest at Nash equilibria; <see cref="Replicator"/> also wherever all present earn the same.
/// Immutable, thread-safe, compares by value.
/// </remarks>
public abstract record MeanDynamic
{
    private MeanDynamic()
    {
    }

    /// <summary>Gets the name, for example <c>replicator</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Chooses by case.</summary>
    /// <typeparam name="TResult">Type of the chosen result.</typeparam>
    /// <param name="replicator">Result for the replicator dynamic.</param>
    /// <param name="smith">Result for Smith's dynamic.</param>
    /// <param name="brownNashVonNeumann">Result for the dynamic of Brown, von Neumann and Nash.</param>
    /// <param name="logit">Result for the logit dynamic.</param>
    /// <returns>The result of the function of the case at hand.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    public TResult Match<TResult>(
        Func<Replicator, TResult> replicator, Func<Smith, TResult> smith, Func<BrownNashVonNeumann, TResult> brownNashVonNeumann, Func<Logit, TResult> logit)
    {
        ArgumentNullException.ThrowIfNull(replicator);
        ArgumentNullException.ThrowIfNull(smith);
        ArgumentNullException.ThrowIfNull(brownNashVonNeumann);
        ArgumentNullException.ThrowIfNull(logit);
        return this switch
        {
            Replicator dynamic => replicator(dynamic),
            Smith dynamic => smith(dynamic),
            BrownNashVonNeumann dynamic => brownNashVonNeumann(dynamic),
            Logit dynamic => logit(dynamic),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The speed of the shares.</summary>
    /// <param name="game">The game.</param>
    /// <param name="shares">The share of each strategy, shape [strategy].</param>
    /// <param name="destination">Receives the derivative of the shares by time, shape [strategy]; sums to 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">A shape differs.</exception>
    public void Velocity(PopulationGame game, ReadOnlySpan<double> shares, Span<double> destination)
    {
        ArgumentNullException.ThrowIfNull(game);
        game.Fitness(shares, destination);
        Move(shares, destination);
    }

    // What a share's errors and speeds are measured by.
    internal virtual double ErrorUnit(double share) => 1;

    // Turns payoffs into speeds, in place.
    private protected abstract void Move(ReadOnlySpan<double> shares, Span<double> fitness);

    /// <summary>x(s)′ = x(s) (f(s) − f̄): members imitate those who earn more, in proportion to what they earn more. Strategies that nobody plays stay so.</summary>
    [Reference("taylor1978", "evolutionarily stable strategies and game dynamics")]
    public sealed record Replicator : MeanDynamic
    {
        private static readonly double LeastUnit = Math.ScaleB(1, -960);

        /// <inheritdoc/>
        public override string Name => "replicator";

        // The share itself, for it grows and falls in proportion to itself: what is rare now may take over. Below 2⁻⁹⁶⁰ a share's rounding is no longer relative to it.
        internal override double ErrorUnit(double share) => Math.Max(share, LeastUnit);

        private protected override void Move(ReadOnlySpan<double> shares, Span<double> fitness)
        {
            double mean = Dynamics.VectorMath.Dot(shares, fitness);
            for (int strategy = 0; strategy < fitness.Length; strategy++)
            {
                fitness[strategy] = shares[strategy] * (fitness[strategy] - mean);
            }
        }
    }

    /// <summary>x(s)′ = ∑ over t of x(t) [f(s) − f(t)]₊ − x(s) ∑ over t of [f(t) − f(s)]₊: members compare with a strategy drawn at random. O(strategies²).</summary>
    [Reference("smith1984", "pairwise comparison")]
    [Reference("sandholm2010", "the Smith dynamic")]
    public sealed record Smith : MeanDynamic
    {
        /// <inheritdoc/>
        public override string Name => "smith";

        private protected override void Move(ReadOnlySpan<double> shares, Span<double> fitness)
        {
            Span<double> payoffs = stackalloc double[fitness.Length <= 128 ? fitness.Length : 0];
            payoffs = payoffs.Length == fitness.Length ? payoffs : new double[fitness.Length];
            fitness.CopyTo(payoffs);
            for (int strategy = 0; strategy < fitness.Length; strategy++)
            {
                double flow = 0;
                for (int other = 0; other < fitness.Length; other++)
                {
                    double ahead = payoffs[strategy] - payoffs[other];
                    flow += ahead * (ahead > 0 ? shares[other] : shares[strategy]);
                }

                fitness[strategy] = flow;
            }
        }
    }

    /// <summary>x(s)′ = [f(s) − f̄]₊ − x(s) ∑ over t of [f(t) − f̄]₊: members take strategies that earn more than the mean, by how much.</summary>
    [Reference("brown1950", "solutions of games by differential equations")]
    [Reference("sandholm2010", "the BNN dynamic")]
    public sealed record BrownNashVonNeumann : MeanDynamic
    {
        /// <inheritdoc/>
        public override string Name => "brown-nash-von-neumann";

        private protected override void Move(ReadOnlySpan<double> shares, Span<double> fitness)
        {
            double mean = Dynamics.VectorMath.Dot(shares, fitness);
            double excess = 0;
            for (int strategy = 0; strategy < fitness.Length; strategy++)
            {
                fitness[strategy] = Math.Max(0, fitness[strategy] - mean);
                excess += fitness[strategy];
            }

            for (int strategy = 0; strategy < fitness.Length; strategy++)
            {
                fitness[strategy] -= shares[strategy] * excess;
            }
        }
    }

    /// <summary>x(s)′ = exp(λ f(s)) / ∑ over t of exp(λ f(t)) − x(s): best responses with errors. Rests at logit equilibria.</summary>
    [Reference("fudenberg1998", "smooth fictitious play")]
    [Reference("sandholm2010", "the logit dynamic")]
    public sealed record Logit : MeanDynamic
    {
        /// <summary>Initializes the dynamic.</summary>
        /// <param name="precision">λ, per unit of payoff, at least 0 and finite.</param>
        /// <exception cref="ArgumentOutOfRangeException">The precision is negative or not finite.</exception>
        public Logit(double precision)
        {
            QuantalResponse.LogitPath.RequirePrecision(precision);
            Precision = precision;
        }

        /// <summary>Gets λ, per unit of payoff.</summary>
        public double Precision { get; }

        /// <inheritdoc/>
        public override string Name => "logit";

        // Exponents relative to the largest, which would overflow.
        private protected override void Move(ReadOnlySpan<double> shares, Span<double> fitness)
        {
            double largest = double.NegativeInfinity;
            foreach (double payoff in fitness)
            {
                largest = Math.Max(largest, payoff);
            }

            double sum = 0;
            for (int strategy = 0; strategy < fitness.Length; strategy++)
            {
                fitness[strategy] = Math.Exp(Precision * (fitness[strategy] - largest));
                sum += fitness[strategy];
            }

            for (int strategy = 0; strategy < fitness.Length; strategy++)
            {
                fitness[strategy] = (fitness[strategy] / sum) - shares[strategy];
            }
        }
    }
}
