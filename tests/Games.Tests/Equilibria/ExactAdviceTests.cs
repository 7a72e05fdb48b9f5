using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;
using Mechanisms.Games.Tests.Nash;

namespace Mechanisms.Games.Tests.Equilibria;

public class ExactAdviceTests
{
    private static readonly RecommendationProblem Problem = RecommendationProblem.ForWelfare(NashGames.Chicken.ToUncertainGame());

    // The best correlated equilibrium of chicken leaves both advised to yield indifferent: no tolerance is needed.
    [Fact]
    public void The_best_advice_of_chicken_is_followed_without_any_tolerance()
    {
        IncentiveFinding finding = Recommendation.CheckExactly(Problem, new Correlated(), new(1, 4, [0, new(1, 4), new(1, 4), new(1, 2)]));
        Assert.True(finding.IsAccepted);
        Assert.Equal(0, finding.LargestGain);
        Assert.Equal(10.5, finding.Value);
    }

    // Planted: a shift of the advice that no double shows beside 1/2.
    [Fact]
    public void A_shift_by_ten_to_the_minus_thirty_is_caught()
    {
        Rational shift = Rational.Parse("1e-30");
        IncentiveFinding finding = Recommendation.CheckExactly(Problem, new Correlated(), new(1, 4, [0, new Rational(1, 4) - shift, new(1, 4), new Rational(1, 2) + shift]));
        Assert.False(finding.IsAccepted);
        Assert.InRange(finding.LargestGain, 1e-30, 1e-29);
    }

    [Fact]
    public void Wrong_shapes_and_sums_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Recommendation.CheckExactly(Problem, new Correlated(), new(1, 3, [0, 0, 1])));
        Assert.Throws<ArgumentException>(() => Recommendation.CheckExactly(Problem, new Correlated(), new(1, 4, [0, 0, 1, 1])));
        Assert.Throws<ArgumentException>(() => Recommendation.CheckExactly(Problem, new Correlated(), new(1, 4, [0, -1, 1, 1])));
    }
}
