using System.Globalization;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>A receiver who knows nothing asks senders who know something: what should she promise to decide on each profile of reports, so that they tell the truth?</summary>
/// <remarks>
/// State and signals are drawn from one joint law; each sender sees its own signal and reports one. The receiver's action is drawn from the
/// probabilities that she promised for the reports. There are no payments, no efforts and no way to leave.
/// <para>Only utilities weighted by probability enter, U[s, a] = ∑ over states of joint(state, s) · utility(a, state), and a problem may be given
/// by them. All numbers are held as exact rationals: a <see cref="double"/> at its exact binary value, a decimal of a file as that decimal.
/// Profiles are numbered by <see cref="ProfileSpace"/>, the last sender fastest. Immutable and thread-safe.</para>
/// </remarks>
[Reference("cacciamani2023", "mechanisms for information elicitation: the model, here with any joint law of state and signals")]
public sealed partial record InformedSendersProblem
{
    private InformedSendersProblem(ProfileSpace signals, int actions, int senders)
    {
        Signals = signals;
        ActionCount = actions;
        SenderCount = senders;
    }

    /// <summary>Gets the signal profiles.</summary>
    public ProfileSpace Signals { get; }

    /// <summary>Gets the number of the receiver's actions, at least 1.</summary>
    public int ActionCount { get; }

    /// <summary>Gets the number of senders, at least 1.</summary>
    public int SenderCount { get; }

    /// <summary>Gets the probability of each state with each signal profile, shape [state, signal profile], summing to 1 within 1e-9; null when the problem was given by weighted utilities.</summary>
    public Matrix<Rational>? Joint { get; private init; }

    /// <summary>Gets the receiver's utility, shape [action, state]; weighted by probability, shape [action, signal profile], when <see cref="Joint"/> is null.</summary>
    public Matrix<Rational> ReceiverUtility { get; private init; }

    /// <summary>Gets the senders' utilities, one matrix per sender of the shape of <see cref="ReceiverUtility"/>.</summary>
    public Sequence<Matrix<Rational>> SenderUtilities { get; private init; }

    /// <summary>Gets by how much truth must beat every lie given the signal, in units of utility; 0 by default.</summary>
    public Rational Margin { get; private init; }

    /// <summary>Gets further linear conditions on the mechanism.</summary>
    public Sequence<MechanismConstraint> Constraints { get; private init; }

    /// <summary>Poses a problem in double precision; every number counts at its exact binary value.</summary>
    /// <param name="joint">Probability of each state with each signal profile, shape [state, signal profile], at least 0, summing to 1 within 1e-9.</param>
    /// <param name="signalCounts">Number of signals of each sender, shape [sender], at least 1.</param>
    /// <param name="receiverUtility">The receiver's utility, shape [action, state], finite.</param>
    /// <param name="senderUtilities">The senders' utilities, shape [sender][action, state], finite.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, a number is NaN, infinite or negative where it must not be, or probabilities do not sum to 1.</exception>
    public static InformedSendersProblem Create(
        Matrix<double> joint, Sequence<int> signalCounts, Matrix<double> receiverUtility, Sequence<Matrix<double>> senderUtilities) => Create(
        ModelData.Exactly(joint, "probability", nameof(joint)),
        signalCounts,
        ModelData.Exactly(receiverUtility, "utility", nameof(receiverUtility)),
        [.. senderUtilities.Select(own => ModelData.Exactly(own, "utility", nameof(senderUtilities)))]);

    /// <summary>Poses a problem in exact numbers, such as the decimals of a file.</summary>
    /// <param name="joint">Probability of each state with each signal profile, shape [state, signal profile], at least 0, summing to 1 within 1e-9.</param>
    /// <param name="signalCounts">Number of signals of each sender, shape [sender], at least 1.</param>
    /// <param name="receiverUtility">The receiver's utility, shape [action, state].</param>
    /// <param name="senderUtilities">The senders' utilities, shape [sender][action, state].</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, a number is negative where it must not be or beyond ±1.797e308, or probabilities do not sum to 1.</exception>
    public static InformedSendersProblem Create(
        Matrix<Rational> joint, Sequence<int> signalCounts, Matrix<Rational> receiverUtility, Sequence<Matrix<Rational>> senderUtilities)
    {
        ModelData.RequireSome(joint.Rows, "state", nameof(joint));
        ModelData.RequireDistribution(joint.Entries, "states with signal profiles", nameof(joint));
        InformedSendersProblem problem = CreateUnchecked(signalCounts, receiverUtility, senderUtilities) with { Joint = joint };
        ModelData.RequireCount(joint.Columns, problem.Signals.Count, "columns of the joint law, one per signal profile", nameof(joint));
        problem.RequireUtilities(joint.Rows, "state");
        return problem;
    }

