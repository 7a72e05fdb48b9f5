using Mechanisms.Claims;
using Mechanisms.Derandomized;
using Mechanisms.Domains;
using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;
using Mechanisms.PeerAssessment;
using Mechanisms.Scheduling;
using Mechanisms.Voting;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of mechanisms that play games, and of the randomized ones that they stand for.</summary>
internal static class DerandomizedLines
{
    private static readonly PropertySearch<PreferenceOrder> Ballots = new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(1, 4)).WithAgents(2, 4);
    private static readonly PropertySearch<PreferenceOrder> Rankings = new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(1, 4)).WithAgents(2, 3);
    private static readonly PropertySearch<Rational> Walkers = new PropertySearch<Rational>(TypeGenerator.Locations()).WithAgents(2, 4);
    private static readonly PropertySearch<Sequence<Rational>> Pairs = new PropertySearch<Sequence<Rational>>(TypeGenerator.AdditiveValuations(2, 2)).WithAgents(2);
    private static readonly Voters Voters = new();
    private static readonly FacilityUsers Users = new();
    private static readonly AssignedAgents Agents = new();
    private static readonly WorkingMachines Machines = new();

    public static IEnumerable<TruthTableLine> All() => [.. Elections(), .. Places(), .. Assignments(), .. Tasks()];

    private static IEnumerable<TruthTableLine> Elections()
    {
        PlayedRandomDictator dictator = new();
        FiniteDomain<PreferenceOrder> orders = Domain.Orders(3, 3);
        return
        [
            TruthTableLine.Holds(InExpectation(new UniformPlay<PreferenceOrder, int>(dictator), Voters), orders, Ballots),
            TruthTableLine.Holds(SameLottery(dictator, new RandomDictator()), orders, Ballots),
            TruthTableLine.Fails(LastMoverProof(dictator, Voters), Domain.Orders(2, 2), Ballots, new(2, 2)),
            TruthTableLine.Fails(InExpectation(new UniformPlay<PreferenceOrder, int>(new PlayedPlurality()), Voters), orders, Ballots, new(3, 3)),
        ];
    }

    private static IEnumerable<TruthTableLine> Places()
    {
        PlayedRandomRank rank = new();
        PlayedAverageOrRandomRank mixed = new();
        FiniteDomain<Rational> line = Domain.Numbers(3, 0, 1, 2, 3).WithMisreports([-2, 5], "-2 and 5");
        return
        [
            TruthTableLine.Holds(InExpectation(new UniformPlay<Rational, Rational>(rank), Users), line, Walkers),
            TruthTableLine.Holds(SameLottery(rank, new RandomRank()), line, Walkers),
            TruthTableLine.Holds(InExpectation(new UniformPlay<Rational, Rational>(mixed), Users), line, Walkers),
            TruthTableLine.Holds(SameLottery(mixed, new AverageOrRandomRank()), line, Walkers),
            TruthTableLine.Fails(LastMoverProof(rank, Users), Domain.Numbers(2, 0, 1), Walkers, new(2, 0)),
        ];
    }

    private static IEnumerable<TruthTableLine> Assignments()
    {
        PlayedRandomPriority interleaved = new();
        PlayedPriorityOrder last = new();
        PlayedLottery<PreferenceOrder, Assignment> eating = new(new ProbabilisticSerial());
        FiniteDomain<PreferenceOrder> orders = Domain.Orders(3, 3);
        return
        [
            TruthTableLine.Holds(InExpectation(new UniformPlay<PreferenceOrder, Assignment>(interleaved), Agents), orders, Rankings),
            TruthTableLine.Holds(SameLottery(interleaved, new RandomPriority()), orders, Rankings),
            TruthTableLine.Holds(InExpectation(new UniformPlay<PreferenceOrder, Assignment>(last), Agents), orders, Rankings),
            TruthTableLine.Holds(SameLottery(last, new RandomPriority()), orders, Rankings),
            TruthTableLine.Holds(
                new ParetoEfficiency<PreferenceOrder, Assignment>(
                    new UniformPlay<PreferenceOrder, Assignment>(interleaved), Agents, truth => MatchingLaws.AllAssignments(truth.Count, truth[0].Listed.Count)),
                orders, Rankings),
            TruthTableLine.Holds(SameLottery(eating, eating.Original), orders, Rankings),
        ];
    }

    private static IEnumerable<TruthTableLine> Tasks()
    {
        BiasedMinWork work = new(2);
        PlayedBiasedMinWork played = new();
        FiniteDomain<Sequence<Rational>> costs = Domain.Same<Sequence<Rational>>(
            2, [.. from first in Enumerable.Range(1, 6) from second in Enumerable.Range(1, 6) select (Sequence<Rational>)[first, second]],
            "costs 1..6 of two tasks");
        FiniteDomain<Sequence<Rational>> worst = Domain.Each<Sequence<Rational>>([[[3, 4]], [[4, 3]]], "machines with costs (3, 4) and (4, 3)");
        return
        [
            TruthTableLine.Holds(new UniversalTruthfulness<Sequence<Rational>, TaskAllocation>(work, Machines), costs, Pairs),
            TruthTableLine.Holds(new IndividualRationality<Sequence<Rational>, TaskAllocation>(work, Machines), costs, Pairs),
            TruthTableLine.Holds(MakespanWithin(work, new Rational(7, 4)), costs, Pairs),
            TruthTableLine.Fails(MakespanWithin(work, new Rational(174, 100)), worst, Pairs, new(2, 2)),
            TruthTableLine.Holds(SameLottery(played, work), costs, Pairs),
            TruthTableLine.Holds(InExpectation(new UniformPlay<Sequence<Rational>, TaskAllocation>(played), Machines), costs, Pairs),
        ];
    }

    private static StrategyproofnessInExpectation<TReport, TOutcome> InExpectation<TReport, TOutcome>(
        IMechanism<TReport, TOutcome> rule, IPreferences<TReport, TOutcome> preferences) => new(rule, preferences);

    private static Law<TReport, TOutcome> SameLottery<TReport, TOutcome>(
        PlayedMechanism<TReport, TOutcome> played, IMechanism<TReport, TOutcome> original) => new(
            new UniformPlay<TReport, TOutcome>(played),
            $"the same lottery as {original.Name}",
            (truth, lottery) => lottery.Equals(original.Run(truth.Span)) ? null : $"The original gives {original.Run(truth.Span)}.");

    // The others play 0 in the only game; the last to move sees it and names the integer that it likes best.
    private static Law<TReport, TOutcome> LastMoverProof<TReport, TOutcome>(
        PlayedMechanism<TReport, TOutcome> played, IPreferences<TReport, TOutcome> preferences) => new(
            new UniformPlay<TReport, TOutcome>(played),
            "proof against a last mover",
            (truth, lottery) =>
            {
                int last = truth.Count - 1;
                Rational fair = lottery.Expected(outcome => preferences.Utility(last, truth[last], outcome));
                Rational best = Enumerable.Range(0, played.Games(truth.Span)[0].Modulus)
                    .Select(integer => preferences.Utility(last, truth[last], played.Outcome(truth.Span, _ => integer))).Max();
                return best > fair ? $"Agent {last} gets {best} by moving last, and {fair} otherwise." : null;
            });

    private static ApproximationRatio<Sequence<Rational>, TaskAllocation> MakespanWithin(BiasedMinWork work, Rational factor) => new(
        work,
        OptimizationSense.Minimize,
        (truth, allocation) => allocation.Makespan(truth),
        truth => Enumerable.Range(0, 1 << truth[0].Count).Min(
            split => new TaskAllocation(Sequence.Of(truth[0].Count, task => (split >> task) & 1), [0, 0]).Makespan(truth)),
        factor)
    {
        Goal = "the least makespan",
    };
}
