using System.Globalization;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>A principal hires agents who find things out at a cost that she cannot see: whom should she ask to work, and what should she pay on which reports?</summary>
/// <remarks>
/// The principal draws an effort profile and tells each agent its own recommendation only. Each agent chooses its effort, pays its cost, sees a
/// signal about the state and reports one, true or not. The principal decides, the state becomes known, and payments of at least 0 (limited
/// liability), optionally capped, are made on recommendations, reports and state. Signals may be correlated given the state; that is what makes
/// correlated recommendations pay. There is no participation constraint: costs count by their differences only.
/// <para>All numbers are held as exact rationals: a <see cref="double"/> at its exact binary value, a decimal of a file as that decimal.
/// Probabilities must sum to 1 within <see cref="Tolerances.Probability"/> and are never renormalized. Utility, costs, payments and cap share
/// one unit of money. Profiles are numbered by <see cref="ProfileSpace"/>, the last agent fastest. Immutable and thread-safe.</para>
/// </remarks>
[Reference("cacciamani2024", "information acquisition from several agents; the model, here with all signal laws given explicitly")]
public sealed partial record HiredAgentsProblem
{
    private HiredAgentsProblem(
        Sequence<Rational> prior, Matrix<Rational> utility, Sequence<Sequence<Rational>> costs, ProfileSpace signals, Sequence<Matrix<Rational>> laws)
    {
        Prior = prior;
        Utility = utility;
        Costs = costs;
        Efforts = new([.. costs.Select(own => own.Count)]);
        Signals = signals;
        SignalLaws = laws;
    }

    /// <summary>Gets the probability of each state, shape [state]; sums to 1 within 1e-9.</summary>
    public Sequence<Rational> Prior { get; }

    /// <summary>Gets the principal's utility of each decision in each state, shape [decision, state], in money, of either sign.</summary>
    public Matrix<Rational> Utility { get; }

    /// <summary>Gets the cost of each agent's efforts, shape [agent][effort], in money, at least 0.</summary>
    public Sequence<Sequence<Rational>> Costs { get; }

    /// <summary>Gets the effort profiles.</summary>
    public ProfileSpace Efforts { get; }

    /// <summary>Gets the signal profiles.</summary>
    public ProfileSpace Signals { get; }

    /// <summary>Gets the probability of each signal profile given the state, one matrix per effort profile, shape [effort profile][state, signal profile]; each row sums to 1 within 1e-9.</summary>
    public Sequence<Matrix<Rational>> SignalLaws { get; }

    /// <summary>Gets the largest payment allowed to any agent at once, in money, at least 0; null for no cap.</summary>
    public Rational? PaymentCap { get; private init; }

    /// <summary>Gets the number of agents, at least 1.</summary>
    public int AgentCount => Costs.Count;

    /// <summary>Gets the number of states, at least 1.</summary>
    public int StateCount => Prior.Count;

    /// <summary>Gets the number of decisions, at least 1.</summary>
    public int DecisionCount => Utility.Rows;

    /// <summary>Poses a problem in double precision; every number counts at its exact binary value.</summary>
    /// <param name="prior">Probability of each state, shape [state], at least 0, summing to 1 within 1e-9.</param>
    /// <param name="utility">The principal's utility, shape [decision, state], finite.</param>
    /// <param name="costs">Cost of each agent's efforts, shape [agent][effort], finite and at least 0; each agent has at least one effort.</param>
    /// <param name="signalCounts">Number of signals of each agent, shape [agent], at least 1.</param>
    /// <param name="signalLaws">Probability of each signal profile given the state, one matrix per effort profile, shape [effort profile][state, signal
    /// profile], at least 0, rows summing to 1 within 1e-9.</param>
    /// <returns>The problem, without a cap.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, a number is NaN, infinite or negative where it must not be, or
    /// probabilities do not sum to 1.</exception>
    public static HiredAgentsProblem Create(
        Sequence<double> prior, Matrix<double> utility, Sequence<Sequence<double>> costs, Sequence<int> signalCounts, Sequence<Matrix<double>> signalLaws) => Create(
        ModelData.Exactly(prior.Span, "probability of state", nameof(prior)),
        ModelData.Exactly(utility, "utility", nameof(utility)),
        [.. costs.Select(own => ModelData.Exactly(own.Span, "cost of effort", nameof(costs)))],
        signalCounts,
        [.. signalLaws.Select(law => ModelData.Exactly(law, "probability of a signal profile", nameof(signalLaws)))]);

