using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Hiring;

/// <summary>What a principal knows before she learns how to hire agents: her own decisions, how many efforts and signals there are, the cap, and for each effort of each agent one rule that is known to induce it.</summary>
/// <remarks>
/// Not among it: how likely states and signals are, and what efforts cost. The known rules pay on the agent's own report and the state. Under the rule of an effort the agent loses at least its <see cref="Margins"/> by any other effort,
/// and by each signal that it misreports; signals that are <see cref="Alike"/> are paid alike, and may be taken for one another. Immutable and thread-safe.
/// </remarks>
[Reference("cacciamani2024", "the assumption that a scoring rule is known for every agent and effort")]
public sealed record HiringTask
{
    private HiringTask(HiredAgentsProblem model, StrictestRule[][] rules)
    {
        (Efforts, Signals, StateCount) = (model.Efforts, model.Signals, model.StateCount);
        Utility = model.Utility.Select(amount => amount.ToDouble());
        PaymentCap = model.PaymentCap!.Value.ToDouble();
        InducingRules = [.. rules.Select(own => own.Select(rule => rule.Payments).ToSequence())];
        Margins = [.. rules.Select(own => own.Select(rule => rule.Margin).ToSequence())];
        Alike = [.. rules.Select(own => own.Select(rule => rule.Alike).ToSequence())];
    }

    /// <summary>Gets the effort profiles.</summary>
    public ProfileSpace Efforts { get; }

    /// <summary>Gets the signal profiles, which are the report profiles.</summary>
    public ProfileSpace Signals { get; }

    /// <summary>Gets the number of states.</summary>
    public int StateCount { get; }

    /// <summary>Gets the principal's utility of each decision in each state, shape [decision, state], in money.</summary>
    public Matrix<double> Utility { get; }

    /// <summary>Gets the largest payment to an agent, in money, positive.</summary>
    public double PaymentCap { get; }

    /// <summary>Gets the payments that are known to induce each effort, shape [agent][effort][report, state], in money.</summary>
    public Sequence<Sequence<Matrix<double>>> InducingRules { get; }

    /// <summary>Gets what an agent loses in advance at least, under the rule of each effort, by another effort or by each misreported signal, shape [agent][effort], in money; positive.</summary>
    public Sequence<Sequence<double>> Margins { get; }

    /// <summary>Gets for each signal the first one that tells the same under an effort, of the state and of the others' signals, shape [agent][effort][signal].</summary>
    public Sequence<Sequence<Sequence<int>>> Alike { get; internal init; }

    /// <summary>Gets the number of agents.</summary>
    public int AgentCount => Efforts.Players;

    /// <summary>Gets the number of outcomes of an effort profile: report profiles times states.</summary>
    internal int OutcomeCount => Signals.Count * StateCount;

    /// <summary>Tells a principal what she may know of a model, rules with the largest margins included.</summary>
    /// <param name="model">The model, with a positive payment cap.</param>
    /// <param name="method">The method that finds the rules; null for <see cref="LinearProgramMethods.Default"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has no cap or one of 0, the signals of an agent depend on efforts of others, no rule within the cap induces one of the efforts strictly, or two signals tell the
    /// same of the state and different things of the others' signals.</exception>
    /// <exception cref="InvalidOperationException">The method found no optimum, though there is one; the message says how it ended.</exception>
    public static HiringTask Of(HiredAgentsProblem model, ILinearProgramMethod? method = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.PaymentCap is not { Sign: > 0 } cap)
        {
            throw new ArgumentException("Learning needs a positive payment cap, which scales what is not known. Set one: paymentCap in a file, WithPaymentCap in a program.", nameof(model));
        }

        OwnSignals.Require(model);
        StrictestRule[][] rules = [.. Enumerable.Range(0, model.AgentCount).Select(agent =>
            Enumerable.Range(0, model.Costs[agent].Count).Select(effort => StrictestRule.Find(model, agent, effort, cap, method, cancellation)).ToArray())];
        foreach (StrictestRule rule in rules.SelectMany(own => own))
        {
            RequireStrict(rule, nameof(model));
            OwnSignals.RequireAlike(model, rule);
        }

        return new(model, rules);
    }

    /// <summary>Writes the size and the margins.</summary>
    /// <returns>For example <c>2 agents, efforts [2, 2], signals [2, 2], payments up to 1, margins [[0.01, 0.3], [0.01, 0.3]]</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{AgentCount} {(AgentCount == 1 ? "agent" : "agents")}, efforts {Efforts.Counts}, signals {Signals.Counts}, payments up to {PaymentCap:G6}, margins {Margins.Select(own => own.Select(margin => margin.ToString("G4", CultureInfo.InvariantCulture)).ToSequence()).ToSequence()}");

    private static void RequireStrict(StrictestRule rule, string parameter)
    {
        if (!Tolerances.Gain.Exceeds(rule.Margin, rule.Payments.Entries.ToArray().Max()))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Every effort must be strictly inducible within the cap; the margin of effort {rule.Effort} of agent {rule.Agent} is {rule.Margin:G6} at most. Drop it, or raise the cap."),
                parameter);
        }
    }
}
