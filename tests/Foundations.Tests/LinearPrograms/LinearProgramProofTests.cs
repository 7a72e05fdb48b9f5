using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class LinearProgramProofTests
{
    // maximize 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: 36 at (2, 6), prices (0, 3/2, 1).
    private static readonly LinearProgram Bounded = KnownPrograms.Packing([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18]);
    private static readonly LinearProgram Contradiction = KnownPrograms.Packing([1, 1], [[1, 1], [-1, -1]], [1, -2]);
    private static readonly LinearProgram Endless = KnownPrograms.Packing([1, 1], [[1, -1]], [3]);

    [Fact]
    public void Proofs_by_hand_hold()
    {
        Assert.True(Optimum([2, 6], [0, Rational.Parse("3/2"), 1]).Holds(Bounded));
        Assert.True(new LinearProgramProof { Status = LinearProgramStatus.Infeasible, FarkasMultipliers = [-1, -1] }.Holds(Contradiction));
        Assert.True(new LinearProgramProof { Status = LinearProgramStatus.Unbounded, Point = [3, 0], Ray = [1, 1] }.Holds(Endless));
    }

    [Fact]
    public void Proofs_that_are_off_in_any_way_do_not_hold()
    {
        LinearProgramProof[] optima =
        [
            Optimum([2, 5], [0, Rational.Parse("3/2"), 1]),
            Optimum([2, Rational.Parse("6.0000000000000000001")], [0, Rational.Parse("3/2"), 1]),
            Optimum([2, 6], [0, Rational.Parse("3/2"), Rational.Parse("0.9999999999999999999")]),
            Optimum([2, 6], [-1, Rational.Parse("3/2"), 1]),
            Optimum([2, 6], [0, 1]),
            Optimum([2], [0, Rational.Parse("3/2"), 1]),
            Optimum([2, 6], [0, Rational.Parse("3/2"), 1]) with { Status = LinearProgramStatus.PivotLimit },
        ];
        Assert.All(optima, proof => Assert.False(proof.Holds(Bounded)));
        Sequence<Rational>[] multipliers = [[1, 1], [-1, 0], [-2, -1], [-1], []];
        Assert.All(multipliers, vector => Assert.False(
            new LinearProgramProof { Status = LinearProgramStatus.Infeasible, FarkasMultipliers = vector }.Holds(Contradiction)));
        Sequence<Rational>[] rays = [[-1, -1], [0, 0], [2, 1], [1], []];
        Assert.All(rays, vector => Assert.False(
            new LinearProgramProof { Status = LinearProgramStatus.Unbounded, Point = [3, 0], Ray = vector }.Holds(Endless)));
        Assert.False(new LinearProgramProof { Status = LinearProgramStatus.Unbounded, Point = [4, 0], Ray = [1, 1] }.Holds(Endless));
    }

    [Fact]
    public void Crossing_bounds_need_no_multipliers()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddVariable(2, 1, 1, "x");
        LinearProgram program = builder.Build();
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, new ExactSimplex().Solve(program));
        Assert.Equal(new LinearProgramProof { Status = LinearProgramStatus.Infeasible }, report.Proof);
        Assert.True(report.Proof!.Holds(program));
        Assert.Throws<ArgumentNullException>(() => report.Proof.Holds(null!));
    }

    private static LinearProgramProof Optimum(Sequence<Rational> point, Sequence<Rational> prices) =>
        new() { Status = LinearProgramStatus.Optimal, Point = point, RowDuals = prices };
}
