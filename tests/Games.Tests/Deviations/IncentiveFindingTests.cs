using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Games.Tests.Deviations;

/// <summary>A check must judge each gain beside the numbers that it comes from: a large number that nobody can reach hides nothing.</summary>
public sealed class IncentiveFindingTests
{
    private static readonly Rational Billion = 1_000_000_000;

    [Fact]
    public void What_counts_is_named_before_what_is_rounding_of_larger_numbers()
    {
        IncentiveFinding finding = IncentiveFinding.Of(
            MeasuredSum.Of(3),
            [new(new(new(4, 10), 1e9), Rational.One, "rounding"), new(new(new(1, 10), 1), Rational.One, "a gain"), new(new(new(2, 10), 1e9), Rational.One, "rounding too")],
            [new(new(1, 1e12), "no broken limit"), new(new(new(1, 2), 1), "a broken limit")],
            Tolerances.Gain);
        Assert.Equal((0.1, "a gain", 0.5, false), (finding.LargestGain, finding.Deviation, finding.LargestExcess, finding.IsAccepted));
        Assert.Equal(["a broken limit"], finding.Violations);
        Assert.Equal("The largest gain is 0.1: a gain; broken limits: a broken limit.", finding.Explain());
    }

    [Fact]
    public void Riches_of_one_player_hide_no_disobedience_of_another()
    {
        UncertainGame game = UncertainGame.Certain([2, 2], new(2, 4, [Billion, 0, 0, 0, 0, new(1, 2), 0, 0]));
        IncentiveFinding finding = new Recommendation(new(1, 4, [1, 0, 0, 0])).Check(RecommendationProblem.ForWelfare(game), new Correlated(), Tolerances.Gain);
        Assert.Equal((0.5, false), (finding.LargestGain, finding.IsAccepted));

        CommunicationGame mediated = CommunicationGame.Create([1, 1], [2, 2], [Rational.One], [.. game.Payoffs]);
        IncentiveFinding heard = new Mediation(new(1, 4, [1, 0, 0, 0])).Check(CommunicationProblem.ForWelfare(mediated), Tolerances.Gain);
        Assert.Equal((0.5, false), (heard.LargestGain, heard.IsAccepted));
    }

    // The value is compared on the scale of what it is added up from, too: a billion that never occurs excuses no wrong value.
    [Fact]
    public void A_value_is_judged_on_the_scale_of_its_own_terms()
    {
        UncertainGame game = UncertainGame.Create([Rational.One, Rational.Zero], [1], new Matrix<Rational>(2, 1, [1, Billion]));
        IncentiveFinding finding = new Recommendation(new(2, 1, [1, 1])).Check(RecommendationProblem.ForWelfare(game), new Correlated(), Tolerances.Gain);
        Assert.Equal(1, finding.ValueSize);
        Assert.False(IncentiveAudit.Of([], [finding], [1.5]).Passed);
        Assert.True(IncentiveAudit.Of([], [finding], [1]).Passed);
    }
}
