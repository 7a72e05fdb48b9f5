using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <summary>What shows only in how the sparse engine works: bound flips of the dual ratio test, and perturbations that leave no trace.</summary>
public sealed class LongStepTests
{
    private static readonly Arbitrary<Cover> Covers = Arb.From(
        from items in Gen.Choose(1, 30)
        from order in Gen.Shuffle(Enumerable.Range(1, items).ToArray())
        from weights in Gen.Choose(1, 5).ArrayOf(items)
        from bounds in Gen.Choose(1, 9).ArrayOf(items)
        from percent in Gen.Choose(1, 99)
        select new Cover(order.ToSequence(), weights.ToSequence(), bounds.ToSequence(), percent),
        cover => cover.Simpler());

    // A fractional knapsack: the dual objective's breakpoints are the items' costs per weight, and the longest step passes all items
    // that are used whole. A ratio test that stops at the first breakpoint takes a pivot for each of them.
    [Fact]
    public void A_cover_of_boxed_items_takes_one_dual_pivot() => Prop.ForAll(Covers, cover =>
    {
        SparseEngine engine = new(SimplexModel.From(cover.Program()), SparseEngineKind.Dual);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.Equal(cover.Greedy(), engine.Objective, 1e-9);
        Assert.InRange(engine.Pivots, 0, 1);
    }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Covers_reach_steps_past_several_items() => Assert.Contains(
        Laws.Sample(Covers.Generator, 30, 100), cover => cover.WholeItems() > 10);

    // Assignments are degenerate, so their costs and bounds are perturbed on the way; yet prices of whole costs are whole. What stays of a
    // perturbation is of the order of 1e-7.
    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(20)]
    public void Prices_of_assignments_are_whole_numbers(int size)
    {
        SimplexModel model = SimplexModel.From(Assignment(size));
        SparseEngine engine = new(model);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.All(engine.RowDuals.ToArray().Concat(engine.ReducedCosts.ToArray()).Concat(engine.Primal.ToArray()), number => Assert.Equal(Math.Round(number), number, 1e-12));
    }

    private static LinearProgram Assignment(int size)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int line = 0; line < 2 * size; line++)
        {
            builder.AddRow(1, 1);
        }

        for (int cell = 0; cell < size * size; cell++)
        {
            (int row, int column) = (cell / size, cell % size);
            int variable = builder.AddVariable(0, double.PositiveInfinity, ((7 * row) + (11 * column) + (row * column)) % 10);
            builder.SetCoefficient(row, variable, 1);
            builder.SetCoefficient(size + column, variable, 1);
        }

        return builder.Build();
    }

    /// <summary>Items of cost order × weight, each up to its bound, of which a share of all weight is wanted as cheaply as possible.</summary>
    private sealed record Cover(Sequence<int> Order, Sequence<int> Weights, Sequence<int> Bounds, int Percent)
    {
        private double Demand => Weights.Zip(Bounds, (weight, bound) => weight * bound).Sum() * Percent / 100.0;

        private IEnumerable<int> Cheapest => Enumerable.Range(0, Order.Count).OrderBy(item => Order[item]);

        // An item less.
        public IEnumerable<Cover> Simpler()
        {
            if (Order.Count > 1)
            {
                yield return this with { Order = Order.SkipLast(1).ToSequence(), Weights = Weights.SkipLast(1).ToSequence(), Bounds = Bounds.SkipLast(1).ToSequence() };
            }
        }

        public LinearProgram Program()
        {
            LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
            int row = builder.AddRow(Demand, double.PositiveInfinity);
            for (int item = 0; item < Order.Count; item++)
            {
                builder.SetCoefficient(row, builder.AddVariable(0, Bounds[item], Order[item] * Weights[item]), Weights[item]);
            }

            return builder.Build();
        }

        public double Greedy()
        {
            (double left, double cost) = (Demand, 0);
            foreach (int item in Cheapest)
            {
                double taken = Math.Min(left, Weights[item] * Bounds[item]);
                (left, cost) = (left - taken, cost + (Order[item] * taken));
            }

            return cost;
        }

        public int WholeItems()
        {
            double left = Demand;
            return Cheapest.TakeWhile(item => (left -= Weights[item] * Bounds[item]) >= 0).Count();
        }
    }
}
