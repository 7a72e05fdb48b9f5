using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests.ScoringRules;

public class ProperScoreTests
{
    public static TheoryData<IScoringRule> Rules() =>
        [new BrierScore(), new LogarithmicScore(), new SphericalScore(), new SavageRule(new SquaredLength()), new ScoringMenu(new(3, 2, [1, 0, 0, 1, 0.6, 0.6]))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_report_beats_the_truth(IScoringRule rule) => Assert.False(Properness.CheckOnGrid(rule, 2, 24).IsRefuted);

    [Fact]
    public void The_score_of_a_report_is_the_plane_that_touches_the_convex_function_there() => Prop.ForAll(Belief, belief =>
    {
        SavageRule quadratic = new(new SquaredLength());
        for (int state = 0; state < belief.Length; state++)
        {
            Assert.Equal((2 * new BrierScore().Score(belief, state)) - 1, quadratic.Score(belief, state), 1e-12);
        }

        Assert.Equal(new SquaredLength().Value(belief), quadratic.TruthfulScore(belief), 1e-12);
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Learning_never_hurts_under_a_proper_rule_and_its_quadratic_worth_is_the_spread_of_beliefs() => Prop.ForAll(Belief, Belief, (one, other) =>
    {
        double[] prior = [.. one.Zip(other, (left, right) => (left + right) / 2)];
        Matrix<double> posteriors = new(2, one.Length, [.. one, .. other]);
        Assert.All(
            (IScoringRule[])[new BrierScore(), new LogarithmicScore(), new SphericalScore()],
            rule => Assert.True(rule.InformationGain(posteriors, [0.5, 0.5]) >= -1e-12));
        double spread = ((Length(one) + Length(other)) / 2) - Length(prior);
        Assert.Equal(spread, new SavageRule(new SquaredLength()).InformationGain(posteriors, [0.5, 0.5]), 1e-12);
    }).Check(Laws.Config.WithMaxTest(60));

    // Known-bad rules: pay the probability itself, clip the logarithm, and take the tangent of a function that is not convex.
    [Fact]
    public void Linear_clipped_and_concave_rules_are_refuted_by_a_lie()
    {
        Verdict<ImproperReport>.Refuted linear = Assert.IsType<Verdict<ImproperReport>.Refuted>(Properness.CheckOnGrid(new LinearScore(), 2, 10));
        Assert.Contains("reports [0, 1]", linear.Witness.ToString(), StringComparison.Ordinal);
        Assert.True(Properness.CheckOnGrid(new ClippedLogarithm(), 2, 100).IsRefuted);
        Assert.True(Properness.CheckOnGrid(new SavageRule(new Concave()), 2, 10).IsRefuted);
    }

    // A score that is no number is beaten by no lie, so it must not count as a score.
    [Fact]
    public void A_rule_that_scores_nothing_is_not_called_proper()
    {
        Assert.Contains("NaN for belief 0 and report 0", Assert.Throws<ArgumentException>(() => Properness.Check(new NoNumber(), new(2, 2, [1, 0, 0, 1]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Properness.CheckOnGrid(new NoNumber(), 2, 4));
    }

    // ∑ r ln r has slope -∞ where a state is called impossible: the boundary must score as the logarithm does.
    [Fact]
    public void The_rule_of_the_entropy_is_the_logarithm_on_the_boundary_too()
    {
        SavageRule rule = new(new Entropy());
        Assert.All((double[][])[[1, 0], [0, 1], [0.25, 0.75]], report =>
        {
            Assert.Equal(new LogarithmicScore().Score(report, 0), rule.Score(report, 0), 1e-12);
            Assert.Equal(new LogarithmicScore().Score(report, 1), rule.Score(report, 1), 1e-12);
        });
        Assert.False(Properness.CheckOnGrid(rule, 2, 10).IsRefuted);
        Assert.Contains("double precision", Assert.IsType<Verdict<ImproperReport>.Proved>(Properness.Check(rule, new(2, 2, [1, 0, 0.5, 0.5]))).ToString(), StringComparison.Ordinal);
    }

    // Strictly: the truth is the only best report.
    [Fact]
    public void Brier_logarithmic_and_spherical_scores_have_no_other_best_report() => Prop.ForAll(Belief, Belief, (belief, report) =>
    {
        double distance = belief.Zip(report, (one, other) => Math.Abs(one - other)).Max();
        Assert.All((IScoringRule[])[new BrierScore(), new LogarithmicScore(), new SphericalScore()], rule =>
            Assert.True(distance < 1e-6 || rule.ExpectedScore(belief, report) < rule.TruthfulScore(belief)));
    }).Check(Laws.Config.WithMaxTest(60));

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_best_report_of_a_quantile_is_a_quantile(double level)
    {
        double[] outcomes = [.. Enumerable.Range(0, 100).Select(index => Math.Sqrt(index + 1))];
        double best = outcomes.MaxBy(report => outcomes.Sum(outcome => new QuantileScore(level).Score(report, outcome)));
        Assert.InRange(level, outcomes.Count(outcome => outcome < best) / 100.0 - 1e-9, outcomes.Count(outcome => outcome <= best) / 100.0 + 1e-9);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_best_report_of_an_expectile_balances_the_two_sides(double level)
    {
        double[] outcomes = [1, 2, 4, 8, 16];
        ExpectileScore score = new(level);
        double expectile = outcomes.Average();
        for (int round = 0; round < 200; round++)
        {
            double[] weights = [.. outcomes.Select(outcome => outcome < expectile ? 1 - level : level)];
            expectile = weights.Zip(outcomes, (weight, outcome) => weight * outcome).Sum() / weights.Sum();
        }

        double best = outcomes.Sum(outcome => score.Score(expectile, outcome));
        Assert.All((double[])[-1, -0.01, 0.01, 1], step => Assert.True(outcomes.Sum(outcome => score.Score(expectile + step, outcome)) < best));
        if (level == 0.5)
        {
            Assert.Equal(outcomes.Average(), expectile, 1e-9);
        }
    }

    [Fact]
    public void Only_a_belief_about_the_rules_states_is_scored()
    {
        Assert.Contains("must sum to 1", Assert.Throws<ArgumentException>(() => new BrierScore().Score([0.5, 0.4], 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BrierScore().Score([0.5, double.NaN], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BrierScore().Score([0.5, 0.5], 2));
        Assert.Throws<ArgumentException>(() => new ScoringMenu(new(1, 2, [0, 1])).BestItem([1.0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoringMenu(new(1, 2, [0, 1])).Pay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoringMenu(new(1, 2, [0, 1])).Pay(0, -1));
        Assert.Throws<ArgumentException>(() => new ScoringMenu(new(1, 2, [0, double.PositiveInfinity])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileScore(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileScore(0.5).Score(double.NaN, 0));
        Assert.Contains("prior", Assert.Throws<ArgumentOutOfRangeException>(() => VShapedRule.For(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_called_impossible_that_may_come_true_scores_minus_infinity()
    {
        Assert.Equal(double.NegativeInfinity, new LogarithmicScore().ExpectedScore([0.5, 0.5], [1, 0]));
        Assert.Equal(0, new LogarithmicScore().TruthfulScore([1, 0]));
    }

    private static Arbitrary<double[]> Belief { get; } = Arb.From(Gen.Choose(1, 9).ArrayOf(3).Select(weights => weights.Select(weight => (double)weight / weights.Sum()).ToArray()));

    private static double Length(double[] belief) => belief.Sum(probability => probability * probability);

    private sealed record LinearScore : IScoringRule
    {
        public string Name => "linear";

        public double Score(ReadOnlySpan<double> report, int state) => report[state];
    }

    private sealed record NoNumber : IScoringRule
    {
        public string Name => "no number";

        public double Score(ReadOnlySpan<double> report, int state) => double.NaN;
    }

    private sealed record Entropy : IConvexFunction
    {
        public string Name => "∑ r ln r";

        public double Value(ReadOnlySpan<double> belief)
        {
            double sum = 0;
            foreach (double probability in belief)
            {
                sum += probability > 0 ? probability * Math.Log(probability) : 0;
            }

            return sum;
        }

        public void Subgradient(ReadOnlySpan<double> belief, Span<double> destination)
        {
            for (int state = 0; state < belief.Length; state++)
            {
                destination[state] = Math.Log(belief[state]) + 1;
            }
        }
    }

    private sealed record ClippedLogarithm : IScoringRule
    {
        public string Name => "clipped logarithmic";

        public double Score(ReadOnlySpan<double> report, int state) => Math.Log(Math.Max(0.1, report[state]));
    }

    private sealed record Concave : IConvexFunction
    {
        public string Name => "−‖r‖²";

        public double Value(ReadOnlySpan<double> belief) => -new SquaredLength().Value(belief);

        public void Subgradient(ReadOnlySpan<double> belief, Span<double> destination)
        {
            for (int state = 0; state < belief.Length; state++)
            {
                destination[state] = -2 * belief[state];
            }
        }
    }
}
