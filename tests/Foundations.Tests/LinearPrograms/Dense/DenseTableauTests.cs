using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

public sealed class DenseTableauTests
{
    // Bases whose factors have smaller pivots are too near to singular to compare; up to there cells of both ways differ by rounding, amplified.
    private const double SmallestPivot = 1e-5;
    private const double CellTolerance = 1e-6;

    // The search would mend wrong cells by its checks, and hide them.
    [Fact]
    public void Cells_built_from_factors_are_those_built_by_pivots() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            (DenseProgram program, LinearProgramBasis basis) = Subject(seed);
            PeeledFactors factors = new();
            if (Factored(program, basis, factors) is not { } built)
            {
                return true.Label("Too near to singular to compare.");
            }

            built.Build(factors);
            DenseTableau pivoted = new(program);
            pivoted.TakeShape();
            pivoted.Want(basis.Variables.Span, basis.Rows.Span);
            pivoted.Rebuild();
            return Differs(built, pivoted) is { } place ? false.Label(place) : true.ToProperty();
        }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Most_bases_of_optima_are_not_too_near_to_singular_to_compare()
    {
        int compared = Enumerable.Range(0, 100).Count(seed =>
        {
            (DenseProgram program, LinearProgramBasis basis) = Subject(seed);
            return Factored(program, basis, new()) is not null;
        });
        Assert.InRange(compared, 80, 100);
    }

    private static (DenseProgram Program, LinearProgramBasis Basis) Subject(int seed)
    {
        LinearProgram subject = NearlySingularProgram.From(seed).Program;
        DenseProgram program = new();
        program.Load(SimplexModel.From(subject));
        program.RequireMatrix();
        return (program, new RevisedSimplex().Solve(subject).Basis!);
    }

    // A tableau arranged for a basis, with the basis in the factors; null where that is too near to singular to compare.
    private static DenseTableau? Factored(DenseProgram program, LinearProgramBasis basis, PeeledFactors factors)
    {
        DenseTableau built = new(program);
        built.TakeShape();
        built.Want(basis.Variables.Span, basis.Rows.Span);
        Assert.True(built.Arrange(), "The basis has not as many members as rows.");
        built.FillFactors(factors);
        return factors.Factor() && factors.SmallestPivot > SmallestPivot ? built : null;
    }

    private static string? Differs(DenseTableau built, DenseTableau pivoted)
    {
        for (int row = 0; row < built.Rows; row++)
        {
            for (int column = 0; column < built.Columns; column++)
            {
                double cell = built.Row(row)[column];
                double other = pivoted.Row(Array.IndexOf(pivoted.Basic, built.Basic[row]))[Array.IndexOf(pivoted.Nonbasic, built.Nonbasic[column])];
                if (!(Math.Abs(cell - other) <= CellTolerance * (1 + Math.Abs(cell))))
                {
                    return FormattableString.Invariant($"variable {built.Basic[row]} along {built.Nonbasic[column]}: {cell}, by pivots {other}");
                }
            }
        }

        return null;
    }
}
