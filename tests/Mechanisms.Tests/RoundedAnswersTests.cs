using Mechanisms.AutomatedDesign;
using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Equilibria;
using Mechanisms.InformationAcquisition;
using Mechanisms.Persuasion;

namespace Mechanisms.Tests;

/// <summary>Answers as solvers write them, −1e-18 included, are checked and not refused; products of distributions may be off by more than each.</summary>
public sealed class RoundedAnswersTests
{
    private static readonly Matrix<double> Rounded = new(2, 2, [1, -1e-18, 0, 1]);

    [Fact]
    public void A_probability_below_0_by_rounding_gets_a_verdict()
    {
        PersuasionProblem persuasion = PersuasionProblem.Create([0.5, 0.5], new Matrix<double>(2, 2, [1, 0, 0, 1]), new Matrix<double>(2, 2, [1, 0, 0, 1]));
        Assert.True(Obedience.Check(persuasion, new(Rounded), Tolerances.Gain).IsAccepted);

        UncertainGame game = UncertainGame.Create([new(1, 2), new(1, 2)], [2], new Matrix<Rational>(2, 2, [1, 0, 0, 1]));
        Assert.True(new Recommendation(Rounded).Check(RecommendationProblem.ForWelfare(game), new Games.Equilibria.Correlated(), Tolerances.Gain).IsAccepted);
        CommunicationGame mediated = CommunicationGame.Create([2], [2], [new(1, 2), new(1, 2)], new Matrix<Rational>(2, 2, [1, 0, 0, 1]));
        Assert.True(new Mediation(Rounded).Check(CommunicationProblem.ForWelfare(mediated), Tolerances.Gain).IsAccepted);

        DesignProblem design = DesignProblem.ForWelfare([new(1, 2), new(1, 2)], new Matrix<Rational>(2, 2, [1, 0, 0, 1]));
        DesignedMechanism mechanism = new(design.Types, Rounded, new(2, 1, [0, 0]));
        Assert.True(mechanism.Check(design, Truthfulness.Bayesian, Participation.Interim, Tolerances.Gain).IsAccepted);
        Assert.Equal(Rational.One, mechanism.Run([0]).ProbabilityOf(new(0, [Rational.Zero])));

        ContractProblem idle = ContractProblem.Create(new Matrix<double>(2, 1, [1, 1]), [0, 0], [1]);
        ContractMenu menu = new(Rounded, [new(2, 1, [0, 0]), new(2, 1, [0, 0])]);
        Assert.True(MenuIncentives.Check(MenuProblem.Create([new(1, 2), new(1, 2)], idle, idle), menu, Tolerances.Gain).IsAccepted);
        Assert.Throws<ArgumentException>(() => new SignalingScheme(new(1, 2, [1.001, -0.001])));
    }

    // Each list sums to 1 within 1e-9, and their product does not.
    [Fact]
    public void Products_of_distributions_are_judged_factor_by_factor()
    {
        Sequence<Rational> off = [new(1, 2), Rational.Parse("0.5000000009")];
        Sequence<Rational> values = [1, 2];
        Assert.Equal(LawSum(off), DesignProblem.ForSingleItem([values, values], [off, off]).Prior.Aggregate(Rational.Zero, (sum, next) => sum + next));
        Assert.Throws<ArgumentException>(() => DesignProblem.ForSingleItem([values], [[new(1, 2), new(1, 3)]]));

        Matrix<Rational> law = new(1, 2, off.Span);
        HiredAgentsProblem Posed(Matrix<Rational> own) => HiredAgentsProblem.WithIndependentSignals(
            [Rational.One], new Matrix<Rational>(1, 1, [Rational.One]), [[0], [0]], [[own], [own]]);
        Assert.Equal(4, Posed(law).SignalLaws[0].Columns);
        Assert.Contains("the signals of an agent", Assert.Throws<ArgumentException>(() => Posed(new(1, 2, [new(1, 2), new(1, 3)]))).Message, StringComparison.Ordinal);
    }

    private static Rational LawSum(Sequence<Rational> own) => (own[0] + own[1]) * (own[0] + own[1]);
}
