using System.Diagnostics;
using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.Evolution;

/// <summary>A population of finitely many members, of whom one at a time takes over another's strategy, or mutates.</summary>
/// <remarks>
/// Members do not meet themselves: of j members with strategy a and N − j with b, one with a earns ((j − 1) u(a, a) + (N − j) u(a, b)) / (N − 1).
/// With <see cref="Mutation"/> the one who is replaced takes a strategy drawn uniformly instead. Numbers in doubles. Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("nowak2004", "fixation in finite populations")]
public sealed record FinitePopulation
{
    private readonly Matrix<double> payoffs;

    /// <summary>Initializes a population.</summary>
    /// <param name="game">The game that members play.</param>
    /// <param name="size">The number of members N, at least 2.</param>
    /// <param name="rule">How members come to others' strategies.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 members.</exception>
    /// <exception cref="ArgumentException">The rule has no probabilities for the game's payoffs, or payoffs times members, or in Fermi's rule these times the intensity, overflow.</exception>
    public FinitePopulation(PopulationGame game, int size, UpdateRule rule)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        rule.Require(game, size);
        (Game, Size, Rule, payoffs) = (game, size, rule, rule.Measured(game));
    }

    /// <summary>Gets the game that members play.</summary>
    public PopulationGame Game { get; }

    /// <summary>Gets the number of members N.</summary>
    public int Size { get; }

    /// <summary>Gets how members come to others' strategies.</summary>
    public UpdateRule Rule { get; }

    /// <summary>Gets the probability that who is replaced, or imitates, takes a strategy drawn uniformly instead.</summary>
    /// <value>At least 0 and at most 1; 0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside [0, 1] or NaN.</exception>
    public double Mutation
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The probability of a mutation must be at least 0 and at most 1.");
    }

    /// <summary>The probability that mutants take over a population of residents, without further mutation.</summary>
    /// <remarks>
    /// ρ = (1 + ∑ k = 1 … start − 1 of ∏ j = 1 … k of T⁻(j)/T⁺(j)) / (1 + ∑ k = 1 … N − 1 of the same), where T⁺ and T⁻ are the probabilities that j mutants become one more
    /// or one less. Products in logarithms, so that neither large populations nor strong selection overflow. Time O(N).
    /// </remarks>
    /// <param name="mutant">Index of the mutants' strategy.</param>
    /// <param name="resident">Index of the residents' strategy, another.</param>
    /// <param name="start">How many mutants there are to begin with, from 0 to N.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such strategy, or there are not so many members.</exception>
    /// <exception cref="ArgumentException">Both strategies are the same.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    [Reference("nowak2004", "fixation probability")]
    [Reference("karlin1975", "absorption of birth and death processes")]
    public double FixationProbability(int mutant, int resident, int start = 1, CancellationToken cancellation = default)
    {
        RequirePair(mutant, resident);
        if (start < 0 || start > Size)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, string.Create(CultureInfo.InvariantCulture, $"There may be 0 to {Size} mutants."));
        }

        double[] exponents = LogRatios(mutant, resident, cancellation);
        double largest = exponents.Max();
        (double below, double all) = (0, 0);
        for (int mutants = 0; mutants < Size; mutants++)
        {
            double term = Math.Exp(exponents[mutants] - largest);
            below += mutants < start ? term : 0;
            all += term;
        }

        return below / all;
    }

    // Of one mutant, where the probability itself may underflow.
    private double LogFixationProbability(int mutant, int resident, CancellationToken cancellation)
    {
        double[] exponents = LogRatios(mutant, resident, cancellation);
        double largest = exponents.Max();
        return exponents[0] - largest - Math.Log(exponents.Sum(exponent => Math.Exp(exponent - largest)));
    }

    /// <summary>How often each number of members plays a strategy of two, in the long run, with <see cref="Mutation"/>.</summary>
    /// <remarks>The stationary distribution of the birth and death chain, by detailed balance in logarithms. Time O(N).</remarks>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The share of time with j members at strategy 0, shape [j = 0 … N]; sums to 1 up to rounding.</returns>
    /// <exception cref="InvalidOperationException">There are not two strategies, or there is no mutation.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    [Reference("karlin1975", "birth and death processes")]
    public Sequence<double> StationaryShares(CancellationToken cancellation = default)
    {
        if (Game.Strategies != 2 || Mutation == 0)
        {
            throw new InvalidOperationException($"The game must have 2 strategies, and Mutation be above 0; got {Game.Strategies} and {Mutation.ToString(CultureInfo.InvariantCulture)}. Simulate, or take RareMutationShares.");
        }

        double[] exponents = new double[Size + 1];
        for (int members = 0; members < Size; members++)
        {
            cancellation.ThrowIfCancellationRequested();
            (double up, _) = Changes(0, 1, members);
            (_, double down) = Changes(0, 1, members + 1);
            exponents[members + 1] = exponents[members] + Math.Log(up) - Math.Log(down);
        }

        double largest = exponents.Max();
        double sum = exponents.Sum(exponent => Math.Exp(exponent - largest));
        return exponents.Select(exponent => Math.Exp(exponent - largest) / sum).ToSequence();
    }

    /// <summary>How much of the time everybody plays each strategy, as mutation vanishes.</summary>
    /// <remarks>
    /// The population then is of one strategy nearly always; a mutant of any other, drawn uniformly, takes over or dies out before the next. The stationary distribution of that
    /// chain of strategies, whose transitions are fixation probabilities, in logarithms, so that those too small for a double count. Time O(strategies² · N + strategies³).
    /// </remarks>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The share of time, shape [strategy]; sums to 1 up to rounding.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    [Reference("fudenberg2006", "imitation processes with small mutations")]
    public Sequence<double> RareMutationShares(CancellationToken cancellation = default)
    {
        int count = Game.Strategies;
        double[] transitions = new double[count * count];
        for (int resident = 0; resident < count; resident++)
        {
            for (int mutant = 0; mutant < count; mutant++)
            {
                transitions[(resident * count) + mutant] = mutant == resident ? double.NegativeInfinity : LogFixationProbability(mutant, resident, cancellation);
            }
        }

        double[] shares = new double[count];

        // Of two strategies one at least can take over the other by every rule, so that there is one closed class.
        StationaryDistribution.SolveLogarithms(transitions, shares);
        return shares.ToSequence();
    }

    /// <summary>Begins a run.</summary>
    /// <param name="members">How many members play each strategy, shape [strategy], at least 0, summing to N.</param>
    /// <param name="key">Owner of the random numbers.</param>
    /// <returns>The run, before its first step.</returns>
    /// <exception cref="ArgumentException">There is not one number per strategy, one is negative, or they do not sum to N.</exception>
    public FinitePopulationRun Begin(ReadOnlySpan<int> members, StreamKey key)
    {
        ModelData.RequireCount(members.Length, Game.Strategies, "numbers of members, one per strategy", nameof(members));
        long sum = 0;
        foreach (int count in members)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(members));
            sum += count;
        }

        return sum == Size
            ? new(this, members, key)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Members must sum to the size {Size}; got {sum}."), nameof(members));
    }

    /// <summary>What a member earns on average against all others, as the rule measures payoffs.</summary>
    internal double Payoff(int strategy, ReadOnlySpan<int> members)
    {
        ReadOnlySpan<double> row = payoffs.Row(strategy);
        double sum = 0;
        for (int other = 0; other < row.Length; other++)
        {
            sum += row[other] * (members[other] - (other == strategy ? 1 : 0));
        }

        return sum / (Size - 1);
    }

    // ln ∏ of T⁻/T⁺ from 1 mutant to k, for k = 0 … N − 1.
    private double[] LogRatios(int mutant, int resident, CancellationToken cancellation)
    {
        double[] exponents = new double[Size];
        for (int mutants = 1; mutants < Size; mutants++)
        {
            cancellation.ThrowIfCancellationRequested();
            (double own, double other) = Payoffs(mutant, resident, mutants);
            double ratio = Rule.LogRatio(own, other);
            Debug.Assert(!double.IsNaN(ratio), "Rules refuse games in which their weights overflow.");
            exponents[mutants] = exponents[mutants - 1] + ratio;
            if (double.IsPositiveInfinity(ratio))
            {
                // From here mutants never become more: what is below counts for nothing.
                exponents.AsSpan(0, mutants).Fill(double.NegativeInfinity);
                exponents[mutants] = 0;
            }
        }

        return exponents;
    }

    // The weights with which a resident becomes a mutant and a mutant a resident; where both are drawn cancels.
    private (double Ahead, double Behind) Weights(int mutant, int resident, int mutants)
    {
        (double own, double other) = Payoffs(mutant, resident, mutants);
        return (Rule.Weight(own, other), Rule.Weight(other, own));
    }

    // Of members who do not meet themselves, as the rule measures them.
    private (double Mutant, double Resident) Payoffs(int mutant, int resident, int mutants)
    {
        double own = ((mutants - 1) * payoffs[mutant, mutant]) + ((Size - mutants) * payoffs[mutant, resident]);
        double other = (mutants * payoffs[resident, mutant]) + ((Size - mutants - 1) * payoffs[resident, resident]);
        return (own / (Size - 1), other / (Size - 1));
    }

    // The probabilities that so many members with the first strategy become one more, and one less, mutation included.
    private (double Up, double Down) Changes(int first, int second, int members)
    {
        (double ahead, double behind) = Weights(first, second, members);
        double share = members / (double)Size;
        bool isMoran = Rule is UpdateRule.Moran;
        double parents = isMoran ? members * ahead / ((members * ahead) + ((Size - members) * behind)) : 0;
        double more = isMoran ? parents : members / (double)(Size - 1) * ahead;
        double fewer = isMoran ? 1 - parents : (Size - members) / (double)(Size - 1) * behind;
        double half = Mutation / 2;
        return ((1 - share) * (((1 - Mutation) * more) + half), share * (((1 - Mutation) * fewer) + half));
    }

    private void RequirePair(int mutant, int resident)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mutant);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mutant, Game.Strategies);
        ArgumentOutOfRangeException.ThrowIfNegative(resident);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(resident, Game.Strategies);
        if (mutant == resident)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Mutants and residents must play different strategies; got {mutant} for both."), nameof(mutant));
        }
    }
}
