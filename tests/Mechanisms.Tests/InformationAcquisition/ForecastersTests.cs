using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>Closed forms of forecasters who share their evidence: accuracy q, cost c, cap M.</summary>
public sealed class ForecastersTests
{
    // Where the cap is at least max(2c, qc/(1 − q)), and the own-report rule fits under it.
    public static TheoryData<string, string, string> Parameters() =>
    [
        .. from accuracy in (string[])["0.55", "0.6", "0.7", "0.8", "0.9"]
           from money in (string[])["0.002 0.1", "0.01 0.2", "0.01 1", "0.02 0.5", "0.03 0.4", "0.002 2"]
           let cost = Rational.Parse(money.Split(' ')[0])
           let cap = Rational.Parse(money.Split(' ')[1])
           let right = Rational.Parse(accuracy)
           where cap >= Rational.Max(2 * cost, right * cost / (1 - right)) && cap * (right - new Rational(1, 2)) >= cost
           select new TheoryDataRow<string, string, string>(accuracy, money.Split(' ')[0], money.Split(' ')[1]),
    ];

    [Fact]
    public void The_table_has_more_than_twenty_lines() => Assert.True(Parameters().Count > 20);

    [Theory]
    [MemberData(nameof(Parameters))]
    public void All_classes_of_mechanisms_have_their_closed_form(string accuracy, string price, string limit)
    {
        (Rational q, Rational c, Rational m) = (Rational.Parse(accuracy), Rational.Parse(price), Rational.Parse(limit));
        Rational half = new(1, 2);
        HiredAgentsProblem free = HiredAgentsProblem.Forecasters(2, c, q);
        HiredAgentsProblem capped = free.WithPaymentCap(m);
        Rational own = Rational.Max(half, q - (2 * q * c / ((2 * q) - 1)));

        HiredAgentsSolution best = capped.Solve(new Correlated());
        Assert.Equal(Rational.Max(half, q - (2 * c * m / (m - c))), best.Programs[^1].Audit().ExactValue);
        Assert.True(best.IsAttained);
        HiredAgentsSolution supremum = free.Solve(new Correlated());
        AssertClose(Rational.Max(half, q - (2 * c)), supremum.Value);
        AssertClose(Rational.Max(q - (4 * c), own), free.Solve(new Deterministic()).Value);
        AssertClose(own, free.Solve(new Correlated { Payments = PaymentBasis.OwnReport }).Value);
        HiredAgentsSolution drawnApart = capped.Solve(new Independent());
        Assert.True(drawnApart is { IsOptimal: true, IsAttained: true });
        AssertClose(Apart(q, c, m), drawnApart.Value);
        AssertClose(Apart(q, c, m), drawnApart.UpperBound);
        AssertClose(Rational.Max(half, q - (2 * c)), free.Solve(new Independent()).Value);
    }

    // The usual best is one who always works and another who works with probability 2c/M. Where work is hardly worth while both work as seldom as that, and where the
    // cap is below 2c(2q − 1) / (1 − q) it is cheaper to pay the one that works for being right.
    [Theory]
    [InlineData("0.6", "0.046", "1", "0.5006256")]
    [InlineData("0.9", "0.02", "0.2", "0.855")]
    [InlineData("0.9", "0.01", "0.05", "0.8775")]
    [InlineData("0.8", "0.03", "0.11", "0.72")]
    public void Independent_recommendations_have_corners_where_the_usual_one_is_not_best(string accuracy, string price, string limit, string value)
    {
        (Rational q, Rational c, Rational m) = (Rational.Parse(accuracy), Rational.Parse(price), Rational.Parse(limit));
        HiredAgentsSolution solution = HiredAgentsProblem.Forecasters(2, c, q).WithPaymentCap(m).Solve(new Independent());

        Assert.Equal(Rational.Parse(value), Apart(q, c, m));
        Assert.True(Apart(q, c, m) > q - (2 * c * (1 + (2 * c / m))));
        AssertClose(Rational.Parse(value), solution.Value);
        Assert.InRange(solution.UpperBound, solution.Value, solution.Value + 2e-9);
    }