    /// <summary>Poses a problem by utilities that are already weighted by probability.</summary>
    /// <param name="signalCounts">Number of signals of each sender, shape [sender], at least 1.</param>
    /// <param name="receiverUtility">∑ over states of joint · utility of the receiver, shape [action, signal profile].</param>
    /// <param name="senderUtilities">The same of each sender, shape [sender][action, signal profile].</param>
    /// <returns>The problem, whose probabilities of signals are unknown.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, or a number is beyond ±1.797e308.</exception>
    public static InformedSendersProblem FromWeightedUtilities(
        Sequence<int> signalCounts, Matrix<Rational> receiverUtility, Sequence<Matrix<Rational>> senderUtilities)
    {
        InformedSendersProblem problem = CreateUnchecked(signalCounts, receiverUtility, senderUtilities);
        problem.RequireUtilities(problem.Signals.Count, "signal profile");
        return problem;
    }

    /// <summary>Requires that truth beats every lie by a margin.</summary>
    /// <param name="margin">By how much, given the signal, in units of utility, finite and at least 0.</param>
    /// <returns>The problem with that margin.</returns>
    /// <exception cref="ArgumentException">The margin is negative, NaN or infinite, or the probabilities of signals are unknown.</exception>
    [OverloadResolutionPriority(1)]
    public InformedSendersProblem WithMargin(double margin) => WithMargin(ExactNumber.Of(margin, "margin", nameof(margin)));

    /// <inheritdoc cref="WithMargin(double)"/>
    public InformedSendersProblem WithMargin(Rational margin) => Joint is null && !margin.IsZero
        ? throw new ArgumentException("A margin needs the probabilities of signals; a problem of weighted utilities has none. Create it from the joint law.", nameof(margin))
        : this with { Margin = ExactNumber.Nonnegative(margin, "margin", nameof(margin)) };

    /// <summary>Adds a linear condition on the mechanism, for example that an action is taken seldom.</summary>
    /// <param name="constraint">The condition.</param>
    /// <returns>The problem with one more condition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="constraint"/> is null.</exception>
    /// <exception cref="ArgumentException">It has not one weight for each signal profile and action.</exception>
    public InformedSendersProblem WithConstraint(MechanismConstraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        ModelData.RequireCount(constraint.Weights.Rows, Signals.Count, "rows of weights, one per signal profile", nameof(constraint));
        ModelData.RequireCount(constraint.Weights.Columns, ActionCount, "columns of weights, one per action", nameof(constraint));
        return this with { Constraints = [.. Constraints, constraint] };
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="formulation">How: the linear program to set up and the method that solves it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="formulation"/> is null.</exception>
    public InformedSendersSolution Solve(IInformedSendersFormulation formulation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(formulation);
        return formulation.Solve(this, cancellation);
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>2 senders, signals [2, 2], 3 actions</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{SenderCount} {(SenderCount == 1 ? "sender" : "senders")}, signals {Signals.Counts}, {ActionCount} actions{(Margin.IsZero ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", truth by {Margin.ToDouble()}"))}{(Constraints.Count == 0 ? string.Empty : $", {Constraints.Count} more conditions")}");

    private static InformedSendersProblem CreateUnchecked(
        Sequence<int> signalCounts, Matrix<Rational> receiverUtility, Sequence<Matrix<Rational>> senderUtilities)
    {
        ModelData.RequireSome(signalCounts.Count, "sender", nameof(signalCounts));
        ModelData.RequireSome(receiverUtility.Rows, "action", nameof(receiverUtility));
        ModelData.RequireCount(senderUtilities.Count, signalCounts.Count, "utilities of senders, one per sender", nameof(senderUtilities));
        return new(new(signalCounts), receiverUtility.Rows, signalCounts.Count) { ReceiverUtility = receiverUtility, SenderUtilities = senderUtilities };
    }

    private void RequireUtilities(int columns, string what)
    {
        foreach (Matrix<Rational> utility in SenderUtilities.Append(ReceiverUtility))
        {
            ModelData.RequireCount(utility.Rows, ActionCount, "rows of each utility, one per action", nameof(SenderUtilities));
            ModelData.RequireCount(utility.Columns, columns, $"columns of each utility, one per {what}", nameof(SenderUtilities));
            foreach (Rational amount in utility.Entries)
            {
                _ = ExactNumber.Finite(amount, "utility", nameof(SenderUtilities));
            }
        }
    }
}
