using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Repeated;

/// <summary>A strategy of a repeated game of two players with finitely many states: what to play in each, and where to go after what was played.</summary>
/// <remarks>
/// Begins in state 0. Outputs are mixtures, exactly; a machine is pure where each is one action for certain. Transitions see both actions as they were played, so that a
/// machine knows of its own errors. Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("rubinstein1986", "finite automata in repeated games")]
[Reference("abreu1988", "strategies as automata")]
public sealed record MooreMachine
{
    private MooreMachine(string name, Matrix<Rational> outputs, Matrix<int> transitions) => (Name, Outputs, Transitions) = (name, outputs, transitions);

    /// <summary>Gets the name that tables carry.</summary>
    public string Name { get; }

    /// <summary>Gets the probability of each own action, shape [state, own action]; each row sums to 1.</summary>
    public Matrix<Rational> Outputs { get; }

    /// <summary>Gets the next state, shape [state, own action · other's actions + other's action].</summary>
    public Matrix<int> Transitions { get; }

    /// <summary>Gets the number of states, at least 1.</summary>
    public int States => Outputs.Rows;

    /// <summary>Gets the number of own actions.</summary>
    public int Actions => Outputs.Columns;

    /// <summary>Gets the number of the other player's actions.</summary>
    public int OtherActions => Transitions.Columns / Actions;

    /// <summary>Gets a value indicating whether every state plays one action for certain.</summary>
    public bool IsPure => Outputs.Entries.ToArray().All(probability => probability.IsZero || probability == Rational.One);

    /// <summary>A machine.</summary>
    /// <param name="name">The name that tables carry.</param>
    /// <param name="outputs">The probability of each own action, shape [state, own action]; each row sums to 1 exactly.</param>
    /// <param name="transitions">The next state, shape [state, own action · other's actions + other's action].</param>
    /// <returns>The machine.</returns>
    /// <exception cref="ArgumentException">The name is empty, there is no state or action, shapes disagree, a row is no exact distribution, or there is no such next state.</exception>
    public static MooreMachine Create(string name, Matrix<Rational> outputs, Matrix<int> transitions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ModelData.RequireSome(outputs.Rows, "state", nameof(outputs));
        ModelData.RequireSome(outputs.Columns, "action", nameof(outputs));
        ModelData.RequireCount(transitions.Rows, outputs.Rows, "rows of transitions, one per state", nameof(transitions));
        if (transitions.Columns == 0 || transitions.Columns % outputs.Columns != 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Transitions must have a column for each pair of actions, a multiple of {outputs.Columns}; got {transitions.Columns}. Number pairs as own action · other's actions + other's action."), nameof(transitions));
        }

        for (int state = 0; state < outputs.Rows; state++)
        {
            ModelData.RequireExactDistribution(outputs.Row(state), "the output of a state", nameof(outputs));
        }

        foreach (int next in transitions.Entries)
        {
            if ((uint)next >= (uint)outputs.Rows)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Next states must be from 0 to {outputs.Rows - 1}; got {next}. Count from 0."), nameof(transitions));
            }
        }

        return new(name, outputs, transitions);
    }

    /// <summary>A pure machine that reacts to the other's actions alone.</summary>
    /// <param name="name">The name that tables carry.</param>
    /// <param name="actions">Number of own actions, at least 1.</param>
    /// <param name="outputs">The action of each state, shape [state].</param>
    /// <param name="next">The next state, shape [state, other's action].</param>
    /// <returns>The machine.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Create"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public static MooreMachine Reacting(string name, int actions, ReadOnlySpan<int> outputs, Matrix<int> next)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
        Rational[] mixtures = new Rational[outputs.Length * actions];
        for (int state = 0; state < outputs.Length; state++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(outputs[state], nameof(outputs));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outputs[state], actions, nameof(outputs));
            mixtures[(state * actions) + outputs[state]] = Rational.One;
        }

        int[] transitions = [.. Enumerable.Range(0, next.Rows).SelectMany(state => Enumerable.Repeat(next.Row(state).ToArray(), actions).SelectMany(row => row))];
        return Create(name, new(outputs.Length, actions, mixtures), new(next.Rows, actions * next.Columns, transitions));
    }

    /// <summary>The same machine with a hand that trembles.</summary>
    /// <param name="error">The probability that another action is played than the one meant, each other one alike, from 0 to 1.</param>
    /// <returns>The machine; the other's actions that it sees are those played.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1].</exception>
    public MooreMachine WithNoise(Rational error)
    {
        if (error.Sign < 0 || error > Rational.One)
        {
            throw new ArgumentOutOfRangeException(nameof(error), error, "The probability of an error must be at least 0 and at most 1.");
        }

        if (Actions == 1 || error.IsZero)
        {
            return this;
        }

        Rational each = error / (Actions - 1);
        return new(Name, Outputs.Select(probability => (probability * (Rational.One - error)) + ((Rational.One - probability) * each)), Transitions);
    }

    /// <summary>The next state.</summary>
    /// <param name="state">The present state.</param>
    /// <param name="own">What it played.</param>
    /// <param name="other">What the other played.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state or action.</exception>
    public int Next(int state, int own, int other)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(own);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(own, Actions);
        ArgumentOutOfRangeException.ThrowIfNegative(other);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(other, OtherActions);
        return Transitions[state, (own * OtherActions) + other];
    }

    /// <summary>Writes name and size.</summary>
    /// <returns>For example <c>tit for tat (2 states)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({States} states)");
}
