using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>A contract moved toward the rewards, with what it guarantees.</summary>
/// <param name="Contract">The new contract (1 − share) · payments + share · rewards.</param>
/// <param name="Share">The share of the rewards in it, in (0, 1].</param>
/// <param name="Slack">What the agent lost at most by following the old contract's action, in money, at least 0.</param>
/// <param name="ExactGuarantee">The principal's expected value from every best response to the new contract is at least this, exactly, in money.</param>
public sealed record RobustContract(Contract Contract, double Share, double Slack, Rational ExactGuarantee)
{
    /// <summary>Gets the guarantee as the nearest double, in money.</summary>
    public double Guarantee => ExactGuarantee.ToDouble();
}
