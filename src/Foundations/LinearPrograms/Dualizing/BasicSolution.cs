namespace Mechanisms.Foundations.LinearPrograms.Dualizing;

/// <summary>Values, prices and statuses of a basis of a model; signs are those of a minimization.</summary>
internal sealed class BasicSolution(int columns, int rows)
{
    /// <summary>Values of the variables, shape [column].</summary>
    public double[] Primal { get; } = new double[columns];

    /// <summary>Prices of the rows, shape [row].</summary>
    public double[] RowDuals { get; } = new double[rows];

    /// <summary>Reduced costs, shape [column].</summary>
    public double[] ReducedCosts { get; } = new double[columns];

    /// <summary>Basis status of the variables, shape [column].</summary>
    public BasisStatus[] Columns { get; } = new BasisStatus[columns];

    /// <summary>Basis status of the row activities, shape [row].</summary>
    public BasisStatus[] Rows { get; } = new BasisStatus[rows];

    /// <summary>Copies what an engine found.</summary>
    public static BasicSolution From(ISimplexEngine engine, SimplexModel model)
    {
        BasicSolution solution = new(model.Columns, model.Rows);
        engine.Primal[..model.Columns].CopyTo(solution.Primal);
        engine.RowDuals[..model.Rows].CopyTo(solution.RowDuals);
        engine.ReducedCosts[..model.Columns].CopyTo(solution.ReducedCosts);
        engine.CopyBasis(solution.Columns, solution.Rows);
        return solution;
    }
}
