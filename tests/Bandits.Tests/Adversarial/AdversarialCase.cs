namespace Mechanisms.Bandits.Tests.Adversarial;

/// <summary>Rewards fixed in advance, in quarters.</summary>
public sealed record AdversarialCase(int Arms, int Rounds, ulong Root, double[] Rewards)
{
    public double Reward(int round, int arm) => Rewards[((round * 5) + arm) % Rewards.Length];

    public override string ToString() => $"{Arms} arms, {Rounds} rounds, rewards [{string.Join(", ", Rewards)}]";
}
