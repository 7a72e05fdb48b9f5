using Mechanisms.Foundations.LinearPrograms.Generating;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Solves programs of few rows and many variables of which few are used: begins without those that cost something and adds what is worth its price.</summary>
/// <remarks>
/// Each round multiplies the prices with the columns that are left out once, adds those whose reduced costs are most wrong, up to <see cref="MostColumns"/>,
/// and goes on by the primal simplex from the last basis. A row that bounds one variable by another, x ≤ M·μ, is left out with its x and comes with it,
/// or when it is violated. The answer is one to the whole program: variables that never came are 0, rows that never came have price 0 and are basic. Payments of
/// mechanisms are such variables: each costs the principal something, there is one for every recommendation, report and state, and few are made.
/// <para>Deterministic; equal reduced costs are taken in the order of the variables. Variables whose lower bound is not 0 are in from the beginning. Where rounds
/// without some variables have no feasible point, all are added. Thread-safe; settings are immutable. For programs of many rows there is <see cref="RowGeneration"/>.</para>
/// </remarks>
[Reference("gilmore1961", "columns that are generated when they are worth it")]
[Reference("schrage1975", "variable upper bounds that are in force only where their variable is basic")]
public sealed record ColumnGeneration : ILinearProgramMethod
{
    private const string MethodName = "column-generation";
    private const int LeastRows = 200;
    private const double RowShare = 0.5;

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

    /// <summary>Gets how many variables a round adds at most.</summary>
    /// <value>At least 1; 1,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MostColumns
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 1_000;

    /// <inheritdoc/>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Begin(program).Solve(MethodName, cancellation);
    }

    /// <summary>The rounds of a program, before the first.</summary>
    internal GenerationRun Begin(LinearProgram program)
    {
        GenerationRun run = new(program, Rounds, new(LeastRows, RowShare, MostColumns, IdlePerRow: 0, Leaves: _ => false));
        Excerpt excerpt = run.Excerpt;
        for (int row = 0; row < program.RowCount; row++)
        {
            if (!run.IsVariableBound(row))
            {
                excerpt.AddRow(row);
            }
        }

        // A few variables that cost nothing are in: leaving them out would only cost rounds. Many may be what the program is about.
        bool hasFewFree = program.Costs.Count(cost => cost == 0) <= program.RowCount;
        for (int column = 0; column < program.VariableCount; column++)
        {
            double cost = excerpt.Sign * program.Costs[column];
            if (!excerpt.CanBeLeftOut(column) || cost < 0 || (cost == 0 && hasFewFree))
            {
                excerpt.AddColumn(column);
            }
        }

        return run;
    }
}
