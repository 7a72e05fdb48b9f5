using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;
using Mechanisms.Persuasion;

namespace Mechanisms.Tests.Persuasion;

public class PersuasionLawTests
{
    [Fact]
    public void Recommendations_and_state_prices_agree() => Primal_is_dual(60);

    [LongFact]
    public void Recommendations_and_state_prices_agree_on_a_thousand_problems() => Primal_is_dual(1_000);

    [Fact]
    public void The_concave_envelope_agrees_with_the_program() => Program_is_envelope(60);

    [LongFact]
    public void The_concave_envelope_agrees_with_the_program_on_a_thousand_problems() => Program_is_envelope(1_000);

    // The state is the type of a player who does not care, and the mediator's objective is the sender's utility.
    [Fact]
    public void A_sender_is_the_mediator_of_a_game_whose_informed_player_does_not_care() => Check(PersuasionCase.Any, 60, drawn =>
    {
        PersuasionProblem problem = drawn.Problem;
        (int states, int actions) = (problem.StateCount, problem.ActionCount);
        CommunicationGame game = CommunicationGame.Create(
            [states, 1], [1, actions], problem.Prior.Span, new(states, actions, [.. Enumerable.Repeat(Rational.Zero, states * actions)]), ByState(problem.ReceiverUtility));
        Assert.Equal(problem.Solve(new Recommendations()).Value, CommunicationProblem.For(game, ByState(problem.SenderUtility)).Solve().Value, 1e-9);

        Matrix<Rational> ByState(Matrix<Rational> utility) =>
            new(states, actions, [.. Enumerable.Range(0, states * actions).Select(place => utility[place % actions, place / actions])]);
    });

    [Fact]
    public void Every_answer_passes_the_exact_audit_and_its_scheme_is_worth_its_value() => Check(PersuasionCase.Any, 40, drawn =>
    {
        IncentiveAudit audit = drawn.Problem.Solve(new Recommendations()).Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
    });

    [Fact]
    public void The_value_lies_between_silence_or_openness_and_dictatorship() => Check(PersuasionCase.Any, 60, drawn =>
    {
        double value = drawn.Problem.Solve(new Recommendations()).Value;
        Assert.InRange(
            value,
            Rational.Max(drawn.Problem.NoInformation, drawn.Problem.FullInformation).ToDouble() - 1e-9,
            drawn.Problem.Dictator.ToDouble() + 1e-9);
    });

    [Fact]
    public void A_sender_who_wants_what_the_receiver_wants_tells_all_and_an_opposed_one_nothing() => Check(PersuasionCase.Any, 40, drawn =>
    {
        Matrix<Rational> receiver = drawn.Problem.ReceiverUtility;
        PersuasionProblem aligned = PersuasionProblem.Create(drawn.Problem.Prior.Span, receiver, receiver);
        PersuasionProblem opposed = PersuasionProblem.Create(drawn.Problem.Prior.Span, receiver.Select(utility => Rational.One - utility), receiver);
        Assert.Equal(aligned.FullInformation.ToDouble(), aligned.Solve(new Recommendations()).Value, 1e-9);
        Assert.Equal(opposed.NoInformation.ToDouble(), opposed.Solve(new Recommendations()).Value, 1e-9);
    });

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Reproduces_kamenica2011_prosecutor_who_convicts_twice_the_guilty(double guilty)
    {
        PersuasionProblem problem = PersuasionProblem.Create(
            [1 - guilty, guilty], new Matrix<double>(2, 2, [0, 0, 1, 1]), new Matrix<double>(2, 2, [1, 0, 0, 1]));
        PersuasionSolution solution = problem.Solve(new Recommendations());
        Assert.Equal(Math.Min(1, 2 * guilty), solution.Value, 1e-9);
        Assert.Equal(solution.Value, ConcaveEnvelope.Of(problem).Value.ToDouble(), 1e-9);
        if (guilty < 0.5)
        {
            Assert.Contains("told action 1, takes action 0", solution.Explain(), StringComparison.Ordinal);
            Assert.Equal(0.5, solution.Scheme.Posterior(problem, 1)[1], 1e-9);
        }
    }

