using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Solves with the basis and refines against residuals in twice the precision, until they are no more than roundings of their terms.</summary>
/// <remarks>Refinement makes each entry accurate relative to itself, not to the largest one: a certificate must hold in every column.</remarks>
[Reference("higham2002", "chapter 12: iterative refinement")]
internal sealed class RefinedSolve
{
    private const int MaximumPasses = 5;
    private readonly SimplexState state;
    private readonly ResidualVector residual;
    private readonly SparseVector correction;

    public RefinedSolve(SimplexState state)
    {
        this.state = state;
        residual = new(state.Model.Total);
        correction = new(state.Model.Rows);
    }

    /// <summary>Makes A·x − r = 0 by changing the basic values alone.</summary>
    /// <param name="values">Values of all variables, shape [variable]; of the basic ones a guess.</param>
    public void Values(double[] values)
    {
        for (int pass = 0; pass < MaximumPasses; pass++)
        {
            FormRowResiduals(values);
            BeginCorrection();
            bool isDone = true;
            for (int row = 0; row < state.Model.Rows; row++)
            {
                correction.Values[row] = residual[row];
                isDone &= residual.IsRounding(row, Grain.Residual);
            }

            if (isDone)
            {
                return;
            }

            state.Factors.Forward(correction);
            for (int slot = 0; slot < state.Basic.Length; slot++)
            {
                values[state.Basic[slot]] += correction.Values[slot];
            }
        }
    }

    /// <summary>Finds the prices y under which the basic variables have reduced cost 0.</summary>
    /// <param name="cost">Costs, shape [variable].</param>
    /// <param name="prices">Filled, shape [row].</param>
    /// <param name="reduced">Filled with cost − Aᵀy over the columns and cost + y over the row activities, exactly 0 where basic; shape [variable].</param>
    public void Prices(double[] cost, double[] prices, double[] reduced)
    {
        prices.AsSpan().Clear();
        for (int pass = 0; pass <= MaximumPasses; pass++)
        {
            FormReducedCosts(cost, prices);
            BeginCorrection();
            bool isDone = true;
            for (int slot = 0; slot < state.Basic.Length; slot++)
            {
                correction.Values[slot] = residual[state.Basic[slot]];
                isDone &= residual.IsRounding(state.Basic[slot], Grain.Residual);
            }

            if (isDone || pass == MaximumPasses)
            {
                break;
            }

            state.Factors.Backward(correction);
            for (int row = 0; row < prices.Length; row++)
            {
                prices[row] += correction.Values[row];
            }
        }

        for (int variable = 0; variable < reduced.Length; variable++)
        {
            reduced[variable] = state.Slot[variable] < 0 ? residual[variable] : 0;
        }
    }

    private void BeginCorrection()
    {
        correction.Clear();
        correction.IsDense = true;
    }

    // r − A·x, which is 0 where all is well.
    private void FormRowResiduals(double[] values)
    {
        ScaledModel model = state.Model;
        residual.Begin(values.AsSpan(model.Columns, model.Rows));
        for (int column = 0; column < model.Columns; column++)
        {
            double value = values[column];
            for (int position = model.Starts[column]; value != 0 && position < model.Starts[column + 1]; position++)
            {
                residual.SubtractProduct(model.RowIndices[position], model.Coefficients[position], value);
            }
        }
    }

    private void FormReducedCosts(double[] cost, double[] prices)
    {
        ScaledModel model = state.Model;
        residual.Begin(cost);
        for (int column = 0; column < model.Columns; column++)
        {
            Residual entry = residual.Entry(column);
            for (int position = model.Starts[column]; position < model.Starts[column + 1]; position++)
            {
                double price = prices[model.RowIndices[position]];
                if (price != 0)
                {
                    entry.SubtractProduct(model.Coefficients[position], price);
                }
            }

            residual.Put(column, entry);
        }

        for (int row = 0; row < model.Rows; row++)
        {
            residual.SubtractProduct(model.Columns + row, -1, prices[row]);
        }
    }
}
