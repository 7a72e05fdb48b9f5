using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

public sealed class HiredAgentsProblemTests
{
    private static readonly Matrix<double> Coin = new(2, 2, [0.5, 0.5, 0.5, 0.5]);
    private static readonly Matrix<double> Guess = new(2, 2, [1, 0, 0, 1]);

    [Fact]
    public void Refuses_shapes_that_disagree_and_numbers_out_of_range()
    {
        Assert.Contains("must sum to 1", Refusal(() => HiredAgentsProblem.Create([0.5, 0.4], Guess, [[0]], [2], [Coin])), StringComparison.Ordinal);
        Assert.Contains("one per state", Refusal(() => HiredAgentsProblem.Create([1], Guess, [[0]], [2], [Coin])), StringComparison.Ordinal);
        Assert.Contains("one per agent", Refusal(() => HiredAgentsProblem.Create([0.5, 0.5], Guess, [[0]], [2, 2], [Coin])), StringComparison.Ordinal);
        Assert.Contains("one per effort profile", Refusal(() => HiredAgentsProblem.Create([0.5, 0.5], Guess, [[0, 1]], [2], [Coin])), StringComparison.Ordinal);
        Assert.Contains("one per signal profile", Refusal(() => HiredAgentsProblem.Create([0.5, 0.5], Guess, [[0]], [3], [Coin])), StringComparison.Ordinal);
        Assert.Contains("at least 0", Refusal(() => HiredAgentsProblem.Create([0.5, 0.5], Guess, [[-1]], [2], [Coin])), StringComparison.Ordinal);
        Assert.Contains("must be finite", Refusal(() => HiredAgentsProblem.Create([0.5, 0.5], Guess, [[double.NaN]], [2], [Coin])), StringComparison.Ordinal);
        Assert.Contains("at least 0", Refusal(() => HiredAgentsProblem.Forecasters(1, 0.1, 0.6).WithPaymentCap(-1)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => HiredAgentsProblem.Forecasters(0, 0.1, 0.6));
        Assert.Contains("at least 0", Refusal(() => HiredAgentsProblem.Forecasters(1, 0.1, 1.2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mechanism_recommends_decides_and_pays_as_it_says()
    {
        HiredAgentsMechanism mechanism = HiredAgentsProblem.Forecasters(2, 0.01, 0.6).WithPaymentCap(1).Solve(new Correlated()).Mechanism;
        RandomStream stream = new StreamKey(7).Open();
        int[] told = new int[4];
        for (int round = 0; round < 2000; round++)
        {
            told[mechanism.Recommend(ref stream)]++;
        }

        // 2000 draws: the share of an outcome of probability 0.495 is within 0.06 of it but once in 10⁷.
        Assert.Equal(0, told[0]);
        Assert.InRange(told[1] / 2000.0, 0.435, 0.555);
        Assert.Equal((0, 1), (mechanism.Decide(3, 0), mechanism.Decide(3, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => mechanism.Pay(0, 4, 0, 0));
        Assert.Contains("pays up to 1", mechanism.ToString(), StringComparison.Ordinal);
    }

    private static string Refusal(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
}
