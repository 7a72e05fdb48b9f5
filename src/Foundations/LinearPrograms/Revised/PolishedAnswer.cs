using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Values and prices of a basis, computed from fresh factors and refined against residuals in twice the precision.</summary>
[Reference("higham2002", "chapter 12: iterative refinement")]
internal sealed class PolishedAnswer
{
    private const int MaximumRefinements = 4;
    private readonly SimplexState state;
    private readonly ResidualVector residual;
    private readonly SparseVector correction;

    public PolishedAnswer(SimplexState state)
    {
        this.state = state;
        residual = new(state.Model.Total);
        correction = new(state.Model.Rows);
        Values = new double[state.Model.Total];
        Prices = new double[state.Model.Rows];
        Reduced = new double[state.Model.Total];
    }

    /// <summary>Values of the variables, scaled, shape [variable].</summary>
    public double[] Values { get; }

    /// <summary>Prices of the rows, scaled, shape [row].</summary>
    public double[] Prices { get; }

    /// <summary>Reduced costs, scaled, shape [variable]; 0 for basic ones.</summary>
    public double[] Reduced { get; }

    /// <summary>Largest violation of a bound relative to 1 + its size.</summary>
    public double PrimalViolation { get; private set; }

    /// <summary>Largest reduced cost of wrong sign.</summary>
    public double DualViolation { get; private set; }

    /// <summary>Computes everything for the present basis and the model's own costs and bounds.</summary>
    public void Compute()
    {
        RefineValues();
        RefinePrices();
        Measure();
    }

    private void RefineValues()
    {
        for (int variable = 0; variable < Values.Length; variable++)
        {
            Values[variable] = state.Slot[variable] < 0 ? state.Value[variable] : state.BasicValue[state.Slot[variable]];
        }

        for (int pass = 0; pass < MaximumRefinements; pass++)
        {
            FormRowResiduals();
            if (!LoadCorrection(state.Model.Rows))
            {
                return;
            }

            state.Factors.Forward(correction);
            for (int slot = 0; slot < state.Basic.Length; slot++)
            {
                Values[state.Basic[slot]] += correction.Values[slot];
            }
        }
    }

    // r − A·x, which is 0 where all is well.
    private void FormRowResiduals()
    {
        ScaledModel model = state.Model;
        residual.Begin(Values.AsSpan(model.Columns, model.Rows));
        for (int column = 0; column < model.Columns; column++)
        {
            double value = Values[column];
            for (int position = model.Starts[column]; value != 0 && position < model.Starts[column + 1]; position++)
            {
                residual.SubtractProduct(model.RowIndices[position], model.Coefficients[position], value);
            }
        }
    }

    private void RefinePrices()
    {
        ScaledModel model = state.Model;
        correction.Clear();
        correction.IsDense = true;
        for (int slot = 0; slot < state.Basic.Length; slot++)
        {
            correction.Values[slot] = model.Cost[state.Basic[slot]];
        }

        Prices.AsSpan().Clear();
        for (int pass = 0; pass <= MaximumRefinements; pass++)
        {
            state.Factors.Backward(correction);
            for (int row = 0; row < Prices.Length; row++)
            {
                Prices[row] += correction.Values[row];
            }

            FormReducedCosts();
            if (!LoadBasicReducedCosts())
            {
                break;
            }
        }

        for (int variable = 0; variable < Reduced.Length; variable++)
        {
            Reduced[variable] = state.Slot[variable] < 0 ? residual[variable] : 0;
        }
    }

    // c − Aᵀy over the columns, c + y over the row activities.
    private void FormReducedCosts()
    {
        ScaledModel model = state.Model;
        residual.Begin(model.Cost);
        for (int column = 0; column < model.Columns; column++)
        {
            for (int position = model.Starts[column]; position < model.Starts[column + 1]; position++)
            {
                residual.SubtractProduct(column, model.Coefficients[position], Prices[model.RowIndices[position]]);
            }
        }

        for (int row = 0; row < model.Rows; row++)
        {
            residual.SubtractProduct(model.Columns + row, -1, Prices[row]);
        }
    }

    private bool LoadCorrection(int count)
    {
        correction.Clear();
        correction.IsDense = true;
        double largest = 0;
        for (int place = 0; place < count; place++)
        {
            correction.Values[place] = residual[place];
            largest = Math.Max(largest, residual.RelativeTo(place));
        }

        return largest > Grain.Residual;
    }

    private bool LoadBasicReducedCosts()
    {
        correction.Clear();
        correction.IsDense = true;
        double largest = 0;
        for (int slot = 0; slot < state.Basic.Length; slot++)
        {
            correction.Values[slot] = residual[state.Basic[slot]];
            largest = Math.Max(largest, residual.RelativeTo(state.Basic[slot]));
        }

        return largest > Grain.Residual;
    }

    private void Measure()
    {
        ScaledModel model = state.Model;
        PrimalViolation = 0;
        DualViolation = 0;
        for (int variable = 0; variable < model.Total; variable++)
        {
            double value = Values[variable];
            double lower = model.Lower[variable];
            double upper = model.Upper[variable];
            PrimalViolation = value < lower ? Math.Max(PrimalViolation, (lower - value) / (1 + Math.Abs(lower)))
                : value > upper ? Math.Max(PrimalViolation, (value - upper) / (1 + Math.Abs(upper)))
                : PrimalViolation;
            DualViolation = Math.Max(DualViolation, SimplexState.WrongPart(state.Standing[variable], Reduced[variable]));
        }
    }
}
