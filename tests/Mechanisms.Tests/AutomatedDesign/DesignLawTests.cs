using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.AutomatedDesign;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Tests.AutomatedDesign;

public class DesignLawTests
{
    [Fact]
    public void The_best_auction_earns_what_ironing_says() => Design_earns_what_ironing_says(40);

    [LongFact]
    public void The_best_auction_earns_what_ironing_says_for_a_thousand_priors() => Design_earns_what_ironing_says(1_000);

    [Fact]
    public void Every_answer_passes_the_exact_audit() => Check(20, drawn =>
    {
        IncentiveAudit audit = drawn.Problem.Solve(new TruthfulDesign()).Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
    });

    // An auction of one item for one or two bidders is small enough to be tried in full.
    [Fact]
    public void A_designed_mechanism_stands_up_to_the_claims_of_the_library() => Check(20, drawn =>
    {
        DesignedMechanism mechanism = drawn.Problem.Solve(new TruthfulDesign { Truthfulness = Truthfulness.DominantStrategy, Participation = Participation.ExPost }).Mechanism;
        FiniteDomain<int> domain = Domain.Each<int>([.. drawn.Values.Select(list => Enumerable.Range(0, list.Count).ToSequence())], "all types");
        ExhaustiveSearch<int> search = new(domain);
        Assert.False(new Strategyproofness<int, DesignedOutcome>(mechanism, new DesignedAgents(drawn.Problem)).Check(search).IsRefuted);
        Assert.False(new IndividualRationality<int, DesignedOutcome>(mechanism, new DesignedAgents(drawn.Problem)).Check(search).IsRefuted);
    });

    [Fact]
    public void Weaker_truth_and_weaker_participation_earn_no_less() => Check(30, drawn =>
    {
        double Value(Truthfulness truthfulness, Participation participation) =>
            drawn.Problem.Solve(new() { Truthfulness = truthfulness, Participation = participation }).Value;
        Assert.True(Value(Truthfulness.Bayesian, Participation.Interim) >= Value(Truthfulness.DominantStrategy, Participation.ExPost) - 1e-9);
        Assert.True(Value(Truthfulness.DominantStrategy, Participation.Interim) >= Value(Truthfulness.DominantStrategy, Participation.ExPost) - 1e-9);
    });

    [Fact]
    public void Metamorphic_changes_leave_the_revenue_or_scale_it() => Check(30, drawn =>
    {
        Rational factor = 7;
        foreach (TruthfulDesign design in (TruthfulDesign[])[new(), new() { Truthfulness = Truthfulness.DominantStrategy, Participation = Participation.ExPost }])
        {
            double revenue = drawn.Problem.Solve(design).Value;
            double Changed(Auction auction) => auction.Problem.Solve(design).Value;
            Assert.Equal(revenue, Changed(new([.. drawn.Values.Reverse()], [.. drawn.Probabilities.Reverse()])), 1e-9);
            Assert.Equal(revenue, Changed(new([.. drawn.Values.Select(own => own.Reverse().ToSequence())], [.. drawn.Probabilities.Select(own => own.Reverse().ToSequence())])), 1e-9);
            Assert.Equal(revenue, Changed(new([.. drawn.Values, [Rational.Zero]], [.. drawn.Probabilities, [Rational.One]])), 1e-9);
            Assert.Equal(7 * revenue, Changed(new([.. drawn.Values.Select(own => own.Select(value => factor * value).ToSequence())], drawn.Probabilities)), 1e-8);

            // The first value of the first bidder comes as two types that are the same.
            Rational half = drawn.Probabilities[0][0] / 2;
            Assert.Equal(revenue, Changed(new(
                [[drawn.Values[0][0], .. drawn.Values[0]], .. drawn.Values.Skip(1)],
                [[half, half, .. drawn.Probabilities[0].Skip(1)], .. drawn.Probabilities.Skip(1)])), 1e-9);
        }
    });

