using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <content>Changes in place and starts from a basis: the answer is that of a cold start.</content>
public sealed partial class SparseEngineTests
{
    [Fact]
    public void Changed_costs_and_bounds_lead_to_the_status_and_value_of_a_cold_start() =>
        Prop.ForAll(RandomProgram.Any, subject =>
        {
            SimplexModel model = SimplexModel.From(subject.Program);
            SparseEngine warm = new(model);
            warm.Solve(NoLimits);
            Property holds = true.ToProperty();
            for (int change = 1; change <= 4; change++)
            {
                Change(model, warm, change);
                SparseEngine cold = new(model);
                LinearProgramStatus expected = cold.Solve(NoLimits);
                LinearProgramStatus status = warm.Solve(NoLimits);
                bool agrees = IsSame(expected, status)
                    && (status != LinearProgramStatus.Optimal || Math.Abs(warm.Objective - cold.Objective) <= 1e-9 * (1 + Math.Abs(cold.Objective)));
                holds = holds.And(agrees.Label($"change {change}: {expected} {cold.Objective:R} cold, {status} {warm.Objective:R} warm"));
            }

            return holds;
        }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Any_basis_leads_to_the_status_and_value_of_a_cold_start() =>
        Prop.ForAll(RandomProgram.Any, subject =>
        {
            SimplexModel model = SimplexModel.From(subject.Program);
            SparseEngine cold = new(model);
            LinearProgramStatus expected = cold.Solve(NoLimits);
            SparseEngine warm = new(model);
            warm.SetBasis(Statuses(model.Columns, 3), Statuses(model.Rows, 5));
            LinearProgramStatus status = warm.Solve(NoLimits);
            return IsSame(expected, status).Label($"{expected} cold, {status} from the basis")
                .And(status != LinearProgramStatus.Optimal || Math.Abs(warm.Objective - cold.Objective) <= 1e-9 * (1 + Math.Abs(cold.Objective)))
                .And(IsBasis(model, warm));
        }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void The_optimal_basis_needs_no_pivot()
    {
        SimplexModel model = SimplexModel.From(KnownPrograms.MatrixGame(25));
        SparseEngine first = new(model);
        first.Solve(NoLimits);
        BasisStatus[] columns = new BasisStatus[model.Columns];
        BasisStatus[] rows = new BasisStatus[model.Rows];
        first.CopyBasis(columns, rows);
        SparseEngine second = new(model);
        second.SetBasis(columns, rows);
        Assert.Equal(LinearProgramStatus.Optimal, second.Solve(NoLimits));
        Assert.Equal(0, second.Pivots);
        Assert.Equal(first.Objective, second.Objective, 1e-14);
    }

    [Fact]
    public void Appended_rows_and_columns_join_the_basis_that_was()
    {
        SimplexModel model = SimplexModel.From(KnownPrograms.Packing([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18]));
        SparseEngine engine = new(model);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(NoLimits));
        Assert.Equal(-36, engine.Objective, 1e-12);
        PendingRows rows = new();
        rows.Add((double.NegativeInfinity, 5), [0, 1], [1, 1]);
        model.AddRows(rows);
        engine.Grew();
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(NoLimits));
        Assert.Equal(-25, engine.Objective, 1e-12);
        model.AddColumn((0, double.PositiveInfinity), -6, [3], [1]);
        engine.Grew();
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(NoLimits));
        Assert.Equal(-30, engine.Objective, 1e-12);
        model.SetCoefficient(3, 2, 2);
        engine.MatrixChanged();
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(NoLimits));
        Assert.Equal(-25, engine.Objective, 1e-12);
    }

    [Fact]
    public void A_second_round_of_changes_allocates_nothing()
    {
        SimplexModel model = SimplexModel.From(KnownPrograms.MatrixGame(40));
        SparseEngine engine = new(model);
        Assert.Equal(0, AllocatedByChanges(model, engine, warmUp: 12));
    }

    [Fact]
    public void Progress_is_told_in_pivots_that_never_fall()
    {
        Listener listener = new();
        SparseEngine engine = new(SimplexModel.From(KnownPrograms.MatrixGame(200)));
        engine.Solve(new(long.MaxValue, Timeout.InfiniteTimeSpan, listener, CancellationToken.None));
        Assert.NotEmpty(listener.Pivots);
        Assert.Equal(listener.Pivots.Order(), listener.Pivots);
    }

    private static long AllocatedByChanges(SimplexModel model, SparseEngine engine, int warmUp)
    {
        long before = 0;
        int optima = 0;
        for (int change = 1; change <= 2 * warmUp; change++)
        {
            // The factors' memory grows while they meet fuller bases than before; a second pass over the same changes meets none.
            before = change == warmUp + 1 ? GC.GetAllocatedBytesForCurrentThread() : before;
            Change(model, engine, ((change - 1) % warmUp) + 1);
            optima += engine.Solve(NoLimits) == LinearProgramStatus.Optimal ? 1 : 0;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(2 * warmUp, optima);
        return allocated;
    }

    private static bool IsSame(LinearProgramStatus expected, LinearProgramStatus status) => status == expected

        // A program without a point may have a ray too; which proof is met first depends on the way.
        && status is LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible or LinearProgramStatus.Unbounded;

    // Odd changes move costs, even ones bounds, by amounts of the size of a few units.
    private static void Change(SimplexModel model, SparseEngine engine, int change)
    {
        if (change % 2 == 1)
        {
            for (int column = 0; column < model.Columns; column++)
            {
                model.Cost[column] += ((column + change) % 3) - 1;
            }

            engine.CostsChanged();
            return;
        }

        for (int row = 0; row < model.Rows; row++)
        {
            double amount = (row + change) % 2;
            model.RowLower[row] -= amount;
            model.RowUpper[row] += amount;
        }

        engine.BoundsChanged();
    }

    private static BasisStatus[] Statuses(int count, int stride) =>
        [.. Enumerable.Range(0, count).Select(index => (BasisStatus)(index * stride % 4))];

    private static bool IsBasis(SimplexModel model, SparseEngine engine)
    {
        BasisStatus[] columns = new BasisStatus[model.Columns];
        BasisStatus[] rows = new BasisStatus[model.Rows];
        engine.CopyBasis(columns, rows);
        return columns.Concat(rows).Count(status => status == BasisStatus.Basic) == model.Rows;
    }

    private sealed class Listener : IProgress<LinearProgramProgress>
    {
        public List<long> Pivots { get; } = [];

        public void Report(LinearProgramProgress value) => Pivots.Add(value.Pivots);
    }
}
