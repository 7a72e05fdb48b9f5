using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>A contract that pays the agent one share of the reward on every outcome.</summary>
/// <param name="ExactShare">The share α in [0, 1], exactly.</param>
/// <param name="Action">The action that the agent chooses, ties broken for the principal.</param>
/// <param name="ExactValue">The principal's expected value (1 − α) · expected reward, exactly, in money.</param>
public sealed record LinearContract(Rational ExactShare, int Action, Rational ExactValue)
{
    /// <summary>Gets the share α in [0, 1], as the nearest double.</summary>
    public double Alpha => ExactShare.ToDouble();

    /// <summary>Gets the principal's expected value, in money, as the nearest double.</summary>
    public double Value => ExactValue.ToDouble();

    /// <summary>The payments of this share in a problem.</summary>
    /// <param name="problem">The problem whose rewards are shared.</param>
    /// <returns>The contract that pays α · reward, exactly.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    public Contract In(ContractProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Contract.Exactly([.. problem.Rewards.Select(reward => ExactShare * reward)]);
    }
}
