using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
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
    public void Advice_that_is_followed_in_public_is_followed_in_private_and_that_before_it_is_heard() => CheckAlsoUncertain(40, drawn =>
    {
        RecommendationProblem problem = RecommendationProblem.ForWelfare(drawn.Game);
        double correlated = problem.Solve(new Correlated()).Value;
        RecommendationSolution published = problem.Solve(new PublicSignals());
        Assert.True(correlated <= problem.Solve(new CoarseCorrelated()).Value + 1e-9);
        Assert.True(!published.IsOptimal || published.Value <= correlated + 1e-9);
    });

    [Fact]
    public void Every_answer_passes_the_exact_audit() => CheckAlsoUncertain(25, drawn =>
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

    // Player 0's actions in another order, a second copy of its first one, states in another order, seven times the payoffs, and 3 more for player 1.
    [Fact]
    public void Metamorphic_changes_leave_the_value_or_scale_it() => CheckAlsoUncertain(20, drawn =>
    {
        UncertainGame game = drawn.Game;
        (int rows, int columns) = (game.Actions.Counts[0], game.Actions.Counts[1]);
        foreach (EquilibriumConcept concept in (EquilibriumConcept[])[new Correlated(), new CoarseCorrelated()])
        {
            double value = Value(game.Prior, rows, (_, table) => table);
            Assert.Equal(value, Value(game.Prior, rows, (_, table) => WithRows(table, [.. Enumerable.Range(0, rows).Reverse()])), 1e-9);
            Assert.Equal(value, Value(game.Prior, rows + 1, (_, table) => WithRows(table, [.. Enumerable.Range(0, rows), 0])), 1e-9);
            Assert.Equal(value, Value([.. game.Prior.Reverse()], rows, (_, table) =>
                new(table.Rows, table.Columns, [.. table.Entries.ToArray().Chunk(table.Columns).Reverse().SelectMany(state => state)])), 1e-9);
            Assert.Equal(7 * value, Value(game.Prior, rows, (_, table) => table.Select(payoff => 7 * payoff)), 1e-8);
            Assert.Equal(value + 3, Value(game.Prior, rows, (player, table) => table.Select(payoff => payoff + (3 * player))), 1e-9);

            double Value(Sequence<Rational> prior, int count, Func<int, Matrix<Rational>, Matrix<Rational>> change) => RecommendationProblem.ForWelfare(
                UncertainGame.Create(prior.Span, [count, columns], [.. game.Payoffs.Select((table, player) => change(player, table))])).Solve(concept).Value;
        }

        Matrix<Rational> WithRows(Matrix<Rational> table, int[] kept) => new(table.Rows, kept.Length * columns, [.. table.Entries.ToArray()
            .Chunk(table.Columns).SelectMany(state => kept.SelectMany(row => state[(row * columns)..((row + 1) * columns)]))]);
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

    // In state 1 matching pennies are played for high stakes: no public advice can be given about it, but in state 0 there is a strict equilibrium.
    [Fact]
    public void Public_advice_may_fail_although_some_belief_has_an_equilibrium()
    {
        Matrix<Rational> row = new(2, 4, [1, 1, 0, 0, 100, -100, -100, 100]);
        Matrix<Rational> column = new(2, 4, [1, 0, 1, 0, -100, 100, 100, -100]);
        RecommendationSolution half = RecommendationProblem.ForWelfare(UncertainGame.Create([new(1, 2), new(1, 2)], [2, 2], row, column)).Solve(new PublicSignals());
        RecommendationSolution certain = RecommendationProblem.ForWelfare(UncertainGame.Create([1, 0], [2, 2], row, column)).Solve(new PublicSignals());
        Assert.Equal(LinearProgramStatus.Infeasible, half.Status);
        Assert.Contains("the prior cannot be split into beliefs", half.Explain(), StringComparison.Ordinal);
        Assert.Equal(2, certain.Value, 1e-9);
    }

    // Every game has correlated equilibria and mediations: a method that denies it is mistaken.
    [Fact]
    public void A_method_that_finds_no_equilibrium_has_trouble()
    {
        AlteredMethod denies = new(LinearProgramMethods.Default, (_, solution) => solution with { Status = LinearProgramStatus.Infeasible });
        RecommendationProblem problem = RecommendationProblem.ForWelfare(Chicken);
        CommunicationGame game = CommunicationGame.Create([1, 1], [2, 2], [Rational.One], [.. Chicken.Payoffs]);
        foreach (EquilibriumConcept concept in (EquilibriumConcept[])[new Correlated { Program = denies }, new CoarseCorrelated { Program = denies }])
        {
            RecommendationSolution solution = problem.Solve(concept);
            Assert.Equal(LinearProgramStatus.NumericalTrouble, solution.Status);
            Assert.Contains("Solve with another method", solution.Explain(), StringComparison.Ordinal);
        }

        CommunicationSolution mediation = CommunicationProblem.ForWelfare(game).Solve(denies);
        Assert.Equal(LinearProgramStatus.NumericalTrouble, mediation.Status);
        Assert.Contains("Solve with another method", mediation.Explain(), StringComparison.Ordinal);
    }

    // Two receivers and two equally likely states. Both like 0 in state 0 by 1 and 1 in state 1 by 2, whatever the other does; the sender earns 1 when
    // somebody does 0. In public, 0 may be advised in state 1 at most half as often as in state 0: 1/2 + 1/4. In private, to one receiver at a time:
    // each is advised 0 in half of state 1, and never both, so that somebody always does it.
    [Fact]
    public void Two_receivers_are_persuaded_better_in_private()
    {
        Matrix<Rational> first = new(2, 4, [1, 1, 0, 0, 0, 0, 2, 2]);
        Matrix<Rational> second = new(2, 4, [1, 0, 1, 0, 0, 2, 0, 2]);
        UncertainGame game = UncertainGame.Create([new(1, 2), new(1, 2)], [2, 2], first, second);
        RecommendationProblem problem = RecommendationProblem.For(game, new(2, 4, [1, 1, 1, 0, 1, 1, 1, 0]));
        RecommendationSolution hidden = problem.Solve(new Correlated());
        RecommendationSolution open = problem.Solve(new PublicSignals());
        Assert.Equal(1, hidden.Value, 1e-9);
        Assert.Equal(0.75, open.Value, 1e-9);
        Assert.True(hidden.Audit() is { Passed: true, Exact: true });
        Assert.True(open.Audit() is { Passed: true, Exact: true });

        // A receiver who gains 2 by disobeying in state 1 limits the sender at 1 per 2 of its payoff.
        Assert.Equal(0.5, open.Binding.Max(binding => binding.ShadowPrice), 1e-9);
    }

    // Told 1, which is rare, player 0 loses 1; in advance that is 1 in a million.
    [Fact]
    public void A_rare_disobedience_shows_its_gain_once_the_advice_is_heard()
    {
        UncertainGame game = UncertainGame.Certain([2, 1], new(2, 2, [1, 0, 0, 0]));
        IncentiveFinding finding = new Recommendation(new(1, 2, [0.999999, 0.000001])).Check(RecommendationProblem.ForWelfare(game), new Correlated());
        Assert.Equal(0.000001, finding.LargestGain, 1e-15);
        Assert.Equal(1, finding.ConditionalGain!.Value, 1e-12);
        CommunicationGame mediated = CommunicationGame.Create([1, 1], [2, 1], [Rational.One], [.. game.Payoffs]);
        IncentiveFinding heard = new Mediation(new(1, 2, [0.999999, 0.000001])).Check(CommunicationProblem.ForWelfare(mediated));
        Assert.Equal(0.000001, heard.LargestGain, 1e-15);
        Assert.Equal(1, heard.ConditionalGain!.Value, 1e-12);
    }

    // One type and one action: there is no deviation. One type and a costly second action: the best deviation is that action, at its cost.
    [Fact]
    public void Honesty_and_obedience_are_no_deviation()
    {
        CommunicationGame alone = CommunicationGame.Create([1], [1], [Rational.One], new Matrix<Rational>(1, 1, [Rational.One]));
        IncentiveFinding none = new Mediation(new(1, 1, [1])).Check(CommunicationProblem.ForWelfare(alone));
        Assert.True(none is { IsAccepted: true, LargestGain: 0, Deviation: "", ConditionalGain: null });

        CommunicationGame choice = CommunicationGame.Create([1], [2], [Rational.One], new Matrix<Rational>(1, 2, [1, 0]));
        IncentiveFinding costly = new Mediation(new(1, 2, [1, 0])).Check(CommunicationProblem.ForWelfare(choice));
        Assert.Equal(-1, costly.LargestGain);
        Assert.Equal("player 0 of type 0, advised 0, does 1", costly.Deviation);
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

    private static void CheckAlsoUncertain(int count, Action<Bimatrix> law)
    {
        Check(count, law);
        Prop.ForAll(Bimatrix.Uncertain, law).Check(Laws.Config.WithMaxTest(count));
    }

    /// <summary>A game of two players with small integer payoffs, so that ties are frequent.</summary>
    public sealed record Bimatrix(UncertainGame Game)
    {
        public static Arbitrary<Bimatrix> Any { get; } = Arb.From(
            from rows in Gen.Choose(1, 3)
            from columns in Gen.Choose(1, 3)
            from payoffs in Gen.Choose(0, 4).ArrayOf(2 * rows * columns)
            select new Bimatrix(UncertainGame.Certain([rows, columns], new(2, rows * columns, [.. payoffs.Select(payoff => (Rational)payoff)]))));

        /// <summary>Gets the same with two or three states.</summary>
        public static Arbitrary<Bimatrix> Uncertain { get; } = Arb.From(
            from states in Gen.Choose(2, 3)
            from weights in Gen.Choose(1, 3).ArrayOf(states)
            from rows in Gen.Choose(1, 3)
            from columns in Gen.Choose(1, 3)
            from payoffs in Gen.Choose(0, 4).ArrayOf(2 * states * rows * columns)
            select new Bimatrix(UncertainGame.Create(
                [.. weights.Select(weight => new Rational(weight, weights.Sum()))],
                [rows, columns],
                [.. payoffs.Select(payoff => (Rational)payoff).Chunk(states * rows * columns).Select(table => new Matrix<Rational>(states, rows * columns, table))])));

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Game}: {string.Join(" | ", Game.Payoffs.Select(payoff => string.Join(' ', payoff.Entries.ToArray())))}");
    }
}
