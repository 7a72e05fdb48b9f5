using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Forecasting;

/// <summary>The payments of a proper rule as variables of a linear program: payment (σ, ω) at σ · states + ω.</summary>
internal static class ProperPayments
{
    /// <summary>Adds the variables, within a cap, and the rows  E_σ S(σ) ≥ E_σ S(τ)  for all beliefs σ ≠ τ.</summary>
    public static void AddTo(LinearProgramBuilder builder, Matrix<double> beliefs, double cap)
    {
        for (int place = 0; place < beliefs.Rows * beliefs.Columns; place++)
        {
            _ = builder.AddVariable(0, cap, 0);
        }

        for (int belief = 0; belief < beliefs.Rows; belief++)
        {
            for (int report = 0; report < beliefs.Rows; report++)
            {
                if (report != belief)
                {
                    AddTruth(builder, beliefs, belief, report);
                }
            }
        }
    }

    private static void AddTruth(LinearProgramBuilder builder, Matrix<double> beliefs, int belief, int report)
    {
        int row = builder.AddRow(0, double.PositiveInfinity);
        for (int state = 0; state < beliefs.Columns; state++)
        {
            builder.SetCoefficient(row, (belief * beliefs.Columns) + state, beliefs[belief, state]);
            builder.SetCoefficient(row, (report * beliefs.Columns) + state, -beliefs[belief, state]);
        }
    }
}
