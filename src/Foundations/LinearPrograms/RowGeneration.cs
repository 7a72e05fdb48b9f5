using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Solves programs of many rows of which few bind: begins with the equations alone and adds the most violated rows until none is violated.</summary>
/// <remarks>
/// Each round multiplies the point with the columns of the whole program once, adds the most violated half of the violated rows, at least
/// <see cref="LeastRows"/>, and goes on by the dual simplex from the last basis; rows once added stay. The answer is one
/// to the whole program: rows that were never added have price 0 and are basic. Incentive constraints of mechanisms and obedience
/// constraints of persuasion are of this kind; where nearly all rows bind, nearly all are added and the rounds are wasted.
/// <para>Deterministic; equally violated rows are added in their order. Thread-safe; settings are immutable.</para>
/// </remarks>
[Reference("dantzig1954", "solving with the constraints that matter, and adding those that the solution violates")]
public sealed record RowGeneration : ILinearProgramMethod
{
    private const string MethodName = "row-generation";

    /// <inheritdoc/>
    public string Name => MethodName;

    /// <summary>Gets the method that solves each round.</summary>
    /// <value>The defaults of <see cref="RevisedSimplex"/>; its limits count for each round by itself.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public RevisedSimplex Rounds
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    = new();

    /// <summary>Gets how many rows a round adds at least, if that many are violated.</summary>
    /// <value>At least 1; 200 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int LeastRows
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 200;

    /// <inheritdoc/>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        RowSelection rows = new(program);
        RevisedSimplexRun run = Rounds.Begin(rows.Core());
        long pivots = 0;
        while (true)
        {
            LinearProgramStatus status = run.Solve(cancellation);
            pivots += run.Pivots;
            if (status == LinearProgramStatus.Unbounded && rows.AddAll(run))
            {
                continue;
            }

            if (status != LinearProgramStatus.Optimal || !rows.AddViolated(run, LeastRows))
            {
                LinearProgramSolution answer = rows.Whole(run.Answer()) with { Method = MethodName, Pivots = pivots };
                SimplexLimits limits = new(Rounds.MaxPivots, Rounds.TimeLimit, null, cancellation);
                return WideClaim.Confirmed(program, answer, limits) with { Elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(start) };
            }
        }
    }
}
