using FsCheck;
using FsCheck.Fluent;
using Mechanisms.CostSharing;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.CostSharing;

/// <summary>Small games to draw, and Shapley shares as an average over all orders.</summary>
internal static class CostGames
{
    /// <summary>Three agents who need facilities of small weights: a coalition costs what all facilities weigh that a member needs. Submodular.</summary>
    public static Arbitrary<CostGame> Covering { get; } = Gen.Choose(0, 4).ArrayOf(7).Select(weights => new CostGame(Sequence.Of(
        8, coalition => (Rational)weights.Where((_, facility) => (coalition & (facility + 1)) != 0).Sum()))).ToArbitrary();

    /// <summary>Three agents with any monotone costs.</summary>
    public static Arbitrary<CostGame> Monotone { get; } = Gen.Choose(0, 3).ArrayOf(8).Select(steps =>
    {
        Rational[] costs = new Rational[8];
        for (int coalition = 1; coalition < 8; coalition++)
        {
            costs[coalition] = Enumerable.Range(0, coalition).Where(part => (part & coalition) == part).Max(part => costs[part]) + steps[coalition];
        }

        return new CostGame([.. costs]);
    }).ToArbitrary();

    public static Rational[] SharesByOrders(CostGame game, int coalition)
    {
        int[] members = [.. Enumerable.Range(0, game.Agents).Where(agent => (coalition & (1 << agent)) != 0)];
        Rational[] shares = new Rational[game.Agents];
        int orders = 0;
        foreach (int[] order in OrdersOf(members))
        {
            int before = 0;
            foreach (int agent in order)
            {
                shares[agent] += game.CostOf(before | (1 << agent)) - game.CostOf(before);
                before |= 1 << agent;
            }

            orders++;
        }

        return [.. shares.Select(share => share / orders)];
    }

    private static IEnumerable<int[]> OrdersOf(int[] members) => members.Length == 0
        ? [[]]
        : members.SelectMany(first => OrdersOf([.. members.Where(other => other != first)]).Select(rest => (int[])[first, .. rest]));
}
