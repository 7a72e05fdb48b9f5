using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <content>What an action earns, and what the agent does.</content>
public sealed partial record ContractProblem
{
    /// <summary>Gets the largest surplus that any action creates: max over actions of expected reward − cost.</summary>
    /// <remarks>The principal's value if it saw the action and paid exactly its cost.</remarks>
    public Rational FirstBest
    {
        get
        {
            Rational best = ExpectedReward(0) - Costs[0];
            for (int action = 1; action < ActionCount; action++)
            {
                best = Rational.Max(best, ExpectedReward(action) - Costs[action]);
            }

            return best;
        }
    }

    /// <summary>The principal's expected reward from an action, before payments.</summary>
    /// <param name="action">Index of the action.</param>
    /// <returns>∑ probability · reward over outcomes, exactly, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public Rational ExpectedReward(int action)
    {
        RequireAction(action, nameof(action));
        return expectedRewards[action];
    }

    /// <summary>The expected payment of a contract under an action.</summary>
    /// <param name="action">Index of the action.</param>
    /// <param name="contract">The payments, one per outcome.</param>
    /// <returns>∑ probability · payment over outcomes, exactly, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    /// <exception cref="ArgumentException">The contract does not have one payment per outcome.</exception>
    public Rational ExpectedPayment(int action, Contract contract) => Expectation(action, Fitting(contract).ExactPayments);

    /// <summary>The agent's expected utility from an action under a contract: expected payment − cost.</summary>
    /// <param name="action">Index of the action.</param>
    /// <param name="contract">The payments, one per outcome.</param>
    /// <returns>The utility, exactly, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    /// <exception cref="ArgumentException">The contract does not have one payment per outcome.</exception>
    public Rational AgentUtility(int action, Contract contract) => ExpectedPayment(action, contract) - Costs[action];

    /// <summary>The principal's expected value from an action under a contract: expected reward − expected payment.</summary>
    /// <param name="action">Index of the action.</param>
    /// <param name="contract">The payments, one per outcome.</param>
    /// <returns>The value, exactly, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    /// <exception cref="ArgumentException">The contract does not have one payment per outcome.</exception>
    public Rational PrincipalValue(int action, Contract contract) => ExpectedReward(action) - ExpectedPayment(action, contract);

    /// <summary>What the agent does under a contract.</summary>
    /// <param name="contract">The payments, one per outcome.</param>
    /// <param name="indifference">Utility that the agent forgoes for the principal's sake, relative to the largest payment or cost.
    /// The default is none: only exact ties count. An optimal contract in floating point leaves the agent indifferent up to
    /// rounding, so give <see cref="Tolerances.Gain"/> to follow the contract's recommendation there.</param>
    /// <returns>Among the actions whose utility is highest, the one worth most to the principal; then the lowest.
    /// The outside option is not considered.</returns>
    /// <exception cref="ArgumentException">The contract does not have one payment per outcome.</exception>
    public AgentResponse BestResponse(Contract contract, Tolerance indifference = default)
    {
        Fitting(contract);
        Rational[] utilities = [.. Enumerable.Range(0, ActionCount).Select(action => AgentUtility(action, contract))];
        Rational highest = utilities.Max();
        double scale = Scale(contract);
        int[] tied = [.. Enumerable.Range(0, ActionCount)
            .Where(action => !indifference.Exceeds((highest - utilities[action]).ToDouble(), scale))];
        int chosen = tied.MaxBy(action => PrincipalValue(action, contract));
        return new(chosen, utilities[chosen].ToDouble(), PrincipalValue(chosen, contract).ToDouble(), [.. tied]);
    }

    internal Contract Fitting(Contract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.ExactPayments.Count == OutcomeCount
            ? contract
            : throw new ArgumentException(
                $"A contract needs one payment per outcome, that is {OutcomeCount}; got {contract.ExactPayments.Count}. "
                    + "Pay 0 on outcomes that earn nothing.",
                nameof(contract));
    }

    internal void RequireAction(int action, string parameter)
    {
        if ((uint)action >= (uint)ActionCount)
        {
            throw new ArgumentOutOfRangeException(
                parameter, action, $"An action must lie in 0..{ActionCount - 1}; got {action}. Count actions from 0.");
        }
    }

    // Money has any unit, so that an absolute tolerance means nothing for it.
    internal static Tolerance RelativeGain { get; } = Tolerances.Gain with { Absolute = 0 };

    // The largest reward or cost in size.
    internal double LargestAmount => Rational.Max(Rewards.Max(Rational.Abs), Costs.Max()).ToDouble();

    // The largest number that utilities are added up from.
    internal double Scale(Contract contract) => Math.Max(
        contract.ExactPayments.Max(Rational.Abs).ToDouble(), Costs.Max().ToDouble());

    private Rational Expectation(int action, Sequence<Rational> values)
    {
        RequireAction(action, nameof(action));
        ReadOnlySpan<Rational> probabilities = OutcomeProbabilities.Row(action);
        Rational sum = Rational.Zero;
        for (int outcome = 0; outcome < probabilities.Length; outcome++)
        {
            sum += probabilities[outcome] * values[outcome];
        }

        return sum;
    }
}
