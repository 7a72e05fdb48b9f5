using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>Meta-actions tied by places where the agent's answer switches from one to another, which give the differences of their costs. Single-threaded.</summary>
/// <remarks>
/// At a switch y from d to e, c(d) − c(e) is (law(d) − law(e)) · y, up to an error. For a contract p to which an action of d is a best response, (law(d) − law(e)) · p is at least c(d) − c(e) less
/// 2 B (error(d) + error(e)) + width when d and e share a switch: each law is off by its error, y and p are at most 2 B apart, and the answer switches within the width. Along a path these add up, and each meta-action x in between
/// adds 4 B error(x), because different actions of it may have answered at its two switches.
/// </remarks>
internal sealed class SwitchTree(MetaActions answers, double width, double sum)
{
    private readonly List<int> metaActions = [];
    private readonly List<double> costs = [];
    private readonly List<double[]> slacks = [];

    /// <summary>Gets the meta-actions of the tree, in the order in which they were taken on.</summary>
    public IReadOnlyList<int> MetaActions => metaActions;

    /// <summary>Whether a meta-action is in the tree.</summary>
    public bool Holds(int metaAction) => metaActions.Contains(metaAction);

    /// <summary>The frequencies that stand for a meta-action, and their error.</summary>
    public (Sequence<double> Law, double Error) Law(int metaAction) => (answers.Law(metaAction), answers.Error(metaAction));

    /// <summary>Takes on the first meta-action.</summary>
    public void Plant(int metaAction)
    {
        metaActions.Add(metaAction);
        costs.Add(0);
        slacks.Add([0]);
    }

    /// <summary>Takes on a meta-action that shares a switch with one of the tree.</summary>
    public void Add(int known, int metaAction, double[] place)
    {
        int parent = metaActions.IndexOf(known);
        double switched = (2 * sum * (answers.Error(known) + answers.Error(metaAction))) + width;
        double[] own = [.. metaActions.Select((other, index) =>
            other == known ? switched : switched + slacks[Math.Max(parent, index)][Math.Min(parent, index)] + (4 * sum * answers.Error(known))), 0];
        costs.Add(costs[parent] + Product(answers.Law(metaAction), place) - Product(answers.Law(known), place));
        metaActions.Add(metaAction);
        slacks.Add(own);
    }

    /// <summary>The half-spaces of a meta-action, one per other one.</summary>
    public Sequence<ContractCut> Cuts(int metaAction)
    {
        int place = metaActions.IndexOf(metaAction);
        return Enumerable.Range(0, metaActions.Count).Where(other => other != place).Select(other => new ContractCut(
            answers.Law(metaAction).Zip(answers.Law(metaActions[other]), (own, theirs) => own - theirs).ToSequence(),
            costs[place] - costs[other] - SlackOf(place, other))).ToSequence();
    }

    /// <summary>The contracts that the half-spaces leave; null when they have too many vertices.</summary>
    public ContractPolytope? Region(int metaAction)
    {
        ContractPolytope region = ContractPolytope.Simplex(answers.Law(metaAction).Count, Rational.FromDouble(sum));
        foreach (ContractCut cut in Cuts(metaAction))
        {
            region = region.Cut(cut);
            if (region.VertexCount > DiscoverAndCover.MostVertices)
            {
                return null;
            }
        }

        return region;
    }

    /// <summary>What an action of a meta-action may lose in its region: four times the largest slack, or what actions of one meta-action differ by.</summary>
    public double Loss(int metaAction)
    {
        int place = metaActions.IndexOf(metaAction);
        double largest = sum * answers.Error(metaAction);
        for (int other = 0; other < metaActions.Count; other++)
        {
            largest = other == place ? largest : Math.Max(largest, SlackOf(place, other));
        }

        return 4 * largest;
    }

    private double SlackOf(int one, int other) => slacks[Math.Max(one, other)][Math.Min(one, other)];

    private static double Product(Sequence<double> law, double[] place) => law.Zip(place, (probability, payment) => probability * payment).Sum();
}
