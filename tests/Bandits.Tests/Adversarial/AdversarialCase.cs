using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Adversarial;

/// <summary>Rewards fixed in advance, in quarters.</summary>
public sealed record AdversarialCase(int Arms, int Rounds, ulong Root, Sequence<double> Rewards)
{
    public double Reward(int round, int arm) => Rewards[((round * 5) + arm) % Rewards.Count];

    public override string ToString() => $"{Arms} arms, {Rounds} rounds, rewards [{string.Join(", ", Rewards)}]";
}