    [Fact]
    public void The_supremum_is_approached_linearly_with_payments_that_grow_like_one_over_the_share()
    {
        HiredAgentsSolution solution = HiredAgentsProblem.Forecasters(2, Rational.Parse("0.01"), Rational.Parse("0.6")).Solve(new Correlated());
        Assert.False(solution.IsAttained);
        Assert.Contains("as near to 0.58 as wanted", Assert.Throws<InvalidOperationException>(() => solution.Mechanism).Message, StringComparison.Ordinal);
        Assert.Equal([0, 1, 2, 3], solution.RecommendableProfiles!.Value);
        double[] gaps = new double[4];
        double[] largest = new double[4];
        for (int power = 0; power < gaps.Length; power++)
        {
            double share = Math.Pow(10, -1 - power);
            HiredAgentsReport report = HiredAgentsIncentives.CheckExactly(solution.ApproachExactly(share)!);
            Assert.True(report.IsAccepted, report.ToString());
            gaps[power] = (0.58 - report.PrincipalValue) / share;
            largest[power] = report.Mechanism.LargestPayment.ToDouble() * share;
        }

        Assert.All(gaps, gap => Assert.Equal(gaps[0], gap, 1e-6));
        Assert.All(largest, scaled => Assert.InRange(scaled, 1e-4, 10));
    }

    // ε = c / (M − c) on both working, the rest shared by one working alone: an audit, and no product of two coins.
    [Fact]
    public void The_optimal_audit_scheme_of_cap_one_is_found()
    {
        HiredAgentsSolution solution = HiredAgentsProblem.Forecasters(2, Rational.Parse("0.01"), Rational.Parse("0.6")).WithPaymentCap(Rational.One).Solve(new Correlated());
        double audited = 1 / 99.0;
        double[] told = [.. solution.Mechanism.Recommendations.Select(probability => probability.ToDouble())];

        Assert.Equal(audited, told[3], 1e-9);
        Assert.Equal(1 - audited, told[1] + told[2], 1e-9);
        Assert.Equal(1, solution.Mechanism.LargestPayment.ToDouble(), 1e-9);
        AssertClose(new Rational(574, 990), solution.Value);
    }

    [Theory]
    [InlineData("0.01", "0.03")]
    [InlineData("0.02", "0.005")]
    public void Of_unequal_forecasters_the_cheaper_sets_the_supremum(string one, string other)
    {
        Rational half = new(1, 2);
        Sequence<Rational> attention = [Rational.Zero, Rational.One];
        HiredAgentsProblem problem = HiredAgentsProblem.WithCommonSignal(
            [half, half],
            new Matrix<Rational>(2, 2, [1, 0, 0, 1]),
            new Matrix<Rational>(2, 2, [new(3, 5), new(2, 5), new(2, 5), new(3, 5)]),
            [new([0, Rational.Parse(one)], attention, [half, half]), new([0, Rational.Parse(other)], attention, [half, half])]);

        AssertClose(new Rational(3, 5) - (2 * Rational.Min(Rational.Parse(one), Rational.Parse(other))), problem.Solve(new Correlated()).Value);
    }

    // K = c R / (R − 1) with R = ∑ max over states of P(signal | state), whatever the prior.
    [Theory]
    [InlineData("0.5")]
    [InlineData("0.2")]
    public void One_agent_is_paid_by_how_far_its_signals_tell_states_apart(string prior)
    {
        Rational p = Rational.Parse(prior);
        Rational third = new(1, 3);
        Matrix<Rational> informative = new(2, 3, [new(6, 10), new(3, 10), new(1, 10), new(1, 10), new(4, 10), new(5, 10)]);
        HiredAgentsProblem problem = HiredAgentsProblem.WithIndependentSignals(
            [p, 1 - p],
            new Matrix<Rational>(2, 2, [1, 0, 0, 1]),
            [[0, new Rational(1, 100)]],
            [[new Matrix<Rational>(2, 3, [third, third, third, third, third, third]), informative]]);
        Rational spread = new(15, 10);

        AssertClose(new Rational(1, 100) * spread / (spread - 1), problem.Solve(new Deterministic()).Profiles[1].MinimumPayment!.Value);
    }

    // Independent work probabilities a and b: q − (q − ½)(1 − a)(1 − b) less payments is bilinear between the corners 0, 2c/M and 1 of each.
    private static Rational Apart(Rational q, Rational c, Rational m)
    {
        Rational half = new(1, 2);
        Rational seldom = 2 * c / m;
        Rational[] corners =
        [
            half, // nobody
            q - (2 * q * c / ((2 * q) - 1)), // one, paid for being right
            q - (2 * c * (1 + seldom)), // one, and another seldom, paid for agreeing
            q - ((q - half) * (1 - seldom) * (1 - seldom)) - (4 * c * seldom), // both seldom
            q - (4 * c), // both
        ];
        return corners.Max();
    }

    private static void AssertClose(Rational expected, double actual) => Assert.Equal(expected.ToDouble(), actual, 1e-9);
}
