using BenchmarkDotNet.Attributes;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Matching;
using Mechanisms.Voting;

namespace Mechanisms.Benchmarks.Claims;

/// <summary>Searches for manipulations, one core. Expected allocation of the grid: its lists, 1 KB; of the census: a profile, 80 B each.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int VoterCount = 7;
    private readonly double[] grid = [.. Enumerable.Range(0, 32).Select(bid => (double)bid)];
    private readonly Sequence<PreferenceOrder> orders = Domain.AllOrders(4);
    private readonly Sequence<PreferenceOrder>[] profiles = new Sequence<PreferenceOrder>[10_000];

    /// <summary>Draws 10,000 profiles of impartial culture: seven voters, four candidates.</summary>
    [GlobalSetup]
    public void Setup()
    {
        RandomStream stream = new StreamKey(1).Role(Streams.Instances).Open();
        for (int index = 0; index < profiles.Length; index++)
        {
            PreferenceOrder[] profile = new PreferenceOrder[VoterCount];
            for (int voter = 0; voter < VoterCount; voter++)
            {
                profile[voter] = orders[stream.NextBelow(orders.Count)];
            }

            profiles[index] = [.. profile];
        }
    }

    /// <summary>1,610,000 elections: all 161 misreports at each of 10,000 profiles.</summary>
    [Benchmark(Baseline = true)]
    public ManipulationCensus Count_manipulable_profiles_of_Borda() => ManipulationCensus.Of(new Borda(), new Voters(), profiles, orders.Span);

    /// <summary>134,217,728 cases: four bidders, 32 values, 32 bids.</summary>
    [Benchmark]
    public MisreportGridReport Judge_misreports_of_SecondPrice() => MisreportGrid.Scan(new SecondPriceRule(), 4, grid);

    [Benchmark]
    public Verdict<Manipulation<Rational, SingleItemOutcome>> Prove_SecondPrice_exactly() =>
        new Strategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), new QuasilinearBidders<SingleItemOutcome>())
            .Check(new ExhaustiveSearch<Rational>(Domain.Numbers(4, 0, 1, 2, 3, 4, 5, 6, 7)) { Threads = 1 });

    /// <summary>All 216 profiles of three students under the priorities of the smallest instance that fails.</summary>
    [Benchmark]
    public Verdict<Manipulation<PreferenceOrder, Assignment>> Search_Boston() =>
        new Strategyproofness<PreferenceOrder, Assignment>(
            new BostonMechanism([new(0, 1, 2), new(0, 1, 2), new(1, 0, 2)]), new AssignedAgents())
            .Check(new ExhaustiveSearch<PreferenceOrder>(Domain.Orders(3, 3)) { Threads = 1, Choice = WitnessChoice.Largest });
}
