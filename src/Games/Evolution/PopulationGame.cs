using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Evolution;

/// <summary>A population whose members meet in pairs, at random, and play one symmetric game of two players.</summary>
/// <remarks>Payoffs are rationals. Immutable, thread-safe, compares by value.</remarks>
[Reference("maynardsmith1973", "contests between animals of one population")]
[Reference("weibull1995", "symmetric two-player games")]
public sealed record PopulationGame
{
    private PopulationGame(Matrix<Rational> payoffs) => (Payoffs, RoundedPayoffs) = (payoffs, payoffs.Select(payoff => payoff.ToDouble()));

    /// <summary>Gets what a strategy earns against another, shape [own strategy, other's strategy].</summary>
    public Matrix<Rational> Payoffs { get; }

    /// <summary>Gets the doubles nearest to the payoffs, same shape.</summary>
    public Matrix<double> RoundedPayoffs { get; }

    /// <summary>Gets the number of strategies, at least 1.</summary>
    public int Strategies => Payoffs.Rows;

    /// <summary>A population of members that meet in pairs.</summary>
    /// <param name="payoffs">What a strategy earns against another, shape [own strategy, other's strategy], within the range of double precision.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">There is no strategy, the matrix is not square, or a payoff is too large.</exception>
    public static PopulationGame Create(Matrix<Rational> payoffs)
    {
        ModelData.RequireSome(payoffs.Rows, "strategy", nameof(payoffs));
        ModelData.RequireShape(payoffs, payoffs.Rows, payoffs.Rows, "the payoffs", "[own strategy, other's strategy]", nameof(payoffs));
        ModelData.RequireFinite(payoffs.Entries, "payoffs", nameof(payoffs));
        return new(payoffs);
    }

    /// <summary>The contest over a prize: hawks fight, doves share.</summary>
    /// <remarks>Strategy 0 is hawk, 1 is dove. With prize &lt; cost the share of hawks that cannot be invaded is prize/cost.</remarks>
    /// <param name="prize">What the contest is about, V.</param>
    /// <param name="cost">What losing a fight costs, C.</param>
    /// <returns>The game with payoffs (V − C)/2, V, 0, V/2.</returns>
    [Reference("maynardsmith1982", "the hawk-dove game")]
    public static PopulationGame HawkDove(Rational prize, Rational cost) => Create(new(2, 2, [(prize - cost) / 2, prize, 0, prize / 2]));

    /// <summary>Rock, paper, scissors.</summary>
    /// <remarks>With win = loss it is zero-sum (standard), with win &gt; loss good, with win &lt; loss bad: the middle attracts, is circled, or repels.</remarks>
    /// <param name="win">What winning earns.</param>
    /// <param name="loss">What losing costs.</param>
    /// <returns>The game with strategies rock, paper, scissors; each loses to the next.</returns>
    [Reference("weibull1995", "generalized rock-scissors-paper games")]
    public static PopulationGame RockPaperScissors(Rational win, Rational loss) => Create(new(3, 3, [0, -loss, win, win, 0, -loss, -loss, win, 0]));

    /// <summary>The game as one of two players.</summary>
    /// <returns>The game in which player 1 earns what player 0 would in its place.</returns>
    public NormalFormGame ToNormalForm() => NormalFormGame.TwoPlayer(Payoffs, new(Strategies, Strategies,
        [.. from row in Enumerable.Range(0, Strategies) from column in Enumerable.Range(0, Strategies) select Payoffs[column, row]]));

    /// <summary>What every strategy earns on average in a population.</summary>
    /// <param name="shares">The share of each strategy, shape [strategy].</param>
    /// <param name="destination">Receives the payoffs, shape [strategy].</param>
    /// <exception cref="ArgumentException">A shape differs.</exception>
    public void Fitness(ReadOnlySpan<double> shares, Span<double> destination)
    {
        ModelData.RequireCount(shares.Length, Strategies, "shares, one per strategy", nameof(shares));
        ModelData.RequireCount(destination.Length, Strategies, "places, one per strategy", nameof(destination));
        for (int strategy = 0; strategy < Strategies; strategy++)
        {
            ReadOnlySpan<double> row = RoundedPayoffs.Row(strategy);
            double sum = 0;
            for (int other = 0; other < row.Length; other++)
            {
                sum += row[other] * shares[other];
            }

            destination[strategy] = sum;
        }
    }

    /// <summary>Whether a mixture is evolutionarily stable: whether few enough mutants of any kind earn less than residents, exactly.</summary>
    /// <remarks>
    /// p is stable where u(q, p) &lt; u(p, p), or u(q, p) = u(p, p) and u(q, q) &lt; u(p, q), for all mixtures q ≠ p. Decided on the best replies to p by a quadratic form,
    /// free on the support and copositive outside of it, of which small sets of strategies are tried first. Time O(strategies³ + min(2^outside, maxSets) · outside³), where outside is the number of best replies that p does not play.
    /// </remarks>
    /// <param name="mixture">The probability of every strategy, shape [strategy], at least 0, summing to 1 exactly.</param>
    /// <param name="maxSets">The largest number of sets of best replies outside of the support to try, positive.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Proved for all mutants, refuted by one, or not refuted by as many sets as may be tried.</returns>
    /// <exception cref="ArgumentException">There is not one probability per strategy, or they are no exact distribution.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSets"/> is not positive.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    [Reference("maynardsmith1973", "conditions of evolutionary stability")]
    [Reference("haigh1975", "stability by a quadratic form")]
    [Reference("abakuks1980", "copositive on the strategies outside of the support")]
    public Verdict<Invader> CheckStability(Sequence<Rational> mixture, long maxSets = 1_000_000, CancellationToken cancellation = default)
    {
        ModelData.RequireCount(mixture.Count, Strategies, "probabilities, one per strategy", nameof(mixture));
        ModelData.RequireExactDistribution(mixture.Span, "a mixture", nameof(mixture));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSets);
        Rational[] residents = [.. mixture];
        Rational own = StabilityTest.Payoff(this, residents, residents);
        int better = Enumerable.Range(0, Strategies).FirstOrDefault(strategy => StabilityTest.Payoff(this, strategy, residents) > own, -1);
        (Rational[]? mutants, long sets, bool areAll) = better < 0
            ? StabilityTest.Invader(this, residents, maxSets, cancellation)
            : ([.. Enumerable.Range(0, Strategies).Select(strategy => strategy == better ? Rational.One : Rational.Zero)], 0, true);
        return mutants is not null
            ? new Verdict<Invader>.Refuted(new(
                mutants.ToSequence(),
                StabilityTest.Payoff(this, mutants, residents) - own,
                StabilityTest.Payoff(this, mutants, mutants) - StabilityTest.Payoff(this, residents, mutants)))
            : areAll ? new Verdict<Invader>.Proved("all mutants")
            : new Verdict<Invader>.NotRefuted(sets);
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>population game of 3 strategies</c>.</returns>
    public override string ToString() => $"population game of {Strategies} strategies";
}
