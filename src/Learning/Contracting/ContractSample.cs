using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>What a learner saw of the agent's answer to one contract, announced for some rounds on end.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Frequencies">How often each outcome came, shape [outcome], summing to 1.</param>
/// <param name="Rounds">The rounds on end, at least 1.</param>
/// <param name="Radius">How far the learner takes each frequency to be from its probability at most.</param>
public sealed record ContractSample(Contract Contract, Sequence<double> Frequencies, long Rounds, double Radius)
{
    /// <summary>What the contract seems to leave the principal.</summary>
    /// <param name="rewards">Reward of each outcome, shape [outcome], in money.</param>
    /// <returns>∑ frequency · (reward − payment), in money per round.</returns>
    public double Value(Sequence<double> rewards)
    {
        Sequence<double> payments = Contract.Payments;
        CompensatedSum sum = default;
        for (int outcome = 0; outcome < Frequencies.Count; outcome++)
        {
            sum += Frequencies[outcome] * (rewards[outcome] - payments[outcome]);
        }

        return sum.Value;
    }

    /// <summary>The largest distance of a frequency from its probability.</summary>
    /// <param name="law">Probability of each outcome, shape [outcome].</param>
    /// <returns>The distance, at least 0.</returns>
    public double DistanceTo(ReadOnlySpan<double> law)
    {
        double largest = 0;
        for (int outcome = 0; outcome < Frequencies.Count; outcome++)
        {
            largest = Math.Max(largest, Math.Abs(Frequencies[outcome] - law[outcome]));
        }

        return largest;
    }
}
