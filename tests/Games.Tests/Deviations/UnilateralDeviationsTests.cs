using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Tests.Deviations;

public class UnilateralDeviationsTests
{
    // Prisoner's dilemma, Tucker 1950: own payoff for (own, other), 0 = silent, 1 = confess.
    private static readonly double[,] Dilemma = { { -1, -3 }, { 0, -2 } };

    private delegate Deviation<int> Finder(int player, int from, int[] alternatives, Func<int, double> utility);

    [Fact]
    public void Confessing_is_the_only_equilibrium_of_the_prisoners_dilemma()
    {
        Assert.Equal(1, LargestGain(0, 0));
        Assert.Equal(1, LargestGain(0, 1));
        Assert.Equal(1, LargestGain(1, 0));
        Assert.Equal(0, LargestGain(1, 1));

        static double LargestGain(params int[] profile) => UnilateralDeviations.FromProfile<int>(
            profile, [0, 1], (player, action) => Dilemma[action, profile[1 - player]]).Largest.Gain;
    }

    [Fact]
    public void The_best_deviation_is_at_least_as_good_as_every_alternative() => BestAgreesWithAFullScan(FindBest);

    [Fact]
    public void A_finder_that_skips_the_last_alternative_is_refuted() => PlantedLaw.RequireFalsified(() => BestAgreesWithAFullScan(
        (player, from, alternatives, utility) => UnilateralDeviations.Best<int>(
            player, from, alternatives.AsSpan(0, Math.Max(1, alternatives.Length - 1)), utility)));

    [Fact]
    public void Ties_go_to_the_first_alternative()
    {
        Deviation<char> best = UnilateralDeviations.Best(3, 's', ['l', 'r', 'r'], side => side == 's' ? 1 : 2);

        Assert.Equal(new Deviation<char>(3, 's', 'l', 1), best);
    }

    [Fact]
    public void A_single_alternative_that_hurts_has_a_negative_gain()
    {
        Assert.Equal(-2, UnilateralDeviations.Best(0, 5, [3], rate => rate).Gain);
    }

    [Fact]
    public void Largest_tie_goes_to_the_lowest_player()
    {
        DeviationReport<int> report = UnilateralDeviations.FromProfile<int>([0, 0, 0], [1, 2], (player, action) => player == 0 ? 0 : action);

        Assert.Equal(1, report.Largest.Player);
        Assert.Equal(2, report.Largest.To);
        Assert.Equal(3, report.Best.Count);
    }

    [Fact]
    public void A_gain_above_the_tolerance_refutes_and_one_within_it_does_not()
    {
        DeviationReport<int> report = UnilateralDeviations.FromProfile<int>([0, 0], [1, 2, 3], (_, action) => 1e-6 * action);

        Assert.Equal(
            new Verdict<Deviation<int>>.Refuted(new(0, 0, 3, report.Largest.Gain)), report.Judge(Tolerances.Gain, 1));
        Assert.Equal(new Verdict<Deviation<int>>.NotRefuted(6), report.Judge(new Tolerance(1e-5, 0), 1));
    }

    [Fact]
    public void Rejects_no_alternative_no_player_and_utilities_that_are_not_finite()
    {
        Assert.Contains("at least one alternative", Assert.Throws<ArgumentException>(
            () => UnilateralDeviations.Best(0, 1, [], _ => 0)).Message, StringComparison.Ordinal);
        Assert.Contains("at least one player", Assert.Throws<ArgumentException>(
            () => UnilateralDeviations.FromProfile<int>([], [1], (_, _) => 0)).Message, StringComparison.Ordinal);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(
            () => UnilateralDeviations.Best(2, 1, [4], rate => rate == 4 ? double.NaN : 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => UnilateralDeviations.Best(-1, 1, [2], _ => 0));
        Assert.Throws<ArgumentNullException>(() => UnilateralDeviations.Best(0, 1, [2], null!));
        Assert.Throws<ArgumentNullException>(() => UnilateralDeviations.FromProfile<int>([0], [2], null!));
        Assert.Throws<InvalidOperationException>(() => new DeviationReport<int>([], 1).Largest);
    }

    [Fact]
    public void The_most_profitable_deviation_is_the_first_among_the_largest_of_all_players() => MostProfitableAgrees(new(SkipsLast: false));

    [Fact]
    public void A_search_that_skips_the_last_player_is_refuted() => PlantedLaw.RequireFalsified(() => MostProfitableAgrees(new(SkipsLast: true)));

    // Gains of three players by as many alternatives as they have, -2 for none that counts.
    private static void MostProfitableAgrees(Searcher searcher) => Prop.ForAll(
        Gen.Choose(-2, 2).ListOf().Select(list => list.ToArray()).ArrayOf(3).ToArbitrary(),
        gains =>
        {
            int largest = gains.SelectMany(list => list).DefaultIfEmpty().Max();
            ProfitableDeviation? expected = null;
            if (largest > 0)
            {
                int player = Array.FindIndex(gains, list => list.Contains(largest));
                expected = new(player, Array.IndexOf(gains[player], largest), largest);
            }

            return searcher.Find(gains) == expected;
        }).Check(Laws.Config);

    private sealed record Searcher(bool SkipsLast)
    {
        public ProfitableDeviation? Find(int[][] gains) => UnilateralDeviations.MostProfitable(new Listed(SkipsLast ? gains[..^1] : gains));
    }

    private readonly record struct Listed(int[][] Gains) : IDeviationGains
    {
        public int Players => Gains.Length;

        public int AlternativesOf(int player) => Gains[player].Length;

        public Rational? GainOf(int player, int alternative) => Gains[player][alternative] == -2 ? null : Gains[player][alternative];
    }

    private static Deviation<int> FindBest(int player, int from, int[] alternatives, Func<int, double> utility) =>
        UnilateralDeviations.Best<int>(player, from, alternatives, utility);

    // Utilities are small integers, so ties are frequent and differences exact.
    private static void BestAgreesWithAFullScan(Finder find) => Prop.ForAll(
        Gen.Choose(-3, 3).NonEmptyListOf().ToArbitrary(),
        drawn =>
        {
            double[] utilities = [.. drawn.Select(utility => (double)utility)];
            int[] alternatives = [.. Enumerable.Range(0, utilities.Length)];
            Deviation<int> best = find(1, 0, alternatives, action => utilities[action]);
            return best.Gain == utilities.Max() - utilities[0] && best.To == Array.IndexOf(utilities, utilities.Max());
        }).Check(Laws.Config);
}
