using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Scheduling;

namespace Mechanisms.Verification.Tests;

/// <summary>The largest witness rather than the first: worst instances, found by climbing from the largest of random cases.</summary>
public class LargestWitnessTests
{
    private static readonly StreamKey Key = new(7);
    private static readonly PropertySearch<Rational> Places = new(TypeGenerator.Locations()) { Choice = WitnessChoice.Largest };

    private static readonly PropertySearch<Sequence<Rational>> Machines =
        new PropertySearch<Sequence<Rational>>(TypeGenerator.AdditiveValuations(2, 2)).WithAgents(2) with { Choice = WitnessChoice.Largest };

    // Total distance of a random rank among n: 2 - 2/n, and of no instance more.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Finds_the_worst_places_for_a_random_rank(int agents)
    {
        ApproximationRatio<Rational, Rational> claim = new(
            new RandomRank(), OptimizationSense.Minimize, Total, truth => truth.Min(place => Total(truth, place)), agents == 2 ? new Rational(1, 2) : 1);
        Violation<Rational, Rational> worst = Witnesses.Of(claim.Check(Places.WithAgents(agents), Key));
        Assert.Equal(2 - new Rational(2, agents), worst.Size);

        // Shrunk as far as the ratio stays: all but one at one place.
        Assert.Equal([1, agents - 1], worst.Truth.CountBy(place => place).Select(group => group.Value).Order());
    }

    // The worst makespan is reached at costs in the ratio 4/3 alone. Of twenty random cases the largest is far from it; climbed from, it is there or near
    // for every key, and planted, without a climb for none.
    [Fact]
    public void Climbing_leads_from_few_cases_to_the_worst_makespan()
    {
        Rational[] climbed = [.. Enumerable.Range(1, 12).Select(root => Largest(root, Machines with { Cases = 20, Restarts = 500 }))];
        Rational[] drawn = [.. Enumerable.Range(1, 12).Select(root => Largest(root, Machines with { Cases = 20, Restarts = 0 }))];
        Assert.All(climbed, ratio => Assert.InRange(ratio.ToDouble(), 1.7, 1.75));
        Assert.Contains(new Rational(7, 4), climbed);
        Assert.All(drawn, ratio => Assert.InRange(ratio.ToDouble(), 1, 1.67));

        static Rational Largest(int root, PropertySearch<Sequence<Rational>> search) => Witnesses.Of(Makespan(1).Check(search, new((ulong)root))).Size;
    }

    [Fact]
    public void Finds_nothing_above_a_factor_that_holds() =>
        Assert.Equal(Machines.Cases, Assert.IsType<Verdict<Violation<Sequence<Rational>, TaskAllocation>>.NotRefuted>(Makespan(new Rational(7, 4)).Check(Machines, Key)).Cases);

    // No single step of the witness gives one as large; the first witness of the same search is smaller.
    [Fact]
    public void The_largest_witness_is_minimal_for_its_size_and_larger_than_the_first()
    {
        Strategyproofness<Rational, SingleItemOutcome> claim = new(new FirstPriceAuction(), new QuasilinearBidders<SingleItemOutcome>());
        PropertySearch<Rational> search = new(TypeGenerator.Values()) { Cases = 200, Choice = WitnessChoice.Largest };
        Manipulation<Rational, SingleItemOutcome> witness = Witnesses.Of(claim.Check(search, Key));

        Assert.True(witness.Size > Witnesses.Of(claim.Check(search with { Choice = WitnessChoice.First }, Key)).Size);
        Assert.DoesNotContain(
            search.Smaller(new(witness.Truth, witness.Misreports)), step => claim.Examine(new(claim.Mechanism, step.Truth, step.Misreports))?.Size >= witness.Size);
        Assert.Equal(1, witness.Agents);
    }

    [Fact]
    public void The_same_key_gives_the_same_largest_witness() => Assert.Equal(
        Witnesses.Of(Makespan(1).Check(Machines with { Cases = 200 }, Key)).Truth, Witnesses.Of(Makespan(1).Check(Machines with { Cases = 200 }, Key)).Truth);

    [Fact]
    public void A_climb_can_be_stopped()
    {
        using CancellationTokenSource stop = new();
        PropertySearch<Sequence<Rational>> stopping = Machines with { Cases = 1, Progress = new Stopping(stop) };
        Assert.Throws<OperationCanceledException>(() => Makespan(0).Check(stopping, Key, stop.Token));
    }

    private static ApproximationRatio<Sequence<Rational>, TaskAllocation> Makespan(Rational factor) => new(
        new BiasedMinWork(2), OptimizationSense.Minimize, (truth, allocation) => allocation.Makespan(truth),
        truth => Enumerable.Range(0, 4).Min(split => new TaskAllocation([split & 1, split >> 1], [0, 0]).Makespan(truth)), factor);

    private static Rational Total(Sequence<Rational> places, Rational facility) =>
        places.Aggregate(Rational.Zero, (sum, place) => sum + Rational.Abs(place - facility));

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => stop.Cancel();
    }
}
