using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>Samples of answers, gathered to meta-actions: frequencies within twice the radius of each other belong together, and so do those that a chain of such connects. Single-threaded.</summary>
/// <remarks>A meta-action is called by its first sample, which stands for it. On the good event the samples of one action never part.</remarks>
internal sealed class MetaActions(double radius)
{
    private readonly List<ContractSample> samples = [];
    private readonly List<int> owners = [];
    private readonly List<int> spreads = [];
    private readonly Dictionary<Contract, int> places = [];

    /// <summary>Gets all samples, in order.</summary>
    public IReadOnlyList<ContractSample> Samples => samples;

    /// <summary>Gets the number of meta-actions.</summary>
    public int Count { get; private set; }

    /// <summary>Gets a number that changes when meta-actions merge or one of them spreads further: all cuts are void then.</summary>
    public int Version { get; private set; }

    /// <summary>Whether the answer to a contract was sampled.</summary>
    public bool Knows(Contract contract) => places.ContainsKey(contract);

    /// <summary>The meta-action that answered to a contract.</summary>
    public int Of(Contract contract) => owners[places[contract]];

    /// <summary>The frequencies that stand for a meta-action.</summary>
    public Sequence<double> Law(int metaAction) => samples[metaAction].Frequencies;

    /// <summary>How far these are at most from the probabilities under any of its actions: the radius, and the spread of its samples in steps of the radius.</summary>
    public double Error(int metaAction) => radius * (1 + spreads[metaAction]);

    /// <summary>The most that a sampled contract left.</summary>
    public double HighestValue(Sequence<double> rewards) => samples.Max(sample => sample.Value(rewards));

    /// <summary>Takes in a sample.</summary>
    public void Add(ContractSample sample)
    {
        int place = samples.Count;
        int[] near = [.. Enumerable.Range(0, place)
            .Where(other => sample.DistanceTo(samples[other].Frequencies.Span) <= 2 * radius)
            .Select(other => owners[other]).Distinct().Order()];
        samples.Add(sample);
        owners.Add(near.Length == 0 ? place : near[0]);
        spreads.Add(1);
        places.Add(sample.Contract, place);
        Count += 1 - near.Length;
        if (near.Length > 1)
        {
            Merge(near);
        }

        Widen(owners[place]);
    }

    /// <summary>An independent copy.</summary>
    public MetaActions Copy()
    {
        MetaActions copy = new(radius) { Count = Count, Version = Version };
        copy.samples.AddRange(samples);
        copy.owners.AddRange(owners);
        copy.spreads.AddRange(spreads);
        for (int place = 0; place < samples.Count; place++)
        {
            copy.places.Add(samples[place].Contract, place);
        }

        return copy;
    }

    private void Merge(int[] near)
    {
        Version++;
        for (int place = 0; place < owners.Count; place++)
        {
            owners[place] = near.Contains(owners[place]) ? near[0] : owners[place];
        }
    }

    private void Widen(int owner)
    {
        for (int place = 0; place < owners.Count; place++)
        {
            int steps = owners[place] == owner ? (int)Math.Ceiling(samples[place].DistanceTo(samples[owner].Frequencies.Span) / radius) : 0;
            if (steps > spreads[owner])
            {
                spreads[owner] = steps;
                Version++;
            }
        }
    }
}
