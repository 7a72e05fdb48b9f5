using Mechanisms.Foundations.LinearPrograms.Generating;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Solves programs of many rows of which few bind: begins with the equations alone and adds the most violated rows until none is violated.</summary>
/// <remarks>
/// Each round multiplies the point with its columns of the whole program once, adds the most violated quarter of the violated rows, at least
/// <see cref="LeastRows"/>, and goes on by the dual simplex from the last basis. Rows that are slack then leave; one that comes back stays, so that
/// rounds end. Prices of the equations say which variables are likely to be used: of those at 0 only the sixteen per equation that cost least at these
/// prices are kept after the first round, until no row is violated and others are worth having. The answer is one to the whole program: rows that
/// are not in at the end have price 0 and are basic, variables that are not are 0. Incentive constraints of mechanisms and obedience
/// constraints of persuasion are of this kind; where nearly all rows bind, nearly all are added and the rounds are wasted.
/// <para>Deterministic; equally violated rows are added in their order. Thread-safe; settings are immutable. For programs of few rows and many more
/// variables there is <see cref="ColumnGeneration"/>.</para>
/// </remarks>
[Reference("dantzig1954", "solving with the constraints that matter, and adding those that the solution violates")]
public sealed record RowGeneration : ILinearProgramMethod
{
    private const string MethodName = "row-generation";
    private const double RowShare = 0.25;
    private const int IdlePerRow = 16;

    /// <inheritdoc/>
    public string Name => MethodName;

    /// <summary>Gets the method that solves each round.</summary>
    /// <value>The defaults of <see cref="RevisedSimplex"/>; its limits count for each round by itself, and rounds do not presolve.</value>
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
        GenerationRun run = new(program, Rounds, new(LeastRows, RowShare, int.MaxValue, IdlePerRow, RowStanding.LeavesOnce));
        _ = run.Excerpt.AddColumns();
        for (int row = 0; row < program.RowCount; row++)
        {
            if (program.RowLower[row] == program.RowUpper[row])
            {
                run.Excerpt.AddRow(row);
            }
        }

        return run.Solve(MethodName, cancellation);
    }
}