    [Fact]
    public void Permuting_splitting_and_duplicating_change_no_value() => Check(PersuasionCase.Any, 40, drawn =>
    {
        (int[] actions, int[] states) = (PersuasionCase.Indices(drawn.Problem.ActionCount), PersuasionCase.Indices(drawn.Problem.StateCount));
        double value = drawn.Problem.Solve(new Recommendations()).Value;
        Assert.Equal(value, drawn.With([.. actions.Reverse()], [.. states.Reverse()]).Solve(new Recommendations()).Value, 1e-9);
        Assert.Equal(value, drawn.With([.. actions, 0], states).Solve(new Recommendations()).Value, 1e-9);
        Assert.Equal(value, drawn.With(actions, [.. states, 0]).Solve(new Recommendations()).Value, 1e-9);
    });

    // The receiver never takes an action that another beats in every state, however much the sender would like it to.
    [Fact]
    public void An_action_that_the_receiver_would_never_take_changes_no_value() => Check(PersuasionCase.Any, 40, drawn =>
    {
        PersuasionProblem problem = drawn.Problem;
        Matrix<Rational> Appended(Matrix<Rational> table, Func<Rational, Rational> ofFirst) =>
            new(table.Rows + 1, table.Columns, [.. table.Entries, .. table.Row(0).ToArray().Select(ofFirst)]);
        PersuasionProblem more = PersuasionProblem.Create(
            problem.Prior.Span, Appended(problem.SenderUtility, _ => 100), Appended(problem.ReceiverUtility, utility => utility - new Rational(1, 10)));
        double value = problem.Solve(new Recommendations()).Value;
        Assert.Equal(value, more.Solve(new Recommendations()).Value, 1e-9);
        Assert.Equal(value, more.Solve(new StatePrices()).Value, 1e-9);
    });

    [Fact]
    public void Scaling_the_senders_utility_scales_the_value_and_the_receivers_changes_nothing() => Check(PersuasionCase.Any, 40, drawn =>
    {
        PersuasionProblem problem = drawn.Problem;
        Rational factor = 7;
        PersuasionProblem scaled = PersuasionProblem.Create(
            problem.Prior.Span, problem.SenderUtility.Select(utility => factor * utility), problem.ReceiverUtility.Select(utility => (factor * utility) - Rational.One));
        Assert.Equal(7 * problem.Solve(new Recommendations()).Value, scaled.Solve(new Recommendations()).Value, 1e-9);
    });

    // A sender who cannot tell the first state from the last: whatever it tells, one who can may tell too.
    [Fact]
    public void Coarser_states_never_raise_the_value() => Check(PersuasionCase.Any, 60, drawn =>
    {
        PersuasionProblem problem = drawn.Problem;
        int[] kept = [.. PersuasionCase.Indices(problem.StateCount).SkipLast(1)];
        Rational mass = problem.Prior[0] + problem.Prior[^1];
        Matrix<Rational> Merged(Matrix<Rational> table) => new(table.Rows, kept.Length, [.. PersuasionCase.Indices(table.Rows).SelectMany(action => kept.Select(state =>
            state > 0 || mass == Rational.Zero ? table[action, state] : ((problem.Prior[0] * table[action, 0]) + (problem.Prior[^1] * table[action, table.Columns - 1])) / mass))]);
        PersuasionProblem coarser = PersuasionProblem.Create(
            [mass, .. problem.Prior.Skip(1).SkipLast(1)], Merged(problem.SenderUtility), Merged(problem.ReceiverUtility));
        Assert.True(coarser.Solve(new Recommendations()).Value <= problem.Solve(new Recommendations()).Value + 1e-9);
    });

    // Two actions, and a sender who only wants the last one: what the receiver gains by it in some states pays for states where it loses, least losses first.
    [Fact]
    public void Persuading_to_one_of_two_actions_is_a_fractional_knapsack() => Check(PersuasionCase.Any, 100, drawn =>
    {
        PersuasionProblem problem = drawn.Problem;
        int states = problem.StateCount;
        Rational[] gains = [.. PersuasionCase.Indices(states).Select(state => problem.ReceiverUtility[problem.ActionCount - 1, state] - problem.ReceiverUtility[0, state])];
        PersuasionProblem wanted = PersuasionProblem.Create(
            problem.Prior.Span,
            new(2, states, [.. Enumerable.Repeat(Rational.Zero, states), .. Enumerable.Repeat(Rational.One, states)]),
            new(2, states, [.. Enumerable.Repeat(Rational.Zero, states), .. gains]));
        Assert.Equal(Knapsack(problem.Prior, gains).ToDouble(), wanted.Solve(new Recommendations()).Value, 1e-9);
    });

