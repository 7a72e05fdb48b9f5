using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Games.Tests.Equilibria;

public class EquilibriumLawTests
{
    private static readonly UncertainGame Chicken = UncertainGame.Certain([2, 2], new(2, 4, [0, 7, 2, 6, 0, 2, 7, 6]));

    [Fact]
    public void Chicken_is_worth_ten_and_a_half_with_advice()
    {
        RecommendationProblem problem = RecommendationProblem.ForWelfare(Chicken);
        RecommendationSolution solution = problem.Solve(new Correlated());
        Assert.Equal(10.5, solution.Value, 1e-9);
        Assert.Equal(10.5, problem.Solve(new CoarseCorrelated()).Value, 1e-9);
        Assert.Contains("advised to take action 1, takes action 0", solution.Explain(), StringComparison.Ordinal);
        Assert.Equal(9, problem.Solve(new PublicSignals()).Value, 1e-9);
    }

    [Fact]
    public void Advice_that_is_followed_in_public_is_followed_in_private_and_that_before_it_is_heard() => Check(40, drawn =>
    {
        RecommendationProblem problem = RecommendationProblem.ForWelfare(drawn.Game);
        double correlated = problem.Solve(new Correlated()).Value;
        RecommendationSolution published = problem.Solve(new PublicSignals());
        Assert.True(correlated <= problem.Solve(new CoarseCorrelated()).Value + 1e-9);
        Assert.True(!published.IsOptimal || published.Value <= correlated + 1e-9);
    });

    [Fact]
    public void Every_answer_passes_the_exact_audit() => Check(25, drawn =>
    {
        foreach (EquilibriumConcept concept in (EquilibriumConcept[])[new Correlated(), new CoarseCorrelated(), new PublicSignals()])
        {
            IncentiveAudit audit = RecommendationProblem.ForWelfare(drawn.Game).Solve(concept).Audit();
            Assert.True(audit is { Passed: true, Exact: true }, $"{concept.Name}: {audit.Explain()}");
        }
    });

    // Every cell of the payoff tables in which nobody gains by leaving alone.
    [Fact]
    public void Nash_equilibria_in_pure_actions_are_correlated_equilibria() => Check(40, drawn =>
    {
        ProfileSpace actions = drawn.Game.Actions;
        for (int profile = 0; profile < actions.Count; profile++)
        {
            int known = profile;
            bool isNash = Enumerable.Range(0, 2).All(player => Enumerable.Range(0, actions.Counts[player])
                .All(action => drawn.Game.Payoffs[player][0, actions.With(known, player, action)] <= drawn.Game.Payoffs[player][0, known]));
            Recommendation certain = new(new(1, actions.Count, [.. Enumerable.Range(0, actions.Count).Select(place => place == known ? 1.0 : 0)]));
            Assert.Equal(isNash, certain.Check(RecommendationProblem.ForWelfare(drawn.Game), new Correlated()).IsAccepted);
        }
    });

    [Fact]
    public void Without_types_communication_is_correlation() => Check(30, drawn =>
    {
        CommunicationGame game = CommunicationGame.Create([1, 1], drawn.Game.Actions.Counts.Span, [Rational.One], [.. drawn.Game.Payoffs]);
        CommunicationSolution solution = CommunicationProblem.ForWelfare(game).Solve();
        Assert.Equal(RecommendationProblem.ForWelfare(drawn.Game).Solve(new Correlated()).Value, solution.Value, 1e-9);
        Assert.True(solution.Audit() is { Passed: true, Exact: true });
    });

    [Fact]
    public void A_game_without_pure_equilibria_has_no_public_advice()
    {
        UncertainGame pennies = UncertainGame.Certain([2, 2], new(2, 4, [1, -1, -1, 1, -1, 1, 1, -1]));
        RecommendationSolution solution = RecommendationProblem.ForWelfare(pennies).Solve(new PublicSignals());
        Assert.Equal(LinearProgramStatus.Infeasible, solution.Status);
        Assert.Contains("No advice is followed", Assert.Throws<InvalidOperationException>(() => solution.Advice).Message, StringComparison.Ordinal);
        Assert.Equal(0, RecommendationProblem.ForWelfare(pennies).Solve(new Correlated()).Value, 1e-9);
    }

    // Known-bad advice: the profile with the highest sum, whether anybody follows it or not.
    [Fact]
    public void Advice_to_do_what_is_best_for_all_is_refuted_in_chicken()
    {
        IncentiveFinding finding = new Recommendation(new(1, 4, [0, 0, 0, 1])).Check(RecommendationProblem.ForWelfare(Chicken), new Correlated());
        Assert.False(finding.IsAccepted);
        Assert.Equal(1, finding.LargestGain, 1e-12);
        Assert.Equal(12, finding.Value, 1e-12);
    }

    [Fact]
    public void Honest_mediation_that_ignores_who_lies_is_refuted()
    {
        // Player 0 wants action 1 of player 1 whatever its type; the mediator plays 1 only after type 1 is reported.
        Matrix<Rational> wants = new(2, 2, [0, 1, 0, 1]);
        CommunicationGame game = CommunicationGame.Create([2, 1], [1, 2], [new(1, 2), new(1, 2)], wants, new Matrix<Rational>(2, 2, [0, 0, 0, 0]));
        IncentiveFinding finding = new Mediation(new(2, 2, [1, 0, 0, 1])).Check(CommunicationProblem.ForWelfare(game));
        Assert.False(finding.IsAccepted);
        Assert.Contains("player 0 of type 0 says 1", finding.Deviation, StringComparison.Ordinal);
    }

    private static void Check(int count, Action<Bimatrix> law) => Prop.ForAll(Bimatrix.Any, law).Check(Laws.Config.WithMaxTest(count));

    /// <summary>A game of two players with small integer payoffs, so that ties are frequent.</summary>
    public sealed record Bimatrix(UncertainGame Game)
    {
        public static Arbitrary<Bimatrix> Any { get; } = Arb.From(
            from rows in Gen.Choose(1, 3)
            from columns in Gen.Choose(1, 3)
            from payoffs in Gen.Choose(0, 4).ArrayOf(2 * rows * columns)
            select new Bimatrix(UncertainGame.Certain([rows, columns], new(2, rows * columns, [.. payoffs.Select(payoff => (Rational)payoff)]))));

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Game}: {string.Join(" | ", Game.Payoffs.Select(payoff => string.Join(' ', payoff.Entries.ToArray())))}");
    }
}
