using System.Diagnostics;
using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Evolution;

/// <summary>How one member of a finite population at a time comes to another's strategy.</summary>
/// <remarks>
/// N members; π(s) is what a member with strategy s earns on average against the N − 1 others. A closed family: use <see cref="Match{TResult}"/>.
/// Immutable, thread-safe, compares by value.
/// </remarks>
public abstract record UpdateRule
{
    private UpdateRule()
    {
    }

    /// <summary>Gets the name, for example <c>moran</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Chooses by case.</summary>
    /// <typeparam name="TResult">Type of the chosen result.</typeparam>
    /// <param name="moran">Result for the Moran process.</param>
    /// <param name="fermi">Result for Fermi's rule.</param>
    /// <param name="localUpdate">Result for the local update.</param>
    /// <returns>The result of the function of the case at hand.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    public TResult Match<TResult>(Func<Moran, TResult> moran, Func<Fermi, TResult> fermi, Func<LocalUpdate, TResult> localUpdate)
    {
        ArgumentNullException.ThrowIfNull(moran);
        ArgumentNullException.ThrowIfNull(fermi);
        ArgumentNullException.ThrowIfNull(localUpdate);
        return this switch
        {
            Moran rule => moran(rule),
            Fermi rule => fermi(rule),
            LocalUpdate rule => localUpdate(rule),
            _ => throw new UnreachableException(),
        };
    }

    // Refuses games for which the rule has no probabilities, or none in doubles.
    internal virtual void Require(PopulationGame game, int size)
    {
        double largest = LargestPayoff(game);
        if (!double.IsFinite(largest * size))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Payoffs times the {size} members must be within the range of doubles; got a payoff of size {largest:R}. Divide payoffs."), nameof(game));
        }
    }

    // How likely a member with the second payoff is to be replaced by, or to imitate, one with the first; of Moran the fitness of the first.
    internal abstract double Weight(double payoff, double replaced);

    // ln of how much more likely the second is to become the first than the other way round.
    internal virtual double LogRatio(double own, double other) => Math.Log(Weight(other, own)) - Math.Log(Weight(own, other));

    // Payoffs as the rule measures them, shape [own strategy, other's strategy].
    internal virtual Matrix<double> Measured(PopulationGame game) => game.RoundedPayoffs;

    private static double LargestPayoff(PopulationGame game)
    {
        double largest = 0;
        foreach (double payoff in game.RoundedPayoffs.Entries)
        {
            largest = Math.Max(largest, Math.Abs(payoff));
        }

        return largest;
    }

    /// <summary>A member drawn in proportion to fitness 1 − w + w π has an offspring, which replaces a member drawn uniformly, perhaps its parent.</summary>
    [Reference("moran1958", "birth and death in a population of constant size")]
    [Reference("nowak2004", "frequency-dependent Moran process")]
    public sealed record Moran : UpdateRule
    {
        /// <summary>Initializes the rule.</summary>
        /// <param name="intensity">The intensity of selection w, at least 0 and at most 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">The intensity is outside [0, 1] or NaN.</exception>
        public Moran(double intensity = 1) => Intensity = intensity is >= 0 and <= 1
            ? intensity
            : throw new ArgumentOutOfRangeException(nameof(intensity), intensity, "The intensity of selection must be at least 0 and at most 1.");

        /// <summary>Gets the intensity of selection w.</summary>
        public double Intensity { get; }

        /// <inheritdoc/>
        public override string Name => "moran";

        internal override void Require(PopulationGame game, int size)
        {
            base.Require(game, size);
            foreach (double payoff in game.RoundedPayoffs.Entries)
            {
                if (!(Weight(payoff, 0) > 0))
                {
                    throw new ArgumentException($"Fitness 1 − w + w · payoff must be positive in a Moran process; got {Weight(payoff, 0):R} for payoff {payoff:R}. Lower the intensity, or add a constant to payoffs.", nameof(game));
                }
            }
        }

        internal override double Weight(double payoff, double replaced) => 1 - Intensity + (Intensity * payoff);
    }

    /// <summary>A member drawn uniformly imitates another with probability 1 / (1 + exp(−β (π(other) − π(own)))).</summary>
    [Reference("traulsen2006", "pairwise comparison by the Fermi function")]
    public sealed record Fermi : UpdateRule
    {
        /// <summary>Initializes the rule.</summary>
        /// <param name="intensity">The intensity of selection β, per unit of payoff, at least 0 and finite.</param>
        /// <exception cref="ArgumentOutOfRangeException">The intensity is negative or not finite.</exception>
        public Fermi(double intensity) => Intensity = intensity >= 0 && double.IsFinite(intensity)
            ? intensity
            : throw new ArgumentOutOfRangeException(nameof(intensity), intensity, "The intensity of selection must be at least 0 and finite.");

        /// <summary>Gets the intensity of selection β, per unit of payoff.</summary>
        public double Intensity { get; }

        /// <inheritdoc/>
        public override string Name => "fermi";

        internal override void Require(PopulationGame game, int size)
        {
            base.Require(game, size);
            double largest = LargestPayoff(game);
            if (!double.IsFinite(2 * Intensity * largest * size))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Twice the intensity of selection times payoffs times the {size} members must be within the range of doubles; got intensity {Intensity:R} and a payoff of size {largest:R}. Lower the intensity."), nameof(game));
            }
        }

        // In closed form, where both probabilities may underflow.
        internal override double LogRatio(double own, double other) => Intensity * (other - own);

        internal override double Weight(double payoff, double replaced) => 1 / (1 + Math.Exp(-Intensity * (payoff - replaced)));
    }

    /// <summary>A member drawn uniformly imitates another with probability 1/2 + w/2 · (π(other) − π(own)) / spread of payoffs.</summary>
    [Reference("traulsen2005", "local update process")]
    public sealed record LocalUpdate : UpdateRule
    {
        /// <summary>Initializes the rule.</summary>
        /// <param name="intensity">The intensity of selection w, at least 0 and at most 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">The intensity is outside [0, 1] or NaN.</exception>
        public LocalUpdate(double intensity = 1) => Intensity = intensity is >= 0 and <= 1
            ? intensity
            : throw new ArgumentOutOfRangeException(nameof(intensity), intensity, "The intensity of selection must be at least 0 and at most 1.");

        /// <summary>Gets the intensity of selection w.</summary>
        public double Intensity { get; }

        /// <inheritdoc/>
        public override string Name => "local-update";

        internal override double Weight(double payoff, double replaced) => (1 + (Intensity * (payoff - replaced))) / 2;

        // ln((1 − x) / (1 + x)) with x = w (own − other).
        internal override double LogRatio(double own, double other) => -2 * Math.Atanh(Intensity * (own - other));

        // From 0 to 1, both exactly and divided before anything is rounded: no average of these is outside, so that no weight is negative.
        internal override Matrix<double> Measured(PopulationGame game)
        {
            Rational least = game.Payoffs.Entries.ToArray().Aggregate(Rational.Min);
            Rational spread = game.Payoffs.Entries.ToArray().Aggregate(Rational.Max) - least;
            return spread.IsZero
                ? new(game.Strategies, game.Strategies, new double[game.Payoffs.Entries.Length])
                : new(game.Strategies, game.Strategies, [.. game.Payoffs.Entries.ToArray().Select(payoff => ((payoff - least) / spread).ToDouble())]);
        }
    }
}
