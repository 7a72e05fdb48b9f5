using Mechanisms.AutomatedDesign;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Tests.AutomatedDesign;

public sealed class DesignCheckTests
{
    private static readonly Rational Billion = 1_000_000_000;

    // Two agents of two types, of which agent 0's type 1 never occurs; agent 1 of type 0 gains 0.5 by saying 1.
    [Theory]
    [InlineData(Truthfulness.Bayesian)]
    [InlineData(Truthfulness.DominantStrategy)]
    public void Billions_of_another_agent_or_after_what_never_occurs_hide_no_lie(Truthfulness truthfulness)
    {
        Matrix<Rational> rich = new(2, 2, [Billion, Billion, Billion, Billion]);
        Matrix<Rational> liar = new(2, 2, [0, 1, 0, 1]);
        DesignProblem problem = DesignProblem.For([new(1, 2), new(1, 2), 0, 0], [rich, liar], new(4, 2, [0, 0, 0, 0, 0, 0, 0, 0]), Rational.Zero);
        DesignedMechanism mechanism = new(problem.Types, new(4, 2, [1, 0, 0, 1, 1, 0, 0, 1]), new(4, 2, [1e9, 0, 1e9, 0.5, 1e9, 0, 1e9, 0]));
        IncentiveFinding finding = mechanism.Check(problem, truthfulness, Participation.Forced, Tolerances.Gain);
        Assert.False(finding.IsAccepted);
        Assert.Equal("agent 1 of type 0 says 1", finding.Deviation);
    }

    [Theory]
    [InlineData(Participation.Interim, 0.25)]
    [InlineData(Participation.ExPost, 0.5)]
    public void Billions_of_another_agent_hide_no_loss(Participation participation, double loss)
    {
        Matrix<Rational> rich = new(1, 1, [Billion]);
        Matrix<Rational> poor = new(2, 1, [new(-1, 2), 0]);
        DesignProblem problem = DesignProblem.For([new(1, 2), new(1, 2)], [rich, poor], new(2, 1, [0, 0]), Rational.Zero);
        IncentiveFinding finding = new DesignedMechanism(problem.Types, new(2, 1, [1, 1]), new(2, 2, [0, 0, 0, 0]))
            .Check(problem, Truthfulness.Bayesian, participation, Tolerances.Gain);
        Assert.Equal((loss, false), (finding.LargestExcess, finding.IsAccepted));
        Assert.Contains("agent 1 of type 0 loses", Assert.Single(finding.Violations), StringComparison.Ordinal);
    }

    // A type of chance 1e-10 loses 5 by taking part: 5e-10 in advance, which a tolerance of 1e-9 lets pass, and 5 once it knows itself.
    [Fact]
    public void What_a_rare_type_loses_is_told_beside_what_counts_in_advance()
    {
        Rational rare = new(1, 10_000_000_000);
        DesignProblem problem = DesignProblem.For([Rational.One - rare, rare], [new Matrix<Rational>(2, 1, [1, -5])], new(2, 1, [0, 0]), Rational.Zero);
        DesignedMechanism mechanism = new(problem.Types, new(2, 1, [1, 1]), new(2, 1, [0, 0]));
        IncentiveFinding tolerant = mechanism.Check(problem, Truthfulness.Bayesian, Participation.Interim, Tolerances.Gain);
        Assert.Equal((true, 5e-10, 5.0), (tolerant.IsAccepted, tolerant.LargestExcess, tolerant.ConditionalExcess));
        Assert.Contains("passed by 5 once it is known", tolerant.Explain(), StringComparison.Ordinal);

        IncentiveFinding exact = mechanism.Check(problem, Truthfulness.Bayesian, Participation.Interim);
        Assert.Equal((false, 5.0), (exact.IsAccepted, exact.ConditionalExcess));
        Assert.Equal(["agent 0 of type 1 loses 5 by taking part"], exact.Violations);

        // After the fact nothing is weighted, and a type that never occurs loses nothing before it.
        Assert.Equal(5, mechanism.Check(problem, Truthfulness.Bayesian, Participation.ExPost, Tolerances.Gain).LargestExcess);
        DesignProblem never = DesignProblem.For([1, 0], [new Matrix<Rational>(2, 1, [1, -5])], new(2, 1, [0, 0]), Rational.Zero);
        IncentiveFinding none = mechanism.Check(never, Truthfulness.Bayesian, Participation.Interim);
        Assert.Equal((true, 0.0), (none.IsAccepted, none.ConditionalExcess));
    }
}
