using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <content>Answers in the model's own units.</content>
internal sealed partial class SparseEngine
{
    public void Adopt(LinearProgramSolution answer, double sign, double constant)
    {
        AdoptedAnswer.Copy(answer, sign, (values, prices, reduced), (multipliers, ray));
        Objective = answer.IsOptimal ? sign * (answer.Value - constant) : Objective;
        if (answer.Basis is { } basis)
        {
            SetBasis(basis.Variables.Span, basis.Rows.Span);
        }
    }

    private LinearProgramStatus Deliver(LinearProgramStatus status)
    {
        hasProof = status is LinearProgramStatus.Unbounded or LinearProgramStatus.Infeasible;
        switch (status)
        {
            case LinearProgramStatus.Optimal:
                DeliverOptimum();
                break;
            case LinearProgramStatus.Infeasible:
                DeliverMultipliers();
                break;
            case LinearProgramStatus.Unbounded:
                DeliverRay();
                break;
            case LinearProgramStatus.NumericalTrouble:
                Advice = "Scale the rows and columns so that coefficients are near 1, or remove rows that are nearly multiples of others.";
                break;
            default:
                break;
        }

        return status;
    }

    private void DeliverOptimum()
    {
        for (int row = 0; row < scaled.Rows; row++)
        {
            prices[row] = polished.Prices[row] * scaled.PriceUnit(scaled.Columns + row);
        }

        for (int column = 0; column < scaled.Columns; column++)
        {
            reduced[column] = polished.Reduced[column] * scaled.PriceUnit(column);
        }

        DeliverPoint();
    }

    private void DeliverPoint()
    {
        CompensatedSum objective = default;
        for (int column = 0; column < scaled.Columns; column++)
        {
            // The sum turns -0 into 0.
            values[column] = (polished.Values[column] * scaled.ValueUnit(column)) + 0.0;
            objective += values[column] * model.Cost[column];
        }

        Objective = objective.Value;
    }

    private void DeliverMultipliers()
    {
        for (int row = 0; row < scaled.Rows; row++)
        {
            multipliers[row] = Evidence.Multipliers[row] / scaled.Scale[scaled.Columns + row];
        }
    }

    private void DeliverRay()
    {
        for (int column = 0; column < scaled.Columns; column++)
        {
            ray[column] = Evidence.Ray[column] * scaled.Scale[column];
        }

        polished.Compute();
        DeliverPoint();
    }
}
