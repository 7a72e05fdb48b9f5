using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Conformance;

namespace Mechanisms.Bandits.Tests.Cascading;

public sealed class CascadeOrderTests
{
    private static readonly Arbitrary<(int Items, int Positions, int[] Draws)> Cases = Arb.From(
        from items in Gen.Choose(1, 5)
        from positions in Gen.Choose(0, 4)
        from draws in Gen.Choose(0, 10_000).ArrayOf(60)
        select (items, positions, draws));

    [Fact]
    public void Reproduces_the_small_example()
    {
        CascadeOrder order = CascadeOrder.Best([0.5, 0.3, 0.9, 0.2], [1, 2, 0.4, 3], 0.5, 2);
        Assert.Equal([3, 1], order.List);
        Assert.Equal(1.36, order.Value, 1e-12);
    }

    [Fact]
    public void No_list_in_any_order_is_worth_more() => Prop.ForAll(Cases, @case =>
    {
        (double[] attractions, double[] worth, double none) = Instance(@case.Items, @case.Draws);
        CascadeOrder order = CascadeOrder.Best(attractions, worth, none, @case.Positions);
        Assert.Equal(order.Value, CascadeOrder.ValueOf(order.List.Span, attractions, worth, none), 1e-12);
        Assert.True(order.List.Count <= @case.Positions);
        double best = Lists(@case.Items, @case.Positions).Max(list => CascadeOrder.ValueOf(list, attractions, worth, none));
        Assert.Equal(best, order.Value, 1e-12);
    }).Check(Laws.Config.WithMaxTest(1000));

    // With worth falling and nowhere below that of no click, more attraction and more worth never hurt: what optimism rests on.
    [Fact]
    public void The_value_of_a_sorted_list_rises_with_attraction_and_with_worth() => Prop.ForAll(Cases, @case =>
    {
        (double[] attractions, double[] worth, double none) = Instance(@case.Items, @case.Draws);
        CascadeOrder order = CascadeOrder.Best(attractions, worth, none, @case.Positions);
        foreach (int item in order.List)
        {
            double[] more = [.. attractions];
            more[item] = Math.Min(1, more[item] + 0.1);
            Assert.True(CascadeOrder.ValueOf(order.List.Span, more, worth, none) >= order.Value - 1e-12);
            double[] worthier = [.. worth];
            worthier[item] += 0.1;
            Assert.True(CascadeOrder.ValueOf(order.List.Span, attractions, worthier, none) >= order.Value - 1e-12);
        }
    }).Check(Laws.Config);

    // Sorting by attraction, as for clicks alone, is not best where items are worth different things.
    [Fact]
    public void Finds_lists_sorted_by_attraction() => PlantedLaw.RequireFalsified(() => Prop.ForAll(Cases, @case =>
    {
        (double[] attractions, double[] worth, double none) = Instance(@case.Items, @case.Draws);
        int[] wrong = [.. Enumerable.Range(0, @case.Items).OrderByDescending(item => attractions[item]).Take(@case.Positions)];
        Assert.True(CascadeOrder.ValueOf(wrong, attractions, worth, none) >= CascadeOrder.Best(attractions, worth, none, @case.Positions).Value - 1e-12);
    }).Check(Laws.Config));

    [Fact]
    public void Plans_as_backward_induction_over_all_lists_does() => Prop.ForAll(Cases, @case =>
    {
        int items = Math.Min(@case.Items, 3);
        int positions = Math.Max(1, Math.Min(@case.Positions, 3));
        const int states = 2;
        const int stages = 3;
        CascadeProcess process = Process(items, positions, @case.Draws);
        CascadePlan plan = process.Solve();
        double[] later = new double[states];
        for (int stage = stages - 1; stage >= 0; stage--)
        {
            double[] now = new double[states];
            for (int state = 0; state < states; state++)
            {
                double[] worth = [.. Enumerable.Range(0, items).Select(item => process.Rewards[state, item] + Next(process, state, item, later))];
                now[state] = Lists(items, positions).Max(list =>
                    CascadeOrder.ValueOf(list, process.Attractions.Row(state), worth, Next(process, state, items, later)));
                Assert.Equal(now[state], plan.Values[stage, state], 1e-12);
                Assert.Equal(now[state], CascadeOrder.ValueOf(plan.List(stage, state).Span, process.Attractions.Row(state), worth, Next(process, state, items, later)), 1e-12);
            }

            later = now;
        }
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        Assert.Throws<ArgumentException>(() => CascadeOrder.Best([0.5], [1, 2], 0, 1));
        Assert.Throws<ArgumentException>(() => CascadeOrder.Best([1.5], [1], 0, 1));
        Assert.Throws<ArgumentException>(() => CascadeOrder.Best([0.5], [double.NaN], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CascadeOrder.Best([0.5], [1], 0, -1));
        Assert.Throws<ArgumentException>(() => new CascadeProcess(new(1, 1, [0.5]), new(1, 1, [1]), new(1, 1, [1]), 1, 1));
        Assert.Throws<ArgumentException>(() => new CascadeProcess(new(1, 1, [0.5]), new(1, 1, [1]), new(2, 1, [1, 0.5]), 1, 1));
    }

    private static double Next(CascadeProcess process, int state, int outcome, double[] later) =>
        Enumerable.Range(0, later.Length).Sum(next => process.Transitions[(state * (process.Items + 1)) + outcome, next] * later[next]);

    private static CascadeProcess Process(int items, int positions, int[] draws)
    {
        double[] moves = [.. Enumerable.Range(0, 2 * (items + 1)).SelectMany(row => (double[])[draws[row] / 10_000.0, 1 - (draws[row] / 10_000.0)])];
        return new(
            new(2, items, draws[20..(20 + (2 * items))].Select(draw => draw % 5 / 4.0).ToArray()),
            new(2, items, draws[30..(30 + (2 * items))].Select(draw => draw % 4 / 2.0).ToArray()),
            new(2 * (items + 1), 2, moves), 3, positions);
    }

    private static (double[] Attractions, double[] Worth, double None) Instance(int items, int[] draws) =>
        ([.. draws[..items].Select(draw => draw % 5 / 4.0)], [.. draws[10..(10 + items)].Select(draw => (draw % 9 / 4.0) - 0.5)], (draws[20] % 5 / 4.0) - 0.5);

    private static IEnumerable<int[]> Lists(int items, int positions)
    {
        yield return [];
        if (positions == 0)
        {
            yield break;
        }

        foreach (int[] list in Lists(items, positions - 1))
        {
            for (int item = 0; item < items; item++)
            {
                if (!list.Contains(item))
                {
                    yield return [.. list, item];
                }
            }
        }
    }
}