    // Any utilities and objective: the drawn values serve as numbers without a pattern. Outcomes in another order, one of them twice,
    // seven times everything, and 3 more to the designer whatever comes about.
    [Fact]
    public void Changes_of_names_and_units_leave_the_value_or_scale_it_for_any_objective() => Check(30, drawn =>
    {
        DesignProblem auction = drawn.Problem;
        Matrix<Rational> objective = new(auction.Types.Count, auction.OutcomeCount, [.. Enumerable.Range(0, auction.Types.Count * auction.OutcomeCount)
            .Select(place => (Rational)((place * place * 7) % 11) - drawn.Values[0][0])]);
        foreach (TruthfulDesign design in (TruthfulDesign[])[new(), new() { Truthfulness = Truthfulness.DominantStrategy, Participation = Participation.ExPost }])
        {
            foreach (bool hasPayments in (bool[])[true, false])
            {
                DesignSolution solution = Posed(all => all, all => all);
                double value = solution.IsOptimal ? solution.Value : double.NaN;
                AssertWorth(value, Posed(all => [.. all.Reverse()], all => all));
                AssertWorth(value, Posed(all => [.. all, all[0]], all => all));
                AssertWorth(7 * value, Posed(all => all, all => 7 * all));
                AssertWorth(value + 3, Posed(all => all, all => all, extra: 3));

                DesignSolution Posed(Func<Rational[], Rational[]> outcomes, Func<Rational, Rational> unit, int extra = 0)
                {
                    DesignProblem problem = DesignProblem.For(
                        auction.Prior.Span, [.. auction.Utilities.Select(own => Changed(own, 0))], Changed(objective, extra), auction.PaymentWeight);
                    return (hasPayments ? problem : problem.WithoutPayments()).Solve(design);

                    Matrix<Rational> Changed(Matrix<Rational> table, Rational more)
                    {
                        Rational[][] rows = [.. table.Entries.ToArray().Chunk(table.Columns).Select(row => outcomes([.. row.Select(amount => unit(amount) + more)]))];
                        return new(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);
                    }
                }
            }
        }

        static void AssertWorth(double expected, DesignSolution solution)
        {
            Assert.Equal(double.IsNaN(expected), !solution.IsOptimal);
            Assert.True(double.IsNaN(expected) || Math.Abs(expected - solution.Value) < 1e-8);
        }
    });

    // With payments, giving the item to whoever values it most can be made truthful.
    [Fact]
    public void The_best_welfare_is_that_of_the_highest_value() => Check(30, drawn =>
    {
        DesignProblem welfare = DesignProblem.ForWelfare(drawn.Problem.Prior.Span, [.. drawn.Problem.Utilities]);
        Rational highest = Rational.Zero;
        for (int profile = 0; profile < welfare.Types.Count; profile++)
        {
            Sequence<int> choices = welfare.Types.Choices(profile);
            highest += welfare.Prior[profile] * Enumerable.Range(0, welfare.Agents).Max(agent => drawn.Values[agent][choices[agent]]);
        }

        Assert.Equal(highest.ToDouble(), welfare.Solve(new TruthfulDesign()).Value, 1e-9);
    });

    // Outcome 1 is what type 1 of either agent wants, so its probability cannot fall in a report; the designer wants it to fall in that of agent 1.
    // Of ¼ (p₀₀ + 1 − p₀₁ + p₁₀ + 1 − p₁₁) with p₀₀ ≤ p₀₁ and p₁₀ ≤ p₁₁ no more than a half is left, which a constant has.
    [Fact]
    public void Without_payments_a_designer_opposed_to_an_agent_has_nothing_to_choose()
    {
        Matrix<Rational> likes = new(2, 2, [1, 0, 0, 1]);
        DesignProblem problem = DesignProblem.For(
            [new(1, 4), new(1, 4), new(1, 4), new(1, 4)], [likes, likes], new(4, 2, [0, 1, 1, 0, 0, 1, 1, 0]), Rational.Zero).WithoutPayments();
        DesignSolution solution = problem.Solve(new() { Truthfulness = Truthfulness.DominantStrategy, Participation = Participation.Forced });
        Assert.True(solution.Audit().Passed);
        Assert.Equal(0.5, solution.Value, 1e-9);
    }

    // Two bidders of value 1 or 2 whose types are the same with probability 3/4. Bets on the other's type take all surplus from types that know only
    // their own: 1/8 · (3 · 2 + 1 · 2 + 1 · 2 + 3 · 1). Where nobody may lose once all types are known,
    // a type of 2 whose lie would win at 1 keeps a rent, which costs an eighth in all.
    [Fact]
    public void Correlated_types_pay_all_they_have_unless_truth_or_participation_must_withstand_more()
    {
        Matrix<Rational> values = new(2, 3, [1, 0, 0, 2, 0, 0]);
        Matrix<Rational> others = new(2, 3, [0, 1, 0, 0, 2, 0]);
        DesignProblem problem = DesignProblem.ForRevenue([new(3, 8), new(1, 8), new(1, 8), new(3, 8)], values, others);
        double Value(Truthfulness truthfulness, Participation participation) =>
            problem.Solve(new() { Truthfulness = truthfulness, Participation = participation }).Value;
        Assert.Equal(13.0 / 8, Value(Truthfulness.Bayesian, Participation.Interim), 1e-9);
        Assert.Equal(13.0 / 8, Value(Truthfulness.DominantStrategy, Participation.Interim), 1e-9);
        Assert.Equal(12.0 / 8, Value(Truthfulness.DominantStrategy, Participation.ExPost), 1e-9);
    }

