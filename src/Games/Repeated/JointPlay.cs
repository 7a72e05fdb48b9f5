using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Repeated;

/// <summary>Two machines at play: the pairs of states that can come up, in the order in which they were found, what is earned in each, and where play goes from there.</summary>
internal sealed class JointPlay
{
    private readonly NormalFormGame stage;
    private readonly MooreMachine first;
    private readonly MooreMachine second;
    private readonly List<(int First, int Second)> states = [(0, 0)];
    private readonly Dictionary<(int First, int Second), int> numbers = new() { [(0, 0)] = 0 };

    // Pairs that the machines reach by themselves, or, with errors, after any history of actions.
    public JointPlay(NormalFormGame stage, MooreMachine first, MooreMachine second, bool afterAnyHistory)
    {
        (this.stage, this.first, this.second) = (stage, first, second);
        for (int state = 0; state < states.Count; state++)
        {
            foreach ((int own, int other, Rational probability) in Actions(state))
            {
                if (afterAnyHistory || !probability.IsZero)
                {
                    Add(Successor(state, own, other));
                }
            }
        }
    }

    /// <summary>Gets the pairs of states; the first is the beginning.</summary>
    public IReadOnlyList<(int First, int Second)> States => states;

    /// <summary>All pairs of actions with their probabilities.</summary>
    public IEnumerable<(int Own, int Other, Rational Probability)> Actions(int state) =>
        from own in Enumerable.Range(0, first.Actions)
        from other in Enumerable.Range(0, second.Actions)
        select (own, other, first.Outputs[states[state].First, own] * second.Outputs[states[state].Second, other]);

    /// <summary>The number of the pair of states after a pair of actions.</summary>
    public int Next(int state, int own, int other) => numbers[Successor(state, own, other)];

    /// <summary>What a player earns in a round that begins in a pair of states.</summary>
    public Rational Reward(int state, int player) => Actions(state).Aggregate(Rational.Zero, (sum, actions) =>
        actions.Probability.IsZero ? sum : sum + (actions.Probability * stage.Payoff(player, actions.Own, actions.Other)));

    /// <summary>The pairs of states that may come up after a round, with probabilities; a pair may come up by several pairs of actions.</summary>
    public (int Next, Rational Probability)[] Successors(int state) =>
        [.. Actions(state).Where(actions => !actions.Probability.IsZero).Select(actions => (Next(state, actions.Own, actions.Other), actions.Probability))];

    /// <summary>The discounted averages from every pair of states: v = (1 − δ) r + δ P v, shape [player] of [pair].</summary>
    public Rational[][] Discounted(Rational discount, CancellationToken cancellation)
    {
        Rational rest = Rational.One - discount;
        Rational[][] system = [.. Enumerable.Range(0, states.Count).Select(state =>
        {
            cancellation.ThrowIfCancellationRequested();
            Rational[] row = new Rational[states.Count + 2];
            (row[^2], row[^1]) = (rest * Reward(state, 0), rest * Reward(state, 1));
            foreach ((int next, Rational probability) in Successors(state))
            {
                row[next] -= discount * probability;
            }

            row[state] += Rational.One;
            return row;
        })];
        _ = RowReduction.Reduce(system, states.Count, cancellation);
        return [.. Enumerable.Range(0, 2).Select(player => system.Select(row => row[states.Count + player]).ToArray())];
    }

    /// <summary>The means in the long run from the first pair of states: g = P g, g + h = r + P h, of which g is unique.</summary>
    public Rational[] LimitOfMeans(CancellationToken cancellation)
    {
        int count = states.Count;
        Rational[][] system = [.. Enumerable.Range(0, 2 * count).Select(equation =>
        {
            cancellation.ThrowIfCancellationRequested();
            (int state, bool isRelative) = (equation % count, equation >= count);
            Rational[] row = new Rational[(2 * count) + 2];
            foreach ((int next, Rational probability) in Successors(state))
            {
                row[next + (isRelative ? count : 0)] -= probability;
            }

            row[state + (isRelative ? count : 0)] += Rational.One;
            row[state] += isRelative ? Rational.One : Rational.Zero;
            (row[^2], row[^1]) = isRelative ? (Reward(state, 0), Reward(state, 1)) : (Rational.Zero, Rational.Zero);
            return row;
        })];
        _ = RowReduction.Reduce(system, 2 * count, cancellation);
        return [system[0][^2], system[0][^1]];
    }

    private (int First, int Second) Successor(int state, int own, int other) =>
        (first.Next(states[state].First, own, other), second.Next(states[state].Second, other, own));

    private void Add((int First, int Second) pair)
    {
        if (numbers.TryAdd(pair, states.Count))
        {
            states.Add(pair);
        }
    }
}
