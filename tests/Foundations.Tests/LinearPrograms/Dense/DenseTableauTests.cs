using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.LinearPrograms.Simplex;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

public sealed class DenseTableauTests
{
    // The search would mend wrong cells by its checks, and hide them.
    [Fact]
    public void Cells_built_from_factors_are_those_built_by_pivots() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            NearlySingularProgram subject = NearlySingularProgram.From(seed);
            DenseProgram program = new();
            program.Load(SimplexModel.From(subject.Program));
            DenseTableau built = new(program);
            built.TakeShape();
            LinearProgramBasis basis = new RevisedSimplex().Solve(subject.Program).Basis!;
            built.Want(basis.Variables.Span, basis.Rows.Span);
            DenseFactors factors = new();
            if (!built.Arrange())
            {
                return false.Label("The basis has not as many members as rows.");
            }

            built.FillFactors(factors);
            if (!factors.Factor() || !(factors.SmallestPivot > 1e-5))
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
        int compared = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            LinearProgram program = NearlySingularProgram.From(seed).Program;
            LinearProgramBasis basis = new RevisedSimplex().Solve(program).Basis!;
            DenseEngine engine = new(SimplexModel.From(program));
            engine.SetBasis(basis.Variables.Span, basis.Rows.Span);
            compared += engine.Solve(default) == LinearProgramStatus.Optimal && engine.IsConcludedFromBasis ? 1 : 0;
        }

        Assert.InRange(compared, 80, 100);
    }

    private static string? Differs(DenseTableau built, DenseTableau pivoted)
    {
        for (int row = 0; row < built.Rows; row++)
        {
            for (int column = 0; column < built.Columns; column++)
            {
                double cell = built.Row(row)[column];
                double other = pivoted.Row(Array.IndexOf(pivoted.Basic, built.Basic[row]))[Array.IndexOf(pivoted.Nonbasic, built.Nonbasic[column])];
                if (!(Math.Abs(cell - other) <= 1e-6 * (1 + Math.Abs(cell))))
                {
                    return FormattableString.Invariant($"variable {built.Basic[row]} along {built.Nonbasic[column]}: {cell}, by pivots {other}");
                }
            }
        }

        return null;
    }
}