    [Fact]
    public void Forced_payments_have_no_bound_and_the_answer_says_so()
    {
        DesignSolution solution = DesignProblem.ForRevenue([Rational.One], new Matrix<Rational>(1, 1, [Rational.One])).Solve(new() { Participation = Participation.Forced });
        Assert.Equal(LinearProgramStatus.Unbounded, solution.Status);
        Assert.Contains("Participation.Interim", Assert.Throws<InvalidOperationException>(() => solution.Mechanism).Message, StringComparison.Ordinal);
    }

    // Outcome 1 is wanted by types 1; the designer wants it exactly when the types agree. In expectation over the other, agreement gives each type of
    // each agent a half, so that nobody gains by a lie; type by type, only unanimity for 1 is left.
    [Fact]
    public void Bayesian_truth_leaves_more_to_choose_than_dominant_strategies()
    {
        Matrix<Rational> likes = new(2, 2, [0, -1, 0, 1]);
        DesignProblem problem = DesignProblem.For(
            [new(1, 4), new(1, 4), new(1, 4), new(1, 4)], [likes, likes], new(4, 2, [0, 1, 0, -1, 0, -1, 0, 1]), Rational.Zero).WithoutPayments();
        Assert.Equal(0.5, problem.Solve(new() { Participation = Participation.Forced }).Value, 1e-9);
        Assert.Equal(0.25, problem.Solve(new() { Truthfulness = Truthfulness.DominantStrategy, Participation = Participation.Forced }).Value, 1e-9);
    }

    // A designer who likes to pay has no best mechanism either, but staying away is not the reason.
    [Fact]
    public void Payments_without_bound_are_blamed_on_their_weight_where_it_is_negative()
    {
        Matrix<Rational> nothing = new(1, 1, [Rational.Zero]);
        DesignSolution solution = DesignProblem.For([Rational.One], [nothing], nothing, -Rational.One).Solve(new());
        Assert.Equal(LinearProgramStatus.Unbounded, solution.Status);
        Assert.Contains("weight of payments is below 0", solution.Explain(), StringComparison.Ordinal);
        Assert.DoesNotContain("Participation.Interim", solution.Explain(), StringComparison.Ordinal);
        Rational huge = Rational.FromDouble(double.MaxValue) * Rational.FromDouble(4);
        Assert.Throws<ArgumentException>(() => DesignProblem.For([Rational.One], [nothing], nothing, huge));
    }

    // To say the truth is no deviation: with one type there is none, and a lie that costs shows what it costs.
    [Fact]
    public void The_best_deviation_named_is_a_lie()
    {
        DesignedMechanism posted = new(new([2]), new(2, 2, [0, 1, 1, 0]), new(2, 1, [0, 2]));
        DesignProblem problem = DesignProblem.ForRevenue([new(1, 4), new(3, 4)], new Matrix<Rational>(2, 2, [1, 0, 5, 0]));
        IncentiveFinding finding = posted.Check(problem, Truthfulness.Bayesian, Participation.Interim);
        Assert.Equal("agent 0 of type 0 says 1", finding.Deviation);
        Assert.Equal(-0.25, finding.LargestGain);
        Assert.Equal(-1, finding.ConditionalGain);

        DesignProblem known = DesignProblem.ForRevenue([Rational.One], new Matrix<Rational>(1, 1, [Rational.One]));
        IncentiveFinding none = known.Solve(new TruthfulDesign()).Mechanism.Check(known, Truthfulness.Bayesian, Participation.Interim);
        Assert.True(none is { IsAccepted: true, LargestGain: 0, Deviation: "", ConditionalGain: null });
    }

