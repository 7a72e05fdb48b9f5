using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>Payments that are large but seldom: what is read off programs must pay them, and what is checked must not hide behind them.</summary>
public sealed class HiredAgentsLimitTests
{
    private static readonly HiredAgentsProblem Pair = HiredAgentsProblem.Forecasters(2, Rational.Parse("0.01"), Rational.Parse("0.6"));

    // All payments are made with the probability c / (M − c) that both work, which is below 1e-9 here.
    [Theory]
    [InlineData(1e4)]
    [InlineData(1e7)]
    [InlineData(1e8)]
    [InlineData(1e10)]
    public void A_high_cap_is_paid_seldom_and_the_mechanism_still_obeyed(double cap)
    {
        HiredAgentsSolution solution = Pair.WithPaymentCap(cap).Solve(new Correlated());
        HiredAgentsMechanism mechanism = solution.Approach(1e-6);

        Assert.Equal(0.58 - (2e-4 / cap), solution.Value, 1e-9);
        Assert.True(solution.Audit().Passed, solution.Audit().Explain());
        Assert.True(HiredAgentsIncentives.Check(mechanism).IsAccepted, HiredAgentsIncentives.Check(mechanism).ToString());
        Assert.InRange(mechanism.LargestPayment, Rational.One, Rational.FromDouble(cap));
        Assert.IsType<Verdict<HiredAgentDeviation>.Proved>(HiredAgentsIncentives.CheckExactly(solution.ApproachExactly(1e-6)!).Verdict);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-9)]
    [InlineData(1e-12)]
    public void However_small_the_share_the_mechanism_near_the_supremum_is_obeyed(double share)
    {
        HiredAgentsReport report = HiredAgentsIncentives.Check(Pair.Solve(new Correlated()).Approach(share));

        Assert.True(report.IsAccepted, report.ToString());
        Assert.Equal(0.58, report.PrincipalValue, 2 * share + 1e-9);
    }

    // F8 for the status: a limit stays one in another unit of money.
    [Theory]
    [InlineData("0.0000000001")]
    [InlineData("0.01")]
    public void Small_costs_make_a_limit_of_mechanisms_no_mechanism(string cost)
    {
        HiredAgentsSolution solution = HiredAgentsProblem.Forecasters(2, Rational.Parse(cost), Rational.Parse("0.6")).Solve(new Correlated());

        Assert.False(solution.IsAttained);
        Assert.IsType<Verdict<HiredAgentDeviation>.Proved>(HiredAgentsIncentives.CheckExactly(solution.ApproachExactly(1e-3)!).Verdict);
    }

    [Fact]
    public void A_limit_is_not_said_to_be_attained_by_none()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.Forecasters(2, Rational.Parse("0.05"), Rational.Parse("0.6"));
        HiredAgentsSolution solution = problem.Solve(new Correlated());
        HiredAgentsReport idle = HiredAgentsIncentives.CheckExactly(Told(problem, [1, 0, 0, 0], (_, _, _) => 0));

        Assert.True(idle.IsAccepted);
        Assert.Equal(solution.Value, idle.PrincipalValue, 1e-12);
        Assert.DoesNotContain("none attains", solution.Explain(), StringComparison.Ordinal);
        Assert.DoesNotContain("none attains", Pair.Solve(new Correlated()).Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_payment_on_a_rare_profile_hides_no_gain()
    {
        Rational rare = Rational.Parse("0.000000000001");
        Rational half = new(1, 2);
        HiredAgentsMechanism mechanism = Told(Pair, [rare, half - rare, half, 0], (agent, efforts, _) => agent == 0 && efforts == 0 ? 100_000_000 : 0);
        HiredAgentsReport report = HiredAgentsIncentives.Check(mechanism);

        Assert.Equal(0.005, report.Best!.Gain, 1e-9);
        Assert.False(report.IsAccepted);
    }

    [Fact]
    public void A_large_payment_to_one_agent_hides_no_gain_of_the_other()
    {
        HiredAgentsReport report = HiredAgentsIncentives.Check(Told(Pair, [0, 1, 0, 0], (agent, _, _) => agent == 0 ? 100_000_000 : 0));

        Assert.False(report.IsAccepted);
        Assert.Equal(1, Assert.IsType<Verdict<HiredAgentDeviation>.Refuted>(report.Verdict).Witness.Agent);
    }

    // Working and telling the truth pays both; every other way costs.
    [Fact]
    public void The_best_deviation_is_one_and_shows_what_it_costs()
    {
        HiredAgentsReport report = HiredAgentsIncentives.Check(Told(Pair, [0, 0, 0, 1], (_, _, place) => place is 0 or 7 ? 10 : 0));
        Assert.All(report.Deviations, deviation => Assert.False(deviation.Recommended == deviation.Effort && deviation.Reports is [0, 1]));
        Assert.True(report.Best!.Gain < 0 && report.BestGivenRecommendation!.ConditionalGain < 0, report.ToString());
        Assert.Equal((report.Best.Gain, true), (report.Finding.LargestGain, report.IsAccepted));
    }

    [Fact]
    public void A_payment_below_0_is_not_excused_by_a_large_one()
    {
        HiredAgentsReport report = HiredAgentsIncentives.Check(Told(Pair, [1, 0, 0, 0], (agent, _, _) => agent == 0 ? 100_000_000 : new Rational(-1, 20)));

        Assert.Contains("agent 1", Assert.Single(report.Violations), StringComparison.Ordinal);
    }

    // A copy of effort 1 that costs 0.01 more: no cap helps, and 0.01 is what it must get cheaper by, although the cap alone rules it out, too.
    [Theory]
    [InlineData("0.01")]
    [InlineData("0.1")]
    public void The_reason_why_no_cap_helps_does_not_lean_on_the_cap(string cap)
    {
        HiredAgentsProblem problem = AgentsCase.WithCopiedEffort(HiredAgentsProblem.Forecasters(1, Rational.Parse("0.05"), Rational.Parse("0.8")), new Rational(1, 100));
        string reason = problem.WithPaymentCap(Rational.Parse(cap)).Solve(new Deterministic()).Explain(2);

        Assert.Contains("saves 0.01 by 1 of effort 1", reason, StringComparison.Ordinal);
        Assert.EndsWith("by at least 0.01.", reason, StringComparison.Ordinal);
    }

    // The same reason, asked of answers that look at no profile by itself.
    [Theory]
    [InlineData(null)]
    [InlineData("0.1")]
    public void Answers_that_look_at_no_profile_say_why_one_is_not_followed(string? cap)
    {
        HiredAgentsProblem problem = AgentsCase.WithCopiedEffort(HiredAgentsProblem.Forecasters(1, Rational.Parse("0.05"), Rational.Parse("0.8")), new Rational(1, 100))
            .WithPaymentCap(cap is null ? null : Rational.Parse(cap));
        foreach (IHiredAgentsFormulation formulation in (IHiredAgentsFormulation[])[new Correlated(), new Independent(), new Correlated { Payments = PaymentBasis.OwnReport }])
        {
            HiredAgentsSolution solution = problem.Solve(formulation);
            Assert.StartsWith("The mechanism never recommends efforts [2].", solution.Explain(2), StringComparison.Ordinal);
            Assert.EndsWith("by at least 0.01.", solution.Explain(2), StringComparison.Ordinal);
            Assert.Contains("with probability 1. Were that always so:", solution.Explain(cap is null ? 1 : 0), StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => solution.Explain(3));
        }
    }

    [Fact]
    public void A_cap_that_is_too_low_is_said_to_be()
    {
        string reason = HiredAgentsProblem.Forecasters(1, Rational.Parse("0.05"), Rational.Parse("0.8")).WithPaymentCap(Rational.Parse("0.01")).Solve(new Deterministic()).Explain(1);

        Assert.Contains("no payments up to 0.01 make up for it", reason, StringComparison.Ordinal);
        Assert.Contains("raised to at least 0.166667", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounding_below_0_is_no_broken_mechanism_and_more_is()
    {
        Rational rounding = Rational.Parse("0.000000000000000001");
        Assert.True(HiredAgentsIncentives.Check(Told(Pair, [1, -rounding, 0, 0], (_, _, _) => 0)).IsAccepted);
        Assert.Throws<ArgumentException>(() => Told(Pair, [1, new Rational(-1, 1000), new Rational(1, 1000), 0], (_, _, _) => 0));
    }

    [Fact]
    public void A_gain_that_may_be_rounding_is_not_written_out()
    {
        Assert.EndsWith("gains 0 up to 1E-09 (0 up to 1E-09 in advance).", new HiredAgentDeviation(0, 1, 0, [0, 0], 1.7e-16, 0.5).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("gains 0.5 (0.25 in advance).", new HiredAgentDeviation(0, 1, 0, [0, 0], 0.25, 0.5).ToString(), StringComparison.Ordinal);
        Assert.Contains("gains 0 up to 1E-09 in advance", new SenderGain(new(0, 0, 1), -6e-18).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_says_exactly_of_programs_alone()
    {
        string said = Pair.WithPaymentCap(1).Solve(new Correlated()).Audit().Explain();
        Assert.Equal("Every claim holds: linear programs 1, exactly; mechanisms 1, up to rounding.", said);
    }

    private static HiredAgentsMechanism Told(HiredAgentsProblem problem, Sequence<Rational> told, Func<int, int, int, Rational> payment)
    {
        int block = problem.Signals.Count * problem.StateCount;
        return HiredAgentsMechanism.Create(problem, told, Sequence.Of(
            problem.AgentCount, agent => Sequence.Of(problem.Efforts.Count * block, place => payment(agent, place / block, place % block))));
    }
}
