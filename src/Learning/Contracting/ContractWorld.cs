using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Learning.Contracting;

/// <summary>The true model in doubles, as a simulation plays it. Contracts are valued once. Single-threaded.</summary>
internal sealed class ContractWorld
{
    private readonly Matrix<double> probabilities;
    private readonly double[] rewards;
    private readonly double[] costs;
    private readonly AliasTable[] outcomes;
    private readonly Dictionary<Contract, ValuedContract> known = new(ReferenceEqualityComparer.Instance);

    public ContractWorld(ContractProblem model)
    {
        probabilities = model.OutcomeProbabilities.Select(value => value.ToDouble());
        (rewards, costs) = ([.. model.Rewards.Select(value => value.ToDouble())], [.. model.Costs.Select(value => value.ToDouble())]);
        outcomes = [.. costs.Select((_, action) => AliasTable.FromWeights(probabilities.Row(action)))];
    }

    /// <summary>Gets the largest cost of an action.</summary>
    public double LargestCost => costs.Max();

    /// <summary>The cost of an action.</summary>
    public double Cost(int action) => costs[action];

    /// <summary>Probability of each outcome under an action, shape [outcome].</summary>
    public ReadOnlySpan<double> Law(int action) => probabilities.Row(action);

    /// <summary>Draws the outcome of an action.</summary>
    public int Draw(int action, ref RandomStream stream) => outcomes[action].Draw(ref stream);

    /// <summary>What a contract is worth to both sides.</summary>
    public ValuedContract Value(Contract contract)
    {
        if (!known.TryGetValue(contract, out ValuedContract? valued))
        {
            double[] payments = [.. contract.Payments];
            double[] utilities = [.. costs.Select((cost, action) => Expected(action, payments) - cost)];
            double[] principal = [.. costs.Select((_, action) => Expected(action, rewards) - Expected(action, payments))];
            valued = new(payments, utilities, principal);
            known.Add(contract, valued);
        }

        return valued;
    }

    private double Expected(int action, double[] amounts)
    {
        CompensatedSum sum = default;
        for (int outcome = 0; outcome < amounts.Length; outcome++)
        {
            sum += probabilities[action, outcome] * amounts[outcome];
        }

        return sum.Value;
    }
}
