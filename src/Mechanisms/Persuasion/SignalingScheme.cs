using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Persuasion;

/// <summary>What a sender commits to: the probability of recommending each action in each state.</summary>
/// <remarks>Immutable and thread-safe. Whether the receiver obeys depends on the problem: see <see cref="Obedience"/>.</remarks>
public sealed record SignalingScheme
{
    /// <summary>Initializes a scheme.</summary>
    /// <param name="probabilities">Probability of each recommendation, shape [state, action], at least 0 and rows summing to 1, both within 1e-9.</param>
    /// <exception cref="ArgumentException">A row is no distribution, or there is none.</exception>
    public SignalingScheme(Matrix<double> probabilities)
    {
        Distributions.RequireRows(probabilities, "state", nameof(probabilities));
        Probabilities = probabilities;
    }

    /// <summary>Gets the probability of each recommendation, shape [state, action]; each row sums to 1 within 1e-9.</summary>
    public Matrix<double> Probabilities { get; }

    /// <summary>Draws a recommendation.</summary>
    /// <param name="state">The state.</param>
    /// <param name="stream">Random numbers; one is used.</param>
    /// <returns>The recommended action.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public int Recommend(int state, ref RandomStream stream) => Distributions.Draw(Probabilities.Row(state), ref stream);

    /// <summary>What a receiver who hears a recommendation believes.</summary>
    /// <param name="problem">The problem, for its prior.</param>
    /// <param name="action">The recommended action.</param>
    /// <returns>Probability of each state, shape [state]; empty when the action is never recommended.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentException">The scheme is for another number of states or actions.</exception>
    public Sequence<double> Posterior(PersuasionProblem problem, int action)
    {
        Rational[] joint = Joint(problem, action);
        Rational total = joint.Aggregate(Rational.Zero, (sum, weight) => sum + weight);
        return total.IsZero ? [] : [.. joint.Select(weight => (weight / total).ToDouble())];
    }

    /// <summary>Prior probability times probability of the recommendation, exactly, shape [state].</summary>
    internal Rational[] Joint(PersuasionProblem problem, int action)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (Probabilities.Rows != problem.StateCount || Probabilities.Columns != problem.ActionCount)
        {
            throw new ArgumentException(
                $"The scheme must have the shape [state, action] of the problem, {problem.StateCount} × {problem.ActionCount}; got {Probabilities.Rows} × {Probabilities.Columns}. Use the scheme of this problem.",
                nameof(problem));
        }

        Rational[] joint = new Rational[problem.StateCount];
        for (int state = 0; state < joint.Length; state++)
        {
            joint[state] = problem.Prior[state] * Rational.FromDouble(Probabilities[state, action]);
        }

        return joint;
    }

    /// <summary>The scheme of joint probabilities (θ, a) that are optimal up to rounding; a state that never occurs is told the first action.</summary>
    internal static SignalingScheme OfJoint(PersuasionProblem problem, ReadOnlySpan<double> joint) =>
        new(Distributions.NormalizeRows(joint, problem.StateCount, problem.ActionCount));
}
