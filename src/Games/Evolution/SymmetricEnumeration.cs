using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Evolution;

/// <summary>All symmetric equilibria of a population game, and which of them are evolutionarily stable, exactly, by trying every support.</summary>
/// <remarks>
/// A mixture with support S must earn the same with all of S and no less than with any other strategy. Where the equations leave more than one mixture on a support none of them is
/// stable, so that all stable strategies are found in degenerate games, too. Time O(2^strategies · strategies³) operations on fractions, and the time of
/// <see cref="PopulationGame.CheckStability"/> for each equilibrium. Single-threaded; settings are immutable.
/// </remarks>
[Reference("haigh1975", "finding all evolutionarily stable strategies")]
[Reference("weibull1995", "symmetric equilibria")]
public sealed record SymmetricEnumeration
{
    /// <summary>Gets the largest number of supports to try, and for each equilibrium of sets of best replies outside of its support.</summary>
    /// <value>Positive; 1,000,000 by default, the supports of some 20 strategies.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaxSupports
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 1_000_000;

    /// <summary>Searches.</summary>
    /// <param name="game">The game.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The equilibria found, and whether they are all.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public SymmetricEquilibria Find(PopulationGame game, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        List<SymmetricEquilibrium> found = [];
        long supports = 0;
        bool isDegenerate = false;
        for (int size = 1; size <= game.Strategies; size++)
        {
            foreach (int[] support in SupportEnumeration.Subsets(game.Strategies, size))
            {
                cancellation.ThrowIfCancellationRequested();
                if (supports == MaxSupports)
                {
                    return new(game, this, NashStatus.Limit, found.ToSequence(), supports);
                }

                supports++;
                Rational[]? mixture = Mixture(game, support, ref isDegenerate);
                if (mixture is not null && StabilityTest.LargestPayoff(game, mixture) == StabilityTest.Payoff(game, mixture, mixture))
                {
                    found.Add(new(mixture.ToSequence(), StabilityTest.Payoff(game, mixture, mixture), game.CheckStability(mixture.ToSequence(), MaxSupports, cancellation)));
                }
            }
        }

        bool isDecided = found.TrueForAll(equilibrium => equilibrium.Stability is not Verdict<Invader>.NotRefuted);
        return new(game, this, !isDecided ? NashStatus.Limit : isDegenerate ? NashStatus.Degenerate : NashStatus.Complete, found.ToSequence(), supports);
    }

    // ∑ p(j) u(i, j) − v = 0 for i in the support, ∑ p(j) = 1; null without exactly one solution, or with one that does not play the whole support.
    private static Rational[]? Mixture(PopulationGame game, int[] support, ref bool isDegenerate)
    {
        int size = support.Length;
        Rational[][] system =
        [
            .. support.Select(own => (Rational[])[.. support.Select(other => game.Payoffs[own, other]), -1, 0]),
            [.. Enumerable.Repeat(Rational.One, size), 0, 1],
        ];
        int rank = RowReduction.Reduce(system, size + 1).Count;
        if (rank <= size)
        {
            isDegenerate |= system.Skip(rank).All(equation => equation[^1].IsZero);
            return null;
        }

        Rational[] mixture = new Rational[game.Strategies];
        for (int place = 0; place < size; place++)
        {
            if (system[place][^1].Sign <= 0)
            {
                return null;
            }

            mixture[support[place]] = system[place][^1];
        }

        return mixture;
    }
}