    // One receiver: private advice, public advice and recommendations are the same thing.
    [Fact]
    public void The_bayes_correlated_equilibria_of_one_player_are_the_schemes() => Check(PersuasionCase.Any, 40, drawn =>
    {
        PersuasionProblem problem = drawn.Problem;
        RecommendationProblem advised = RecommendationProblem.For(
            UncertainGame.Create(problem.Prior.Span, [problem.ActionCount], Transposed(problem.ReceiverUtility)), Transposed(problem.SenderUtility));
        double value = problem.Solve(new Recommendations()).Value;
        Assert.Equal(value, advised.Solve(new Correlated()).Value, 1e-9);
        Assert.Equal(value, advised.Solve(new PublicSignals()).Value, 1e-9);
    });

    // Known-bad schemes: the favorite action in every state, and the best scheme of a sender who forgets the prior.
    [Fact]
    public void Schemes_that_forget_obedience_or_the_prior_are_refuted()
    {
        PersuasionProblem problem = PersuasionProblem.Create(
            [0.7, 0.3], new Matrix<double>(2, 2, [0, 0, 1, 1]), new Matrix<double>(2, 2, [1, 0, 0, 1]));
        PersuasionProblem uniform = PersuasionProblem.Create([0.5, 0.5], new Matrix<double>(2, 2, [0, 0, 1, 1]), new Matrix<double>(2, 2, [1, 0, 0, 1]));
        SignalingScheme disobeyed = new(new Matrix<double>(2, 2, [0, 1, 0, 1]));
        SignalingScheme misjudged = uniform.Solve(new Recommendations()).Scheme;

        Assert.All((SignalingScheme[])[disobeyed, misjudged], scheme => Assert.False(Obedience.Check(problem, scheme, Tolerances.Gain).IsAccepted));
        Assert.Equal(0.4, Obedience.Check(problem, disobeyed).LargestGain, 1e-12);
    }

    [Fact]
    public void What_is_no_problem_is_refused()
    {
        Matrix<double> table = new(2, 2, [0, 0, 1, 1]);
        Assert.Contains("must sum to 1", Assert.Throws<ArgumentException>(() => PersuasionProblem.Create([0.7, 0.2], table, table)).Message, StringComparison.Ordinal);
        Assert.Contains("must be 2 × 3", Assert.Throws<ArgumentException>(() => PersuasionProblem.Create([0.5, 0.25, 0.25], table, table)).Message, StringComparison.Ordinal);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => PersuasionProblem.Create([0.5, double.NaN], table, table)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ConcaveEnvelope.Of(PersuasionProblem.Create([1.0], new(1, 1, [1.0]), new(1, 1, [1.0]))));
    }

    private static void Primal_is_dual(int cases) => Check(PersuasionCase.Any, cases, drawn => Assert.Equal(
        drawn.Problem.Solve(new Recommendations()).Value, drawn.Problem.Solve(new StatePrices()).Value, 1e-9));

    private static void Program_is_envelope(int cases) => Check(PersuasionCase.TwoStates, cases, drawn => Assert.Equal(
        ConcaveEnvelope.Of(drawn.Problem).Value.ToDouble(), drawn.Problem.Solve(new Recommendations()).Value, 1e-9));

    private static Rational Knapsack(Sequence<Rational> prior, Rational[] gains)
    {
        (Rational value, Rational budget) = (Rational.Zero, Rational.Zero);
        foreach ((Rational probability, Rational gain) in prior.Zip(gains).OrderByDescending(state => state.Second))
        {
            Rational loss = probability * -gain;
            Rational share = loss <= budget ? Rational.One : budget / loss;
            (value, budget) = (value + (share * probability), budget - (share * loss));
        }

        return value;
    }

    private static Matrix<Rational> Transposed(Matrix<Rational> table) => new(
        table.Columns, table.Rows, [.. Enumerable.Range(0, table.Rows * table.Columns).Select(place => table[place % table.Rows, place / table.Rows])]);

    private static void Check(Arbitrary<PersuasionCase> cases, int count, Action<PersuasionCase> law) =>
        Prop.ForAll(cases, law).Check(Laws.Config.WithMaxTest(count));
}
