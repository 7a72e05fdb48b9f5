using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Cascading;

/// <summary>An episode of lists: in every stage a list is shown, and what is clicked decides the reward and the next state.</summary>
/// <remarks>
/// In state s item a attracts with probability q(s, a); the first attractive item of the list is clicked, earns r(s, a) and moves the state by
/// p(· | s, a). No click earns 0 and moves it by p(· | s, none). Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("du2024", "cascading reinforcement learning, Bellman equations")]
public sealed record CascadeProcess
{
    /// <summary>Initializes a process.</summary>
    /// <param name="attractions">q, shape [state, item], in [0, 1]; at least one state and one item.</param>
    /// <param name="rewards">r, shape [state, item], finite.</param>
    /// <param name="transitions">p, shape [state · (items + 1) + clicked item, next state], the last row of each state for no click; rows sum to 1.</param>
    /// <param name="stages">Number of stages of an episode, at least 1.</param>
    /// <param name="positions">Largest number of items in a list, at least 1.</param>
    /// <exception cref="ArgumentException">A shape does not fit, or an entry is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no stage or no position.</exception>
    public CascadeProcess(Matrix<double> attractions, Matrix<double> rewards, Matrix<double> transitions, int stages, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stages, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        RequireShape(attractions.Rows > 0 && attractions.Columns > 0, attractions, "[state, item]", nameof(attractions));
        RequireShape(rewards.Rows == attractions.Rows && rewards.Columns == attractions.Columns, rewards, "[state, item]", nameof(rewards));
        RequireShape(
            transitions.Rows == attractions.Rows * (attractions.Columns + 1) && transitions.Columns == attractions.Rows,
            transitions, "[state · (items + 1) + outcome, next state]", nameof(transitions));
        RequireEntries(attractions, rewards, transitions);
        (Attractions, Rewards, Transitions, Stages, Positions) = (attractions, rewards, transitions, stages, positions);
    }

    /// <summary>Gets the probabilities of attraction, shape [state, item].</summary>
    public Matrix<double> Attractions { get; }

    /// <summary>Gets what clicks earn, shape [state, item].</summary>
    public Matrix<double> Rewards { get; }

    /// <summary>Gets where clicks lead, shape [state · (items + 1) + outcome, next state].</summary>
    public Matrix<double> Transitions { get; }

    /// <summary>Gets the number of stages of an episode.</summary>
    public int Stages { get; }

    /// <summary>Gets the largest number of items in a list.</summary>
    public int Positions { get; }

    /// <summary>Gets the number of states.</summary>
    public int States => Attractions.Rows;

    /// <summary>Gets the number of items.</summary>
    public int Items => Attractions.Columns;

    /// <summary>Finds the best list for every stage and state, from the last stage back.</summary>
    /// <remarks>Time O(stages · states · (items · states + items · positions + items log items)).</remarks>
    /// <returns>The plan with its values.</returns>
    public CascadePlan Solve()
    {
        double[] values = new double[(Stages + 1) * States];
        Sequence<int>[] lists = new Sequence<int>[Stages * States];
        double[] worth = new double[Items];
        for (int stage = Stages - 1; stage >= 0; stage--)
        {
            ReadOnlySpan<double> later = values.AsSpan((stage + 1) * States, States);
            for (int state = 0; state < States; state++)
            {
                for (int item = 0; item < Items; item++)
                {
                    worth[item] = Rewards[state, item] + Continuation(state, item, later);
                }

                CascadeOrder order = CascadeOrder.Best(Attractions.Row(state), worth, Continuation(state, Items, later), Positions);
                values[(stage * States) + state] = order.Value;
                lists[(stage * States) + state] = order.List;
            }
        }

        return new(new(Stages, States, values.AsSpan(0, Stages * States)), Sequence.Create<Sequence<int>>(lists));
    }

    private static void RequireShape(bool fits, Matrix<double> matrix, string shape, string name)
    {
        if (!fits)
        {
            throw new ArgumentException($"The matrix must have the shape {shape}; got a {matrix}.", name);
        }
    }

    private static void RequireEntries(Matrix<double> attractions, Matrix<double> rewards, Matrix<double> transitions)
    {
        foreach (double attraction in attractions.Entries)
        {
            Require(attraction is >= 0 and <= 1, attraction, "An attraction must lie in [0, 1]", nameof(attractions));
        }

        foreach (double reward in rewards.Entries)
        {
            Require(double.IsFinite(reward), reward, "A reward must be finite", nameof(rewards));
        }

        for (int row = 0; row < transitions.Rows; row++)
        {
            double sum = 0;
            foreach (double probability in transitions.Row(row))
            {
                Require(probability >= 0, probability, "A transition probability must be at least 0", nameof(transitions));
                sum += probability;
            }

            Require(!Tolerances.Probability.Exceeds(Math.Abs(sum - 1), 1), sum, "Transition probabilities must sum to 1 in every row", nameof(transitions));
        }
    }

    private static void Require(bool holds, double value, string required, string name)
    {
        if (!holds)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{required}; got {value}."), name);
        }
    }

    private double Continuation(int state, int outcome, ReadOnlySpan<double> later)
    {
        ReadOnlySpan<double> row = Transitions.Row((state * (Items + 1)) + outcome);
        double sum = 0;
        for (int next = 0; next < row.Length; next++)
        {
            sum += row[next] * later[next];
        }

        return sum;
    }
}
