using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts.Menus;

/// <summary>A hidden-action problem with an agent of unknown type: which menu of contracts should a principal offer?</summary>
/// <remarks>
/// The agent knows its type, which decides its costs and the outcome probabilities of its actions. It reports a type, is recommended an action by
/// a lottery of the menu together with a contract, and acts as it likes. Payments are never negative, optionally capped; every type may have an
/// outside option. Types share outcomes, rewards and limits. Immutable and thread-safe.
/// </remarks>
[Reference("castiglioni2022", "menus of randomized contracts")]
public sealed record MenuProblem
{
    private MenuProblem(Sequence<Rational> probabilities, Sequence<ContractProblem> types)
    {
        TypeProbabilities = probabilities;
        Types = types;
    }

    /// <summary>Gets the probability of each type, shape [type].</summary>
    public Sequence<Rational> TypeProbabilities { get; }

    /// <summary>Gets the problem of each type alone, shape [type]; all with the same rewards and limits.</summary>
    public Sequence<ContractProblem> Types { get; }

    /// <summary>Gets the number of types, at least 1.</summary>
    public int TypeCount => Types.Count;

    /// <summary>Gets the number of actions, at least 1.</summary>
    public int ActionCount => Types[0].ActionCount;

    /// <summary>Gets the number of outcomes, at least 1.</summary>
    public int OutcomeCount => Types[0].OutcomeCount;

    /// <summary>Gets a value indicating whether payments have a cap of either kind: then an optimal menu exists, and otherwise perhaps only nearly optimal ones.</summary>
    public bool HasCaps => Types[0].HasCaps;

    /// <summary>Poses a problem.</summary>
    /// <param name="probabilities">Probability of each type, shape [type], at least 0, summing to 1 within 1e-9.</param>
    /// <param name="types">The problem of each type alone, shape [type], at least one; with the same numbers of actions and outcomes, rewards and limits.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">The probabilities are no distribution over the types, or two types differ in what they must share.</exception>
    public static MenuProblem Create(ReadOnlySpan<Rational> probabilities, params ReadOnlySpan<ContractProblem> types)
    {
        ModelData.RequireSome(types.Length, "type", nameof(types));
        ModelData.RequireCount(probabilities.Length, types.Length, "probabilities, one per type", nameof(probabilities));
        ModelData.RequireDistribution(probabilities, "the types", nameof(probabilities));
        foreach (ContractProblem type in types)
        {
            Given.Required(type, nameof(types));
            if (type.ActionCount != types[0].ActionCount || type.Rewards != types[0].Rewards || type.PaymentCap != types[0].PaymentCap
                || type.SumCap != types[0].SumCap || type.OutsideOption != types[0].OutsideOption)
            {
                throw new ArgumentException(
                    "Types must share number of actions, rewards, caps and outside option; two of them differ. Model one principal for all.", nameof(types));
            }
        }

        return new(Sequence.Create(probabilities), Sequence.Create(types));
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="formulation">How: the linear programs to set up and the method that solves them.</param>
    /// <param name="cancellation">Stops the work; the solution then says so.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="formulation"/> is null.</exception>
    public MenuSolution Solve(IMenuFormulation formulation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(formulation);
        return formulation.Solve(this, cancellation);
    }

    /// <summary>Writes the size and the limits of a type's problem.</summary>
    /// <returns>For example <c>3 types, each 2 actions × 4 outcomes</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TypeCount} types, each {Types[0]}");
}
