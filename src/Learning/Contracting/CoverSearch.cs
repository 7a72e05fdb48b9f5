using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>One search for a cover, as a list of questions of which each is answered before the next is read. Single-threaded.</summary>
internal sealed class CoverSearch(DiscoverAndCover settings, Sequence<double> rewards, double sum, double radius, MetaActions answers)
{
    // A switch is told this much finer than frequencies are known: contracts next to it are the good ones, and three questions more are little.
    private const double Fineness = 8;

    private readonly List<(int MetaAction, Contract Contract)> met = [];
    private readonly double width = radius * sum / Fineness;
    private readonly SwitchTree switches = new(answers, radius * sum / Fineness, sum);

    /// <summary>Gets the state of the answers that the search is good for.</summary>
    public int Version { get; } = answers.Version;

    /// <summary>Gets the cover; null until it is found.</summary>
    public ContractCover? Cover { get; private set; }

    /// <summary>(1 − share) · contract + share · rewards, and the same with the share halved over and over, until doubles tell no difference any more.</summary>
    public static IEnumerable<Contract> Mixtures(Contract contract, Sequence<double> rewards, double share, int halvings)
    {
        Contract? before = null;
        for (int trial = 0; trial <= halvings; trial++, share /= 2)
        {
            double weight = share;
            Contract mixture = Contract.Create([.. contract.Payments.Zip(rewards, (payment, reward) => ((1 - weight) * payment) + (weight * reward))]);
            if (mixture == before)
            {
                yield break;
            }

            yield return before = mixture;
        }
    }

    /// <summary>The contracts to ask about; a contract may come again.</summary>
    public IEnumerable<Contract> Questions()
    {
        Contract nothing = Contract.Create(new double[rewards.Count]);
        yield return nothing;
        Meet(nothing);
        switches.Plant(met[0].MetaAction);
        (ContractPolytope[]? regions, bool isCovered) = (null, false);
        while (!isCovered)
        {
            foreach (Contract contract in Ties())
            {
                yield return contract;
            }

            (regions, isCovered) = (Regions(), true);
            foreach (Contract corner in Corners(regions ?? []))
            {
                yield return corner;
                if (Meet(corner))
                {
                    isCovered = false;
                    break;
                }
            }
        }

        if (regions is not null)
        {
            Cover = new RegionPrograms(settings.Program, rewards, sum, radius).Solve(switches, regions);
            foreach (Contract trial in Trials(Cover))
            {
                yield return trial;
            }
        }
    }

    // Takes every meta-action that was met into the tree.
    private IEnumerable<Contract> Ties()
    {
        while (met.FindIndex(one => !switches.Holds(one.MetaAction)) is var stranger and >= 0)
        {
            foreach (Contract contract in Bisect(met[0].Contract, met[stranger].Contract))
            {
                yield return contract;
            }
        }
    }

    // Near stays with an answer that is in the tree, far with one that is not: where they meet the tree takes on the latter.
    private IEnumerable<Contract> Bisect(Contract near, Contract far)
    {
        while (Distance(near, far) > width)
        {
            Contract middle = Contract.Create([.. near.Payments.Zip(far.Payments, (one, other) => (one + other) / 2)]);
            if (middle == near || middle == far)
            {
                break;
            }

            yield return middle;
            Meet(middle);
            (near, far) = switches.Holds(answers.Of(middle)) ? (middle, far) : (near, middle);
        }

        switches.Add(answers.Of(near), answers.Of(far), [.. near.Payments.Zip(far.Payments, (one, other) => (one + other) / 2)]);
    }

    // Null when one of them has too many vertices.
    private ContractPolytope[]? Regions()
    {
        List<ContractPolytope> regions = [];
        foreach (int metaAction in switches.MetaActions)
        {
            if (switches.Region(metaAction) is not { } region)
            {
                return null;
            }

            regions.Add(region);
        }

        return [.. regions];
    }

    // Vertices are asked about as doubles: rounding is nothing beside the slack, and keeps later numbers short.
    private static IEnumerable<Contract> Corners(ContractPolytope[] regions) =>
        from region in regions
        from vertex in region.Vertices
        select Contract.Create(vertex.Payments.Span);

    // Regions from the most promising on, as long as they promise more than some contract was seen to leave.
    private IEnumerable<Contract> Trials(ContractCover cover)
    {
        foreach (CoverRegion region in cover.Regions.Where(region => region.Optimum is not null).OrderByDescending(region => region.Value))
        {
            foreach (Contract mixture in Mixtures(region.Optimum!, rewards, cover.Share, settings.Trials).TakeWhile(_ => region.Value > answers.HighestValue(rewards)))
            {
                yield return mixture;
            }
        }
    }

    // Whether a contract met a meta-action for the first time.
    private bool Meet(Contract contract)
    {
        int metaAction = answers.Of(contract);
        bool isNew = met.TrueForAll(one => one.MetaAction != metaAction);
        if (isNew)
        {
            met.Add((metaAction, contract));
        }

        return isNew;
    }

    private static double Distance(Contract one, Contract other) => one.Payments.Zip(other.Payments, (left, right) => Math.Abs(left - right)).Sum();
}
