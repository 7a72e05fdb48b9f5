using System.Reflection;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class RevisedSimplexTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new RevisedSimplex();

    [Fact]
    public void Every_method_of_the_library_is_held_to_the_suite_of_methods()
    {
        HashSet<string> held = [.. typeof(RevisedSimplexTests).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LinearProgramMethodConformance)) && type.GetConstructor([]) is not null && !type.IsAbstract)
            .Select(type => ((ILinearProgramMethod)type.GetProperty(nameof(Method), BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Activator.CreateInstance(type))!).Name)];
        Assert.All(LinearProgramMethods.All, method => Assert.Contains(method.Name, held));
    }

    [Fact]
    public void Stops_at_the_pivot_limit_without_a_claim()
    {
        LinearProgramSolution answer = new RevisedSimplex { MaxPivots = 1 }.Solve(KnownPrograms.All[0].Program);
        Assert.Equal(LinearProgramStatus.PivotLimit, answer.Status);
        Assert.Contains("after 1 pivot,", answer.Explain(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => answer.Primal);
    }

    [Fact]
    public void Stops_at_the_time_limit_without_a_claim()
    {
        LinearProgramSolution answer = new RevisedSimplex { TimeLimit = TimeSpan.FromTicks(1) }.Solve(KnownPrograms.MatrixGame(50));
        Assert.Equal(LinearProgramStatus.TimeLimit, answer.Status);
    }

    [Theory]
    [InlineData(1e-10)]
    [InlineData(1e10)]
    [InlineData(1e-100)]
    [InlineData(1e100)]
    public void Behaves_alike_in_any_unit_of_values_costs_and_coefficients(double unit)
    {
        foreach ((double ofBounds, double ofCosts, double ofMatrix) in new[] { (unit, 1, 1), (1, unit, 1), (1, 1, unit), (unit, unit, 1.0) })
        {
            LinearProgram program = Knapsacks(ofBounds, ofCosts, ofMatrix);
            LinearProgramSolution answer = Method.Solve(program);
            Assert.True(answer.IsOptimal, answer.Explain());
            Assert.Equal(21 * ofBounds / ofMatrix * ofCosts, answer.Value, 1e-12 * 21 * ofBounds / ofMatrix * ofCosts);
            Assert.True(LinearProgramAudit.Check(program, answer) is { Passed: true, Repaired: false });
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-9)]
    [InlineData(1e-12)]
    public void Sees_a_gap_between_rows_however_small(double gap)
    {
        // x ≤ 1 and x ≥ 1 + gap.
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Minimize, [0], [1, 1], [double.NegativeInfinity, 1 + gap], [1, double.PositiveInfinity], [0], [10]);
        LinearProgramSolution answer = Method.Solve(program);
        Assert.Equal(LinearProgramStatus.Infeasible, answer.Status);
        Assert.True(LinearProgramAudit.Check(program, answer).Passed);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-12)]
    [InlineData(1e-20)]
    public void Follows_a_cost_however_small(double cost)
    {
        // minimize y − cost·x: unbounded in x.
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Minimize, [-cost, 1], [1, 1], [0], [double.PositiveInfinity], [0, 0], [double.PositiveInfinity, 1]);
        LinearProgramSolution answer = Method.Solve(program);
        Assert.Equal(LinearProgramStatus.Unbounded, answer.Status);
        Assert.True(LinearProgramAudit.Check(program, answer).Passed);
    }

    [Fact]
    public void Claims_no_optimum_whose_value_is_beyond_double_precision()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.AddVariable(0, 1e308, 1e308, "x");
        LinearProgramSolution answer = Method.Solve(builder.Build());
        Assert.Equal(LinearProgramStatus.NumericalTrouble, answer.Status);
        Assert.Contains("units", answer.Explain(), StringComparison.Ordinal);
    }

    /// <summary>Two ways to round one share: exactly the last two variables are 0, and doubles can hardly tell. Sums of violations below rounding rose and fell by turns, for ever.</summary>
    [Fact]
    public void Equations_that_contradict_each_other_by_rounding_end_the_search()
    {
        double share = 0.0025;
        double roundedShare = 1 - (1 - share);
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Maximize,
            [0.4, 0.2, 0.4, 0.8],
            [
                1, 1, 1, 1,
                0.9275, -(1 - 0.9275), 0, 0,
                -0.9275, 1 - 0.9275, 0, 0,
                0, 0, share, -(1 - share),
                0, 0, -roundedShare, 1 - share,
            ],
            [1, 0, 0, 0, 0],
            [1, 0, 0, 0, 0],
            [0, 0, 0, 0],
            [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity]);
        LinearProgramSolution solution = new RevisedSimplex { MaxPivots = 20_000, Presolve = false }.Solve(program);
        Assert.NotEqual(LinearProgramStatus.PivotLimit, solution.Status);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, solution);
        Assert.True(report.Proof!.Holds(program));
        Assert.Equal(0, report.Proof.Point[2].ToDouble());
    }

    [Fact]
    public void A_start_from_the_optimal_basis_takes_no_pivot()
    {
        LinearProgram program = KnownPrograms.MatrixGame(10);
        LinearProgramSolution cold = Method.Solve(program);
        LinearProgramSolution warm = new RevisedSimplex().Solve(program, cold.Basis!);
        Assert.Equal(0, warm.Pivots);
        Assert.Equal(cold.Value, warm.Value, 1e-14);
        Assert.Equal(cold.Basis, warm.Basis);
    }

    [Fact]
    public void Answers_compare_by_the_basis_whether_anybody_has_read_it_or_not()
    {
        LinearProgramSolution read = Method.Solve(KnownPrograms.MatrixGame(5)) with { Elapsed = default };
        LinearProgramBasis basis = read.Basis!;
        LinearProgramSolution unread = Method.Solve(KnownPrograms.MatrixGame(5)) with { Elapsed = default };
        Assert.Equal(read, unread);
        Assert.Equal(read.GetHashCode(), (unread with { }).GetHashCode());
        Assert.Same(basis, read.Basis);
        Assert.NotEqual(read, unread with { Basis = basis with { Variables = [.. basis.Variables.Reverse()] } });
        Assert.NotEqual(read, unread with { Basis = null });
    }

    [Fact]
    public void A_singular_start_is_completed_and_pivoted_on()
    {
        LinearProgram program = KnownPrograms.MatrixGame(5);
        LinearProgramBasis all = new(
            Sequence.Of(program.VariableCount, _ => BasisStatus.Basic), Sequence.Of(program.RowCount, _ => BasisStatus.Basic));
        LinearProgramBasis none = new(
            Sequence.Of(program.VariableCount, _ => BasisStatus.AtUpper), Sequence.Of(program.RowCount, _ => BasisStatus.Free));
        LinearProgramSolution cold = Method.Solve(program);
        Assert.All([all, none], start => Assert.Equal(cold.Value, new RevisedSimplex().Solve(program, start).Value, 1e-12));
    }

    [Fact]
    public void A_start_of_another_size_is_rejected_with_both_sizes()
    {
        LinearProgramBasis small = Method.Solve(KnownPrograms.MatrixGame(5)).Basis!;
        ArgumentException error = Assert.Throws<ArgumentException>(() => new RevisedSimplex().Solve(KnownPrograms.MatrixGame(10), small));
        Assert.Contains("11 variables and 11 rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("got 6 and 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_a_listener_and_finds_the_same_with_and_without()
    {
        List<LinearProgramProgress> heard = [];
        RevisedSimplex told = new() { Progress = new Listener(heard) };
        LinearProgram program = KnownPrograms.MatrixGame(20);
        Assert.Equal(Method.Solve(program) with { Elapsed = default }, told.Solve(program) with { Elapsed = default });
        Assert.NotEmpty(heard);
        Assert.Equal(heard.OrderBy(progress => progress.Pivots), heard);
    }

    [Fact]
    public void Settings_compare_by_value_whatever_they_have_solved()
    {
        RevisedSimplex used = new() { MaxPivots = 77 };
        used.Solve(KnownPrograms.MatrixGame(5));
        Assert.Equal(new RevisedSimplex { MaxPivots = 77 }, used);
        Assert.Equal(new RevisedSimplex { MaxPivots = 77 }.GetHashCode(), used.GetHashCode());
        Assert.NotEqual(new RevisedSimplex(), used);
    }

    [Fact]
    public void Is_the_documented_default()
    {
        Assert.Equal(new RevisedSimplex(), LinearProgramMethods.Default);
        Assert.Equal(LinearProgramMethods.Default, LinearProgramMethods.All[0]);
        Assert.Equal(
            ["revised-simplex", "row-generation", "column-generation", "tableau-simplex", "exact-simplex", "clp"], LinearProgramMethods.All.Select(known => known.Name));
    }

    [Fact]
    public void Settings_reject_values_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RevisedSimplex { MaxPivots = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RevisedSimplex { MaxDenseCells = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RevisedSimplex { MaxDenseCells = (1 << 30) + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RevisedSimplex { TimeLimit = TimeSpan.Zero });
    }

    [Theory]
    [InlineData(1, 1 << 28, true)]
    [InlineData(1 << 15, 1 << 15, false)] // the tableau has one more row, of slopes
    [InlineData(1 << 28, 1, false)] // rows are padded to four cells
    [InlineData(1 << 16, 1 << 16, false)] // 2^32 cells, 0 as an int
    public void A_tableau_that_no_array_holds_is_not_tried(int rows, int columns, bool isDense) =>
        Assert.Equal(isDense, new RevisedSimplex { MaxDenseCells = 1 << 30 }.IsDense(rows, columns, 1 << 28));

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(0, 900, true)]
    [InlineData(0, 10_000_000, false)]
    [InlineData(10_000_000, 0, false)]
    [InlineData(1_000, 1_000, false)]
    [InlineData(int.MaxValue, int.MaxValue, false)]
    public void Engines_are_kept_between_solves_up_to_a_size_that_counts_vectors_too(int rows, int columns, bool fits) =>
        Assert.Equal(fits, EngineShelf.Fits(rows, columns));

    [Fact]
    public void A_method_holds_nothing_of_the_programs_that_it_has_solved()
    {
        static WeakReference Solve(RevisedSimplex method)
        {
            LinearProgram program = LinearProgram.FromDense(ObjectiveSense.Minimize, [1, 2], [1, 1], [1], [2], [0, 0], [3, 3]);
            Assert.True(method.Solve(program).IsOptimal);
            return new(program.Costs.Items);
        }

        RevisedSimplex method = new();
        WeakReference costs = Solve(method);
        GC.Collect();
        Assert.False(costs.IsAlive);
        GC.KeepAlive(method);
    }

    [Fact]
    public void Statuses_that_are_none_are_rejected_with_those_that_are()
    {
        LinearProgramBasis basis = Method.Solve(KnownPrograms.MatrixGame(2)).Basis!;
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => basis with { Rows = [BasisStatus.Basic, (BasisStatus)4] });
        Assert.Contains("BasisStatus must be one of Basic, AtLower, AtUpper, Free; got 4.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramBasis([(BasisStatus)(-1)], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramSolution { Status = (LinearProgramStatus)99, Method = "by hand" });
        Assert.Throws<ArgumentOutOfRangeException>(() => Method.Solve(KnownPrograms.MatrixGame(2)) with { Certificate = (LinearProgramCertificate)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramAuditOptions { Mode = (AuditMode)2 });
    }

    // maximize 3x + 5y with x ≤ 4, 2y ≤ 6, x + y ≤ 5: 21 at (2, 3).
    private static LinearProgram Knapsacks(double ofBounds, double ofCosts, double ofMatrix) => LinearProgram.FromDense(
        ObjectiveSense.Maximize,
        [3 * ofCosts, 5 * ofCosts],
        [ofMatrix, 0, 0, 2 * ofMatrix, ofMatrix, ofMatrix],
        [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity],
        [4 * ofBounds, 6 * ofBounds, 5 * ofBounds],
        [0, 0],
        [double.PositiveInfinity, double.PositiveInfinity]);

    private sealed class Listener(List<LinearProgramProgress> heard) : IProgress<LinearProgramProgress>
    {
        public void Report(LinearProgramProgress value) => heard.Add(value);
    }
}
