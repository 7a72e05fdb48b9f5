using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.Persuasion;

namespace Mechanisms.Tests.Persuasion;

/// <summary>What states are worth, what is recommended and what binds, by both formulations: none of it may be one's sign or order away.</summary>
public sealed class StatePricesTests
{
    [Fact]
    public void The_scheme_of_state_prices_passes_the_exact_audit() => Check(40, (problem, _) =>
    {
        PersuasionSolution solution = problem.Solve(new StatePrices());
        IncentiveAudit audit = solution.Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        Assert.Equal(solution.Value, Obedience.Check(problem, solution.Scheme).Value, 1e-9);
    });

    [Fact]
    public void Prices_touch_the_envelope_at_the_prior_and_lie_above_it_everywhere() => Check(40, (problem, formulation) =>
    {
        PersuasionSolution solution = problem.Solve(formulation);
        Assert.Equal(solution.Value, Weigh(problem.Prior.Select(weight => weight.ToDouble()), solution.StatePrices), 1e-9);
        Assert.All(Beliefs(problem.StateCount), belief => Assert.True(
            Weigh(belief.Select(weight => weight.ToDouble()), solution.StatePrices) >= ValueAt(problem, belief) - 1e-9));
    });

    [Fact]
    public void Prices_are_exact_where_the_scheme_leads() => Check(40, (problem, formulation) =>
    {
        PersuasionSolution solution = problem.Solve(formulation);
        for (int action = 0; action < problem.ActionCount; action++)
        {
            Sequence<double> posterior = solution.Scheme.Posterior(problem, action);
            if (posterior.Count > 0)
            {
                double worth = Weigh(posterior, [.. problem.SenderUtility.Row(action).ToArray().Select(utility => utility.ToDouble())]);
                double heard = problem.Prior.Select((prior, state) => prior.ToDouble() * solution.Scheme.Probabilities[state, action]).Sum();
                Assert.Equal(0, heard * (Weigh(posterior, solution.StatePrices) - worth), 1e-9);
            }
        }
    });

    // The value is that of all recommendations when the prices of disobedience are charged: strong duality, read off the answer.
    [Fact]
    public void Binding_prices_and_state_prices_prove_the_value_together() => Check(40, (problem, formulation) =>
    {
        PersuasionSolution solution = problem.Solve(formulation);
        for (int state = 0; state < problem.StateCount; state++)
        {
            for (int action = 0; action < problem.ActionCount; action++)
            {
                double charged = problem.SenderUtility[action, state].ToDouble();
                for (int other = 0; other < problem.ActionCount; other++)
                {
                    double price = solution.Binding.FirstOrDefault(binding => binding.Deviation == Disobedience(action, other))?.ShadowPrice ?? 0;
                    charged += price * (problem.ReceiverUtility[action, state] - problem.ReceiverUtility[other, state]).ToDouble();
                }

                Assert.True(solution.StatePrices[state] >= charged - 1e-7, $"state {state}, action {action}: {solution.StatePrices[state]} < {charged}");
            }
        }
    });

    // min(2p, 1) over p of 0.3: only guilt is worth something, and each unit of obedience forgiven convicts one unit more.
    [Fact]
    public void The_prosecutor_pays_two_for_guilt_and_one_for_obedience() => Assert.All((IPersuasionFormulation[])[new Recommendations(), new StatePrices()], formulation =>
    {
        PersuasionSolution solution = Prosecutor.Solve(formulation);
        Assert.Equal(0, solution.StatePrices[0], 1e-9);
        Assert.Equal(2, solution.StatePrices[1], 1e-9);
        BindingIncentive binding = Assert.Single(solution.Binding);
        Assert.Equal(Disobedience(1, 0), binding.Deviation);
        Assert.Equal(1, binding.ShadowPrice, 1e-9);
        Assert.Equal(3.0 / 7, solution.Scheme.Probabilities[0, 1], 1e-9);
        Assert.Equal(1, solution.Scheme.Probabilities[1, 1], 1e-9);
    });

    // Known-bad: a method whose prices have the wrong sign.
    [Fact]
    public void Prices_of_the_wrong_sign_are_refuted()
    {
        AlteredMethod wrong = new(LinearProgramMethods.Default, (_, answer) => answer with { RowDuals = [.. answer.RowDuals.Select(price => -price)] });
        Assert.False(Prosecutor.Solve(new StatePrices { Program = wrong }).Audit().Passed);
        Assert.NotEqual(0.6, Weigh([0.7, 0.3], Prosecutor.Solve(new Recommendations { Program = wrong }).StatePrices), 1e-9);
    }

    private static PersuasionProblem Prosecutor => PersuasionProblem.Create(
        [0.7, 0.3], new Matrix<double>(2, 2, [0, 0, 1, 1]), new Matrix<double>(2, 2, [1, 0, 0, 1]));

    private static string Disobedience(int action, int other) =>
        FormattableString.Invariant($"the receiver, told action {action}, takes action {other}");

    private static double Weigh(IEnumerable<double> weights, IEnumerable<double> amounts) => weights.Zip(amounts, (weight, amount) => weight * amount).Sum();

    // Corners, middles of edges and all thirds of faces.
    private static IEnumerable<Rational[]> Beliefs(int states) =>
        from first in Enumerable.Range(0, states)
        from second in Enumerable.Range(0, states)
        from third in Enumerable.Range(0, states)
        select Enumerable.Range(0, states).Select(state =>
            new Rational((state == first ? 1 : 0) + (state == second ? 1 : 0) + (state == third ? 1 : 0), 3)).ToArray();

    private static double ValueAt(PersuasionProblem problem, Rational[] belief)
    {
        Rational Expected(Matrix<Rational> utility, int action) =>
            belief.Select((weight, state) => weight * utility[action, state]).Aggregate(Rational.Zero, (sum, term) => sum + term);
        Rational best = Enumerable.Range(0, problem.ActionCount).Max(action => Expected(problem.ReceiverUtility, action));
        return Enumerable.Range(0, problem.ActionCount)
            .Where(action => Expected(problem.ReceiverUtility, action) == best)
            .Max(action => Expected(problem.SenderUtility, action)).ToDouble();
    }

    private static void Check(int count, Action<PersuasionProblem, IPersuasionFormulation> law) => Prop.ForAll(PersuasionCase.Any, drawn =>
    {
        law(drawn.Problem, new Recommendations());
        law(drawn.Problem, new StatePrices());
    }).Check(Laws.Config.WithMaxTest(count));
}
