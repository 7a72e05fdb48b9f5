using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Federated;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Federated;

public sealed class ParticipationRuleTests
{
    private static readonly ParticipationProblem Scalar = new(
        ParticipationCases.Scaled(1, 1),
        [ParticipationCases.Scaled(1, 3), ParticipationCases.Scaled(1, 1), ParticipationCases.Scaled(1, 4)],
        [6, 1, 10],
        0.5,
        1000);

    [Fact]
    public void Greedy_cover_reproduces_the_scalar_instance()
    {
        Participation participation = new GreedyCover().Select(Scalar);
        Assert.Equal([1, 0], participation.Selected);
        Assert.Equal(8.340437671, participation.Payments[0], 1e-9);
        Assert.Equal(3.219280949, participation.Payments[1], 1e-9);
        Assert.Equal(0, participation.Payments[2]);
        Assert.Equal(7, participation.SocialCost(Scalar.Bids));
        Assert.Equal(7, new ExactVcg().Select(Scalar).SocialCost(Scalar.Bids));
        Assert.Equal(Math.Log(4.5), Scalar.RequiredLogDeterminant, 1e-12);
    }

    [Theory]
    [InlineData(typeof(GreedyCover))]
    [InlineData(typeof(BudgetSearch))]
    [InlineData(typeof(ExactVcg))]
    public void Truth_is_a_dominant_strategy_and_nobody_who_tells_it_loses(Type type)
    {
        IParticipationRule rule = (IParticipationRule)Activator.CreateInstance(type)!;
        Prop.ForAll(ParticipationCases.Arbitrary(), problem => Assert.Null(TruthfulnessLaw.Violation(rule, problem)))
            .Check(Laws.Config.WithMaxTest(rule is GreedyCover ? 60 : 12));
    }

    [Theory]
    [InlineData(typeof(GreedyCover))]
    [InlineData(typeof(BudgetSearch))]
    public void Winners_are_paid_exactly_where_they_stop_winning(Type type)
    {
        IParticipationRule rule = (IParticipationRule)Activator.CreateInstance(type)!;
        Prop.ForAll(ParticipationCases.Arbitrary(), problem => Assert.Null(TruthfulnessLaw.ThresholdViolation(rule, problem)))
            .Check(Laws.Config.WithMaxTest(rule is GreedyCover ? 100 : 20));
    }

    [Fact]
    public void Catches_planted_payments_as_bid() =>
        Assert.Contains(Laws.Sample(ParticipationCases.Generator, 50, 60), problem => TruthfulnessLaw.Violation(new PayAsBid(), problem) is not null);

    [Fact]
    public void Catches_the_predecessor_that_takes_bids_at_their_word() =>
        Assert.Contains(Laws.Sample(ParticipationCases.Generator, 50, 60), problem => TruthfulnessLaw.Violation(new DataIncentive(), WithNothingToShare(problem)) is not null);

    [LongFact]
    public void Truth_is_a_dominant_strategy_in_many_more_instances() =>
        Prop.ForAll(ParticipationCases.Arbitrary(), problem =>
        {
            Assert.Null(TruthfulnessLaw.Violation(new GreedyCover(), problem));
            Assert.Null(TruthfulnessLaw.ThresholdViolation(new GreedyCover(), problem));
            Assert.Null(TruthfulnessLaw.Violation(new BudgetSearch(), problem));
        }).Check(Laws.Config.WithMaxTest(1500));

    [Fact]
    public void Greedy_cover_costs_no_less_than_the_least_possible_and_little_more()
    {
        RunningMoments ratio = default;
        foreach (ParticipationProblem problem in Laws.Sample(ParticipationCases.Generator, 50, 150))
        {
            Participation greedy = new GreedyCover().Select(problem);
            Participation exact = new ExactVcg().Select(problem);
            Assert.Equal(exact.IsEnough, greedy.IsEnough);
            if (exact.IsEnough && exact.SocialCost(problem.Bids) > 0)
            {
                double quotient = greedy.SocialCost(problem.Bids) / exact.SocialCost(problem.Bids);
                Assert.True(quotient >= 1 - 1e-12);
                ratio = ratio.Add(quotient);
            }
        }

        Assert.True(ratio.Count > 50);
        Assert.InRange(ratio.Mean, 1, 1.2);
    }

    [Fact]
    public void Hardly_any_required_progress_needs_nobody_and_full_progress_needs_everyone_with_data()
    {
        foreach (IParticipationRule rule in new IParticipationRule[] { new GreedyCover(), new ExactVcg() })
        {
            Participation nobody = rule.Select(With(Scalar.Uploads, 0.1));
            Assert.Empty(nobody.Selected);
            Assert.Equal(0, nobody.TotalPayment);
            Assert.True(nobody.IsEnough);
            Participation all = rule.Select(With([Scalar.Uploads[0], ParticipationCases.Scaled(1, 0), Scalar.Uploads[2]], 1));
            Assert.Equal([0, 2], all.Selected.Order());
            Assert.Equal([1000, 0, 1000], all.Payments);
        }

        Assert.Empty(new BudgetSearch().Select(With(Scalar.Uploads, 0.1)).Selected);

        static ParticipationProblem With(Sequence<Matrix<double>> uploads, double progress) => new(Scalar.Server, uploads, Scalar.Bids, progress, 1000);
    }

