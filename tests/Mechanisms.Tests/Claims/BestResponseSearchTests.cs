using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Tests.Claims;

public class BestResponseSearchTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();

    // Against a bid of 1/3 value 1 gains almost 2/3 by bidding just above it: bidder 1 loses ties.
    [Fact]
    public void Closes_in_on_a_best_response_that_does_not_exist()
    {
        BestResponseSearch search = new(Domain.Each<Rational>([[new Rational(1, 3)], [1]], "values 1/3 and 1"), 0, 2);
        Manipulation<Rational, SingleItemOutcome> witness = Witness(new(new FirstPriceAuction(), Bidders), search);

        Rational missing = new Rational(2, 3) - witness.Gain;
        Assert.True(missing.Sign > 0 && missing <= search.Step / Rational.PowerOfTwo(search.Refinements));
        Assert.Equal(1, witness.Agent);
    }

    [Fact]
    public void Refinement_finds_an_optimum_between_the_points_of_the_grid()
    {
        // One agent, one outcome: the square of the distance between report and 1/7 is lost.
        IPreferences<Rational, Rational> close = Preferences.Exact<Rational, Rational>(
            (agent, type, outcome) => -(outcome - new Rational(1, 7)) * (outcome - new Rational(1, 7)));
        Strategyproofness<Rational, Rational> claim = new(Mechanism.Deterministic<Rational, Rational>("echo", reports => reports[0]), close);
        BestResponseSearch search = new(Domain.Numbers(1, 1), 0, 1) { Points = 5 };
        Rational best = new Rational(36, 49);

        Rational coarse = best - Gain(search with { Refinements = 0 });
        Rational fine = best - Gain(search);
        Assert.True(fine.Sign > 0 && fine < coarse / 1_000_000);

        Rational Gain(BestResponseSearch refined) =>
            Assert.IsType<Verdict<Manipulation<Rational, Rational>>.Refuted>(claim.Check(refined)).Witness.Gain;
    }

    [Fact]
    public void Finds_the_lie_that_only_hides_next_to_anothers_report()
    {
        // Bidder 0 gets a prize exactly when it bids bidder 1's value.
        IMechanism<Rational, int> narrow = Mechanism.Deterministic<Rational, int>("narrow double", bids => bids[0] == bids[1] ? 1 : 0);
        Strategyproofness<Rational, int> claim = new(narrow, Preferences.Exact<Rational, int>((agent, type, prize) => agent == 0 ? prize : 0));
        BestResponseSearch search = new(Domain.Each<Rational>([[1], [new Rational(1, 3)]], "values 1 and 1/3"), 0, 2);

        Assert.Equal(new Rational(1, 3), Assert.IsType<Verdict<Manipulation<Rational, int>>.Refuted>(claim.Check(search)).Witness.Report);
    }

    [Fact]
    public void Never_proves_and_counts_its_cases()
    {
        Strategyproofness<Rational, SingleItemOutcome> claim = new(new SecondPriceAuction(), Bidders);
        Verdict<Manipulation<Rational, SingleItemOutcome>> verdict = claim.Check(
            new BestResponseSearch(Domain.Numbers(2, 0, 1), 0, 1) { Points = 2, Refinements = 0 });

        // Grid 0, 1; around 0 and 1 at distance 1 within the range nothing new: 4 profiles · 2 agents · 2 reports.
        Assert.Equal(new Verdict<Manipulation<Rational, SingleItemOutcome>>.NotRefuted(16), verdict);
    }

    [Fact]
    public void Rejects_ranges_without_width_and_grids_without_two_points()
    {
        FiniteDomain<Rational> types = Domain.Numbers(1, 0);
        Assert.Contains("above the lowest", Assert.Throws<ArgumentException>(() => new BestResponseSearch(types, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseSearch(types, 0, 1) { Points = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseSearch(types, 0, 1) { Refinements = -1 });
        Assert.Throws<ArgumentNullException>(() => new BestResponseSearch(null!, 0, 1));
    }

    // Linear score: a forecast q earns q(s) in state s. A forecaster who believes p gains by certainty of the likelier state.
    [Fact]
    public void The_linear_score_is_refuted_by_a_vertex_of_the_simplex()
    {
        Strategyproofness<Sequence<Rational>, Sequence<Rational>> claim = new(Echo, Preferences.Exact<Sequence<Rational>, Sequence<Rational>>(
            (agent, belief, forecast) => Product(belief, forecast)));
        LinearBestResponseSearch search = new(Beliefs, (truth, agent) => OnSimplex(truth[agent]));
        Manipulation<Sequence<Rational>, Sequence<Rational>> witness =
            Assert.IsType<Verdict<Manipulation<Sequence<Rational>, Sequence<Rational>>>.Refuted>(claim.Check(search)).Witness;

        Assert.Equal([0, 1, 0], witness.Report);
        Assert.Equal(new Rational(1, 2) - new Rational(19, 50), witness.Gain);
        Verdicts.RequireReplay(claim, witness);
        Assert.Equal(
            witness, Assert.IsType<Verdict<Manipulation<Sequence<Rational>, Sequence<Rational>>>.Refuted>(
                claim.Check(search with { Method = new ExactSimplex() })).Witness);
    }

    // Brier score: the program's linear proposal does not pay there, and is judged on the mechanism.
    [Fact]
    public void A_wrong_program_refutes_nothing()
    {
        Strategyproofness<Sequence<Rational>, Sequence<Rational>> claim = new(Echo, Preferences.Exact<Sequence<Rational>, Sequence<Rational>>(
            (agent, belief, forecast) => (2 * Product(belief, forecast)) - Product(forecast, forecast)));

        Assert.Equal(
            new Verdict<Manipulation<Sequence<Rational>, Sequence<Rational>>>.NotRefuted(2),
            claim.Check(new LinearBestResponseSearch(Beliefs, (truth, agent) => OnSimplex(truth[agent]))));
    }

    [Fact]
    public void A_program_without_optimum_is_an_error()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.AddVariable(0.0, LinearProgramNumber.PositiveInfinity, 1.0);
        LinearProgram unbounded = builder.Build();

        Assert.Contains("no optimum", Assert.Throws<InvalidOperationException>(() => new Strategyproofness<Sequence<Rational>, Sequence<Rational>>(
            Echo, Preferences.Exact<Sequence<Rational>, Sequence<Rational>>((agent, belief, forecast) => 0))
            .Check(new LinearBestResponseSearch(Beliefs, (truth, agent) => unbounded))).Message, StringComparison.Ordinal);
    }

    private static FiniteDomain<Sequence<Rational>> Beliefs { get; } = Domain.Same<Sequence<Rational>>(
        1, [[new Rational(3, 10), new Rational(1, 2), new Rational(1, 5)], [0, 0, 1]], "two beliefs");

    private static IMechanism<Sequence<Rational>, Sequence<Rational>> Echo { get; } =
        Mechanism.Deterministic<Sequence<Rational>, Sequence<Rational>>("forecast", reports => reports[0]);

    private static Rational Product(Sequence<Rational> left, Sequence<Rational> right) =>
        left.Zip(right).Aggregate(Rational.Zero, (sum, pair) => sum + (pair.First * pair.Second));

    private static LinearProgram OnSimplex(Sequence<Rational> belief)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int row = builder.AddRow(1.0, 1.0);
        foreach (Rational probability in belief)
        {
            builder.AddCoefficient(row, builder.AddVariable(0.0, 1.0, probability), 1.0);
        }

        return builder.Build();
    }

    private static Manipulation<Rational, SingleItemOutcome> Witness(Strategyproofness<Rational, SingleItemOutcome> claim, BestResponseSearch search)
    {
        Manipulation<Rational, SingleItemOutcome> witness =
            Assert.IsType<Verdict<Manipulation<Rational, SingleItemOutcome>>.Refuted>(claim.Check(search)).Witness;
        Verdicts.RequireReplay(claim, witness);
        return witness;
    }
}
