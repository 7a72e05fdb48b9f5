using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Persuasion;

/// <summary>A sender who sees the state chooses what to tell a receiver who acts: which signals should it commit to?</summary>
/// <remarks>
/// Sender and receiver share a prior over states. The sender commits to a scheme that draws a signal from the state; the receiver sees the
/// signal, updates its belief, and takes the action that is best for it, ties broken for the sender. It is enough to recommend actions, so
/// that the receiver obeys.
/// <para>All numbers are held as exact rationals. The prior must sum to 1 within <see cref="Tolerances.Probability"/> and is never
/// renormalized. Immutable and thread-safe.</para>
/// </remarks>
[Reference("kamenica2011", "the model, and that recommending actions is enough")]
public sealed record PersuasionProblem
{
    private PersuasionProblem(Sequence<Rational> prior, Matrix<Rational> senderUtility, Matrix<Rational> receiverUtility)
    {
        Prior = prior;
        SenderUtility = senderUtility;
        ReceiverUtility = receiverUtility;
    }

    /// <summary>Gets the prior probability of each state, shape [state], summing to 1 within 1e-9.</summary>
    public Sequence<Rational> Prior { get; }

    /// <summary>Gets the sender's utility of the receiver's action, shape [action, state].</summary>
    public Matrix<Rational> SenderUtility { get; }

    /// <summary>Gets the receiver's utility of its action, shape [action, state].</summary>
    public Matrix<Rational> ReceiverUtility { get; }

    /// <summary>Gets the number of states, at least 1.</summary>
    public int StateCount => Prior.Count;

    /// <summary>Gets the number of actions, at least 1.</summary>
    public int ActionCount => SenderUtility.Rows;

    /// <summary>Gets what the sender has when it tells nothing: the receiver acts on the prior, ties broken for the sender.</summary>
    public Rational NoInformation => ValueAt(Prior);

    /// <summary>Gets what the sender has when it tells the state.</summary>
    public Rational FullInformation
    {
        get
        {
            Rational sum = Rational.Zero;
            for (int state = 0; state < StateCount; state++)
            {
                Rational[] certain = new Rational[StateCount];
                certain[state] = Prior[state];
                sum += ValueAt([.. certain]);
            }

            return sum;
        }
    }

    /// <summary>Gets what the sender would have if it chose the actions itself: no scheme is worth more.</summary>
    public Rational Dictator
    {
        get
        {
            Rational sum = Rational.Zero;
            for (int state = 0; state < StateCount; state++)
            {
                int known = state;
                sum += Prior[state] * Enumerable.Range(0, ActionCount).Max(action => SenderUtility[action, known]);
            }

            return sum;
        }
    }

    /// <summary>Poses a problem in double precision; every number counts at its exact binary value.</summary>
    /// <param name="prior">Probability of each state, shape [state], at least one, at least 0, summing to 1 within 1e-9.</param>
    /// <param name="senderUtility">The sender's utility, shape [action, state], at least one action, finite.</param>
    /// <param name="receiverUtility">The receiver's utility, shape [action, state], finite.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, a number is NaN or infinite, or the prior is no distribution.</exception>
    public static PersuasionProblem Create(ReadOnlySpan<double> prior, Matrix<double> senderUtility, Matrix<double> receiverUtility) => Create(
        ModelData.Exactly(prior, "prior probability of state", nameof(prior)).Span,
        ModelData.Exactly(senderUtility, "sender's utility", nameof(senderUtility)),
        ModelData.Exactly(receiverUtility, "receiver's utility", nameof(receiverUtility)));

    /// <summary>Poses a problem in exact numbers, such as the decimals of a file.</summary>
    /// <param name="prior">Probability of each state, shape [state], at least one, at least 0, summing to 1 within 1e-9.</param>
    /// <param name="senderUtility">The sender's utility, shape [action, state], at least one action.</param>
    /// <param name="receiverUtility">The receiver's utility, shape [action, state].</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, or the prior is no distribution.</exception>
    public static PersuasionProblem Create(ReadOnlySpan<Rational> prior, Matrix<Rational> senderUtility, Matrix<Rational> receiverUtility)
    {
        ModelData.RequireSome(prior.Length, "state", nameof(prior));
        ModelData.RequireSome(senderUtility.Rows, "action", nameof(senderUtility));
        ModelData.RequireDistribution(prior, "the prior", nameof(prior));
        ModelData.RequireShape(
            senderUtility, senderUtility.Rows, prior.Length, "the sender's utility", "[action, state]", nameof(senderUtility));
        ModelData.RequireShape(
            receiverUtility, senderUtility.Rows, prior.Length, "the receiver's utility", "[action, state]", nameof(receiverUtility));
        ModelData.RequireFinite(senderUtility.Entries, "sender's utilities", nameof(senderUtility));
        ModelData.RequireFinite(receiverUtility.Entries, "receiver's utilities", nameof(receiverUtility));
        return new(Sequence.Create(prior), senderUtility, receiverUtility);
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="formulation">How: the linear program to set up and the method that solves it.</param>
    /// <param name="cancellation">Stops the work; the solution then says so.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="formulation"/> is null.</exception>
    public PersuasionSolution Solve(IPersuasionFormulation formulation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(formulation);
        return formulation.Solve(this, cancellation);
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>2 states × 3 actions</c>.</returns>
    public override string ToString() => $"{StateCount} states × {ActionCount} actions";

    /// <summary>∑ weight · utility over states.</summary>
    internal static Rational Weigh(Sequence<Rational> weights, ReadOnlySpan<Rational> utilities)
    {
        Rational sum = Rational.Zero;
        for (int state = 0; state < utilities.Length; state++)
        {
            sum += weights[state] * utilities[state];
        }

        return sum;
    }

    /// <summary>What the sender has, in expectation, when the receiver's weights on states are these, of any sum.</summary>
    internal Rational ValueAt(Sequence<Rational> weights)
    {
        (Rational receiver, Rational sender) = (Weigh(weights, ReceiverUtility.Row(0)), Weigh(weights, SenderUtility.Row(0)));
        for (int action = 1; action < ActionCount; action++)
        {
            Rational own = Weigh(weights, ReceiverUtility.Row(action));
            Rational others = Weigh(weights, SenderUtility.Row(action));
            if (own > receiver || (own == receiver && others > sender))
            {
                (receiver, sender) = (own, others);
            }
        }

        return sender;
    }
}