    [Fact]
    public void Of_equal_clients_the_lowest_win_and_are_paid_the_common_bid()
    {
        ParticipationProblem problem = new(
            ParticipationCases.Scaled(2, 1), Sequence.Of(5, _ => ParticipationCases.Scaled(2, 2)), Sequence.Of(5, _ => 4.0), 0.3, 1000);
        Participation participation = new GreedyCover().Select(problem);
        Assert.Equal([0, 1, 2], participation.Selected);
        Assert.Equal([4, 4, 4, 0, 0], participation.Payments.Select(payment => Math.Round(payment, 9)));
    }

    [Fact]
    public void Who_asks_more_than_the_reserve_price_takes_no_part()
    {
        ParticipationProblem problem = Scalar.WithBid(0, 1001);
        foreach (IParticipationRule rule in new IParticipationRule[] { new GreedyCover(), new BudgetSearch(), new ExactVcg() })
        {
            Assert.DoesNotContain(0, rule.Select(problem).Selected);
        }

        Assert.False(new GreedyCover().Select(new(Scalar.Server, Scalar.Uploads, [2000, 2000, 2000], 0.5, 1000)).IsEnough);
    }

    [Fact]
    public void Cases_reach_clients_without_data_free_clients_and_clients_beyond_the_reserve_price()
    {
        ParticipationProblem[] cases = Laws.Sample(ParticipationCases.Generator, 50, 200);
        Assert.Contains(cases, problem => problem.Uploads.Any(upload => upload.Entries.ToArray().All(entry => entry == 0)));
        Assert.Contains(cases, problem => problem.Bids.Contains(0));
        Assert.Contains(cases, problem => problem.Bids.Any(bid => bid > ParticipationCases.Reserve));
        Assert.Contains(cases, problem => problem.Clients == 1);
        Assert.Contains(cases, problem => new GreedyCover().Select(problem).Selected.Count > 2);
    }

    [Fact]
    public void The_data_incentive_keeps_the_largest_set_that_holds_together() =>
        Prop.ForAll(ParticipationCases.Arbitrary(), problem =>
        {
            ParticipationProblem cheap = WithNothingToShare(new(
                problem.Server, problem.Uploads, Sequence.Of(problem.Clients, client => problem.Bids[client] / 10), problem.Progress, problem.ReservePrice));
            Participation free = new DataIncentive { UsesMoney = false }.Select(cheap);
            Assert.Equal(0, free.TotalPayment);
            Assert.True(IsClosed(cheap, [.. free.Selected]));
            for (int set = 0; set < 1 << cheap.Clients; set++)
            {
                int[] members = [.. Enumerable.Range(0, cheap.Clients).Where(client => ((set >> client) & 1) == 1)];
                Assert.True(!IsClosed(cheap, members) || members.All(free.Selected.Contains));
            }

            Participation paid = new DataIncentive().Select(cheap);
            Assert.True(free.Selected.All(paid.Selected.Contains));
        }).Check(Laws.Config.WithMaxTest(40));

    [Fact]
    public void Rejects_questions_without_sense()
    {
        Matrix<double> one = ParticipationCases.Scaled(1, 1);
        Assert.Throws<ArgumentException>(() => new ParticipationProblem(one, [], [], 0.5, 1));
        Assert.Throws<ArgumentException>(() => new ParticipationProblem(one, [one], [1, 2], 0.5, 1));
        Assert.Throws<ArgumentException>(() => new ParticipationProblem(one, [ParticipationCases.Scaled(2, 1)], [1], 0.5, 1));
        Assert.Throws<ArgumentException>(() => new ParticipationProblem(ParticipationCases.Scaled(1, 0), [one], [1], 0.5, 1));
        Assert.Throws<ArgumentException>(() => new ParticipationProblem(new(2, 2, [1, 0.5, 0, 1]), [ParticipationCases.Scaled(2, 1)], [1], 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParticipationProblem(one, [one], [-1], 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParticipationProblem(one, [one], [double.NaN], 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParticipationProblem(one, [one], [1], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParticipationProblem(one, [one], [1], 0.5, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scalar.WithBid(3, 1));
        Assert.Throws<ArgumentException>(() => new DataIncentive().Select(Scalar));
        Assert.Throws<ArgumentException>(() => new ExactVcg().Select(new(one, Sequence.Of(17, _ => one), Sequence.Of(17, _ => 1.0), 0.5, 1)));
    }

    private static ParticipationProblem WithNothingToShare(ParticipationProblem problem)
    {
        int dimension = problem.Server.Rows;
        return problem.WithData(
            Sequence.Of(problem.Clients, _ => ParticipationCases.Scaled(dimension, 1)),
            Sequence.Of(problem.Clients, _ => ParticipationCases.Scaled(dimension, 0)));
    }

    // Held is the identity and nothing is unshared: the incentive is det(I + the other members' data).
    private static bool IsClosed(ParticipationProblem problem, int[] members) => members.All(client =>
    {
        MathNet.Numerics.LinearAlgebra.Matrix<double> matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseIdentity(problem.Server.Rows);
        foreach (int member in members.Where(member => member != client))
        {
            matrix += MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowMajor(matrix.RowCount, matrix.RowCount, problem.Uploads[member].Entries.ToArray());
        }

        return matrix.Determinant() >= problem.Bids[client] - 1e-9;
    });
}