    // Nine bidders of ten values each: a billion profiles, which are numbered, but not with nineteen numbers after each.
    [Fact]
    public void More_profiles_than_can_be_numbered_are_refused_before_they_are_made()
    {
        Sequence<Rational> tenths = Sequence.Of(10, _ => new Rational(1, 10));
        Assert.Contains("Merge types", Assert.Throws<ArgumentException>(
            () => DesignProblem.ForSingleItem(Sequence.Of(9, _ => tenths), Sequence.Of(9, _ => tenths))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mechanisms_for_other_types_are_refused_even_where_there_are_as_many_profiles()
    {
        DesignProblem twoByThree = DesignProblem.ForSingleItem([[1, 2], [1, 2, 3]], [[new(1, 2), new(1, 2)], [new(1, 3), new(1, 3), new(1, 3)]]);
        DesignProblem threeByTwo = DesignProblem.ForSingleItem([[1, 2, 3], [1, 2]], [[new(1, 3), new(1, 3), new(1, 3)], [new(1, 2), new(1, 2)]]);
        DesignedMechanism mechanism = twoByThree.Solve(new TruthfulDesign()).Mechanism;
        Assert.Contains("it is for", Assert.Throws<ArgumentException>(() => mechanism.Check(threeByTwo, Truthfulness.Bayesian, Participation.Interim)).Message, StringComparison.Ordinal);
    }

    // Known-bad mechanisms: payments one profile too far, and payments that take more than the value.
    [Fact]
    public void Mechanisms_with_shifted_or_greedy_payments_are_refuted()
    {
        DesignProblem problem = DesignProblem.ForSingleItem([[1, 2], [1, 2]], [[new(1, 2), new(1, 2)], [new(1, 2), new(1, 2)]]);
        DesignedMechanism good = problem.Solve(new TruthfulDesign { Truthfulness = Truthfulness.DominantStrategy, Participation = Participation.ExPost }).Mechanism;
        double[] payments = good.Payments.Entries.ToArray();
        DesignedMechanism shifted = new(good.Types, good.Probabilities, new(4, 2, [.. payments[2..], .. payments[..2]]));
        DesignedMechanism greedy = new(good.Types, good.Probabilities, good.Payments.Select(payment => payment + 0.5));
        Assert.All((DesignedMechanism[])[shifted, greedy], bad => Assert.False(bad.Check(problem, Truthfulness.DominantStrategy, Participation.ExPost, Tolerances.Gain).IsAccepted));
        Assert.True(good.Check(problem, Truthfulness.DominantStrategy, Participation.ExPost, Tolerances.Gain).IsAccepted);
    }

    private static void Design_earns_what_ironing_says(int cases) => Check(cases, drawn =>
    {
        double revenue = drawn.Revenue().ToDouble();
        Assert.Equal(revenue, drawn.Problem.Solve(new TruthfulDesign()).Value, 1e-9);
        Assert.Equal(revenue, drawn.Problem.Solve(new() { Truthfulness = Truthfulness.DominantStrategy, Participation = Participation.ExPost }).Value, 1e-9);
    });

    private static void Check(int count, Action<Auction> law) => Prop.ForAll(Auction.Any, law).Check(Laws.Config.WithMaxTest(count));

    /// <summary>One item and a few bidders with rising values; few weights make irregular priors frequent.</summary>
    public sealed record Auction(Sequence<Sequence<Rational>> Values, Sequence<Sequence<Rational>> Probabilities)
    {
        public static Arbitrary<Auction> Any { get; } = Arb.From(
            from bidders in Gen.Choose(1, 2)
            from count in Gen.Choose(1, 3)
            from steps in Gen.Choose(1, 4).ArrayOf(bidders * count)
            from weights in Gen.Choose(1, 5).ArrayOf(bidders * count)
            select Make(bidders, count, steps, weights));

        public DesignProblem Problem => DesignProblem.ForSingleItem(Values, Probabilities);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"values {Values}, probabilities {Probabilities}");

        /// <summary>The expected sum of payments of the Myerson auction, exactly.</summary>
        public Rational Revenue()
        {
            MyersonAuction auction = new(new([.. Values.Zip(Probabilities, (values, chances) =>
                Lottery.Of<Rational>([.. values.Zip(chances, (value, chance) => new Chance<Rational>(value, chance))]))]));
            ProfileSpace space = new([.. Values.Select(list => list.Count)]);
            return Enumerable.Range(0, space.Count).Aggregate(Rational.Zero, (sum, profile) => sum + Weighed(auction, space.Choices(profile)));
        }

        private Rational Weighed(MyersonAuction auction, Sequence<int> choices)
        {
            Rational weight = choices.Select((choice, bidder) => Probabilities[bidder][choice]).Aggregate(Rational.One, (product, chance) => product * chance);
            Rational[] bids = [.. choices.Select((choice, bidder) => Values[bidder][choice])];
            return weight * auction.Decide(bids).Payments.Aggregate(Rational.Zero, (sum, payment) => sum + payment);
        }

        private static Auction Make(int bidders, int count, int[] steps, int[] weights)
        {
            Sequence<Rational>[] values = new Sequence<Rational>[bidders];
            Sequence<Rational>[] chances = new Sequence<Rational>[bidders];
            for (int bidder = 0; bidder < bidders; bidder++)
            {
                int[] own = weights[(bidder * count)..((bidder + 1) * count)];
                values[bidder] = Sequence.Of(count, place => (Rational)steps[(bidder * count)..((bidder * count) + place + 1)].Sum());
                chances[bidder] = [.. own.Select(weight => new Rational(weight, own.Sum()))];
            }

            return new([.. values], [.. chances]);
        }
    }
}