    /// <summary>Poses a problem in exact numbers, such as the decimals of a file.</summary>
    /// <param name="prior">Probability of each state, shape [state], at least 0, summing to 1 within 1e-9.</param>
    /// <param name="utility">The principal's utility, shape [decision, state].</param>
    /// <param name="costs">Cost of each agent's efforts, shape [agent][effort], at least 0; each agent has at least one effort.</param>
    /// <param name="signalCounts">Number of signals of each agent, shape [agent], at least 1.</param>
    /// <param name="signalLaws">Probability of each signal profile given the state, one matrix per effort profile, shape [effort profile][state, signal
    /// profile], at least 0, rows summing to 1 within 1e-9.</param>
    /// <returns>The problem, without a cap.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, a number is negative where it must not be or beyond ±1.797e308, or
    /// probabilities do not sum to 1.</exception>
    public static HiredAgentsProblem Create(
        Sequence<Rational> prior, Matrix<Rational> utility, Sequence<Sequence<Rational>> costs, Sequence<int> signalCounts, Sequence<Matrix<Rational>> signalLaws)
    {
        HiredAgentsProblem problem = Pose(prior, utility, costs, signalCounts, signalLaws);
        foreach (Matrix<Rational> law in signalLaws)
        {
            RequireRows(law, "the signal profiles", nameof(signalLaws));
        }

        return problem;
    }

    /// <summary>Caps every single payment.</summary>
    /// <param name="cap">Largest payment to an agent, in money, finite and at least 0; null for no cap.</param>
    /// <returns>The problem with that cap.</returns>
    /// <exception cref="ArgumentException">The cap is negative, NaN or infinite.</exception>
    [OverloadResolutionPriority(1)]
    public HiredAgentsProblem WithPaymentCap(double? cap) =>
        WithPaymentCap(cap is { } number ? ExactNumber.Of(number, "payment cap", nameof(cap)) : null);

    /// <inheritdoc cref="WithPaymentCap(double?)"/>
    public HiredAgentsProblem WithPaymentCap(Rational? cap) =>
        this with { PaymentCap = cap is { } amount ? ExactNumber.Nonnegative(amount, "payment cap", nameof(cap)) : null };

    /// <summary>What the principal earns on average when all follow an effort profile and tell the truth, payments left out.</summary>
    /// <param name="efforts">Flat index of the effort profile.</param>
    /// <returns>V(b) = ∑ over signal profiles s of max over decisions a of ∑ over states t of prior(t) · law(s | b, t) · utility(a, t), in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public Rational GrossValue(int efforts) => JointWeights.Gross<Rational>(Utility, JointWeights.Of(this, efforts, ProgramNumbers.Rationals));

    /// <summary>What an effort profile costs all agents together.</summary>
    /// <param name="efforts">Flat index of the effort profile.</param>
    /// <returns>The sum of costs, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public Rational TotalCost(int efforts) =>
        Efforts.Choices(efforts).Select((effort, agent) => Costs[agent][effort]).Aggregate(Rational.Zero, (sum, cost) => sum + cost);

    /// <summary>Solves the problem.</summary>
    /// <param name="formulation">How: the linear programs to set up and the method that solves them.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The solution, with the linear programs as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="formulation"/> is null.</exception>
    public HiredAgentsSolution Solve(IHiredAgentsFormulation formulation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(formulation);
        return formulation.Solve(this, cancellation);
    }

    /// <summary>Writes the size and the cap.</summary>
    /// <returns>For example <c>2 agents, efforts [2, 2], signals [2, 2], 2 states, 2 decisions, payments up to 1</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{AgentCount} {(AgentCount == 1 ? "agent" : "agents")}, efforts {Efforts.Counts}, signals {Signals.Counts}, {StateCount} states, {DecisionCount} decisions{(PaymentCap is { } cap ? string.Create(CultureInfo.InvariantCulture, $", payments up to {cap.ToDouble()}") : string.Empty)}");
}
