using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.LinearPrograms.Revised.Factors;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

public sealed partial class BasisFactorsTests
{
    private const double Accuracy = 1e-10;

    [Fact]
    public void Solves_with_the_basis_and_its_transpose_leave_no_residual() => Prop.ForAll(SampleBasis.Any, sample =>
    {
        int[] basis = sample.Basis();
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        return FactorLaws.WorstResidual(sample, basis, factors.Forward, factors.Backward) <= Accuracy;
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Large_sparse_bases_leave_no_residual() => Assert.All(LargeSamples, sample =>
    {
        int[] basis = sample.Basis();
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        Assert.True(FactorLaws.WorstResidual(sample, basis, factors.Forward, factors.Backward) <= Accuracy);
    });

    [Fact]
    public void Sparse_and_plain_solves_agree() => Assert.All(LargeSamples, sample =>
    {
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), sample.Basis());
        for (int place = 0; place < sample.Rows; place += 7)
        {
            RequireSame(place, sample.Rows, factors.Forward);
            RequireSame(place, sample.Rows, factors.Backward);
        }
    });

    [Fact]
    public void The_basis_keeps_its_members_and_every_slot_has_its_pivot_in_its_row() => Prop.ForAll(SampleBasis.Any, sample =>
    {
        int[] basis = sample.Basis();
        int[] members = [.. basis];
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        IEnumerable<int> expected = members.Except(factors.Replacements.ToArray().Select(pair => pair.RemovedVariable))
            .Concat(factors.Replacements.ToArray().Select(pair => sample.Columns + pair.InsertedRow));
        return expected.Order().SequenceEqual(basis.Order())
            && Enumerable.Range(0, sample.Rows).All(row => basis[row] < sample.Columns || basis[row] == sample.Columns + row);
    }).Check(Laws.Config.WithMaxTest(150));

    [Fact]
    public void The_same_basis_gives_the_same_bits() => Assert.All(LargeSamples, sample =>
    {
        BasisFactors used = new(sample.Rows);
        used.Factor(sample.View(), (sample with { Seed = sample.Seed + 1 }).Basis());
        used.Factor(sample.View(), sample.Basis());
        BasisFactors fresh = new(sample.Rows);
        fresh.Factor(sample.View(), sample.Basis());
        double[] side = [.. Enumerable.Range(0, sample.Rows).Select(row => 1.0 / (row + 1))];
        Assert.Equal(FactorLaws.Solved(side, fresh.Forward), FactorLaws.Solved(side, used.Forward));
        Assert.Equal(FactorLaws.Solved(side, fresh.Backward), FactorLaws.Solved(side, used.Backward));
    });

    [Fact]
    public void No_rows_and_one_row_are_bases_too()
    {
        Assert.Equal(0, new BasisFactors(0).Factor(new(0, [0], [], []), []));
        BasisFactors factors = new(1);
        int[] basis = [0];
        Assert.Equal(0, factors.Factor(new(1, [0, 1], [0], [4]), basis));
        Assert.Equal([0.5], FactorLaws.Solved([2], factors.Forward));
        Assert.Equal([0.5], FactorLaws.Solved([2], factors.Backward));
    }

    [Fact]
    public void A_new_or_resized_object_holds_the_logical_basis()
    {
        BasisFactors factors = new(2);
        Assert.Equal([-1, -2], FactorLaws.Solved([1, 2], factors.Forward));
        factors.Resize(3);
        Assert.Equal([-1, -2, -3], FactorLaws.Solved([1, 2, 3], factors.Backward));
    }

    [Fact]
    public void The_threshold_rises_to_its_limit_and_returns()
    {
        BasisFactors factors = new(1);
        double first = factors.Threshold;
        Assert.True(factors.RaiseThreshold());
        Assert.True(factors.Threshold > first);
        while (factors.RaiseThreshold())
        {
        }

        Assert.InRange(factors.Threshold, first, 1);
        factors.ResetThreshold();
        Assert.Equal(first, factors.Threshold);
    }

    [Fact]
    public void The_threshold_bounds_the_multipliers_of_the_elimination()
    {
        double loose = Largest(0.1);
        double tight = Largest(0.9);
        Assert.InRange(loose, 1 / 0.9, 1 / 0.1);
        Assert.InRange(tight, 0, 1 / 0.9);

        static double Largest(double threshold) => ComposedFactors.LargestMultiplier(new(60, 4, 0, 2, 0, 5), threshold);
    }

    private static SampleBasis[] LargeSamples =>
    [
        new(150, 1, 3, 0, 0, 1), new(180, 2, 1, 4, 0, 2), new(200, 1, 6, 10, 3, 3), new(130, 4, 0, 0, 2, 4), new(120, 5, 8, 0, 0, 5),
    ];

    private static void RequireSame(int place, int rows, Action<SparseVector> solve)
    {
        SparseVector sparse = new(rows);
        sparse.Add(place, 1);
        SparseVector plain = new(rows) { IsDense = true };
        plain.Values[place] = 1;
        solve(sparse);
        solve(plain);
        for (int index = 0; index < rows; index++)
        {
            Assert.Equal(plain.Values[index], sparse.Values[index], 1e-9 * (1 + Math.Abs(plain.Values[index])));
        }
    }
}
