using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>
/// A textbook tableau for  max c·x, A·x ≤ b, 0 ≤ x ≤ u  with b ≥ 0 and one planted fault; programs of another form and those without
/// optimum it hands to <see cref="TableauSimplex"/>. Without a fault it passes the suite, so what the suite refutes is the fault.
/// </summary>
public sealed class TextbookSimplex(TextbookFault fault) : ILinearProgramMethod
{
    private const int MaximumPivots = 200;

    public string Name => "textbook-simplex";

    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (IsStandard(program) && !cancellation.IsCancellationRequested)
        {
            TextbookTableau tableau = new(program, fault);
            for (int steps = 0; steps < MaximumPivots; steps++)
            {
                switch (tableau.Step())
                {
                    case TextbookTableau.Outcome.Optimal:
                        return tableau.Answer(Name);
                    case TextbookTableau.Outcome.Moved:
                        continue;
                    default:
                        return new TableauSimplex().Solve(program, cancellation);
                }
            }
        }

        return new TableauSimplex().Solve(program, cancellation);
    }

    private static bool IsStandard(LinearProgram program) => program.Sense == ObjectiveSense.Maximize
        && program.RowLower.All(double.IsNegativeInfinity) && program.RowUpper.All(side => side >= 0 && double.IsFinite(side))
        && program.VariableLower.All(bound => bound == 0) && program.VariableUpper.All(bound => bound >= 0);
}
