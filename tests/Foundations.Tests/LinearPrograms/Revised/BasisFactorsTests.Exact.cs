using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms.Revised.Factors;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <content>Small bases against elimination in fractions.</content>
public sealed partial class BasisFactorsTests
{
    [Fact]
    public void Agrees_with_fractions_on_small_bases() => Prop.ForAll(SampleBasis.Small, sample =>
    {
        int[] basis = sample.Basis();
        BasisFactors factors = new(sample.Rows);
        factors.Factor(sample.View(), basis);
        double[] side = [.. Enumerable.Range(0, sample.Rows).Select(row => (double)((row * 5 % 7) - 3))];
        return Agree(FactorLaws.Solved(side, factors.Forward), Solve(sample, basis, side, transposed: false))
            && Agree(FactorLaws.Solved(side, factors.Backward), Solve(sample, basis, side, transposed: true));
    }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Exchanges_exactly_as_many_members_as_depend_on_others_and_leaves_a_basis() => Prop.ForAll(SampleBasis.Small, sample =>
    {
        int[] basis = sample.Basis();
        int rank = Rank(sample, basis);
        BasisFactors factors = new(sample.Rows);
        int exchanged = factors.Factor(sample.View(), basis);
        return exchanged == sample.Rows - rank && factors.Replacements.Length == exchanged && Rank(sample, basis) == sample.Rows;
    }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void The_small_bases_reach_singular_ones()
    {
        SampleBasis[] drawn = Laws.Sample(SampleBasis.Small.Generator, 50, 300);
        Assert.InRange(drawn.Count(sample => Rank(sample, sample.Basis()) < sample.Rows), 40, 200);
        Assert.Contains(drawn, sample => Rank(sample, sample.Basis()) < sample.Rows - 1);
    }

    [Fact]
    public void A_basis_of_empty_columns_becomes_the_logical_one()
    {
        BasisFactors factors = new(3);
        int[] basis = [0, 1, 2];
        Assert.Equal(3, factors.Factor(new(3, [0, 0, 0, 0], [], []), basis));
        Assert.Equal([3, 4, 5], basis);
        Assert.Equal([new(0, 0), new(1, 1), new(2, 2)], factors.Replacements.ToArray());
    }

    [Fact]
    public void A_variable_named_twice_stays_once()
    {
        BasisFactors factors = new(2);
        int[] basis = [1, 1];
        Assert.Equal(1, factors.Factor(new(0, [0], [], []), basis));
        Assert.Equal([0, 1], basis);
    }

    private static bool Agree(double[] found, Rational[] exact) =>
        found.Zip(exact).All(pair => Math.Abs(pair.First - pair.Second.ToDouble()) <= 1e-9 * (1 + Math.Abs(pair.First)));

    private static Rational[] Solve(SampleBasis sample, int[] basis, double[] side, bool transposed)
    {
        int size = sample.Rows;
        Rational[][] rows = [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size)
            .Select(column => Rational.FromDouble(transposed ? sample.Entry(column, basis[row]) : sample.Entry(row, basis[column])))
            .Append(Rational.FromDouble(side[row])).ToArray())];
        Eliminate(rows, size);
        return [.. Enumerable.Range(0, size).Select(column => rows.Single(row => row[column] == Rational.One && row.Take(size).Count(entry => !entry.IsZero) == 1)[size])];
    }

    private static int Rank(SampleBasis sample, int[] basis)
    {
        Rational[][] rows = [.. Enumerable.Range(0, sample.Rows).Select(row =>
            basis.Select(variable => Rational.FromDouble(sample.Entry(row, variable))).ToArray())];
        return Eliminate(rows, sample.Rows);
    }

    // Gauss-Jordan elimination; returns the rank.
    private static int Eliminate(Rational[][] rows, int columns)
    {
        int rank = 0;
        for (int column = 0; column < columns; column++)
        {
            int found = Array.FindIndex(rows, rank, row => !row[column].IsZero);
            if (found < 0)
            {
                continue;
            }

            (rows[rank], rows[found]) = (rows[found], rows[rank]);
            Rational pivot = rows[rank][column];
            rows[rank] = [.. rows[rank].Select(entry => entry / pivot)];
            for (int row = 0; row < rows.Length; row++)
            {
                Rational factor = rows[row][column];
                if (row != rank && !factor.IsZero)
                {
                    rows[row] = [.. rows[row].Zip(rows[rank], (left, right) => left - (factor * right))];
                }
            }

            rank++;
        }

        return rank;
    }
}
