namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Copies an answer into the vectors of an engine, which are about a minimization.</summary>
internal static class AdoptedAnswer
{
    /// <summary>Copies what the answer's status promises.</summary>
    /// <param name="answer">The answer, in the program's own sense.</param>
    /// <param name="sign">+1 when the program minimizes, −1 when it maximizes.</param>
    /// <param name="optimum">Where an optimum goes, shapes [column], [row] and [column]; the point goes there, too, that an unbounded ray starts from.</param>
    /// <param name="proof">Where other proofs go, shapes [row] and [column].</param>
    public static void Copy(
        LinearProgramSolution answer, double sign, (double[] Primal, double[] RowDuals, double[] ReducedCosts) optimum, (double[] Multipliers, double[] Ray) proof)
    {
        switch (answer.Status)
        {
            case LinearProgramStatus.Optimal:
                answer.Primal.Span.CopyTo(optimum.Primal);
                CopySigned(answer.RowDuals.Span, sign, optimum.RowDuals);
                CopySigned(answer.ReducedCosts.Span, sign, optimum.ReducedCosts);
                break;
            case LinearProgramStatus.Infeasible:
                answer.FarkasMultipliers.Span.CopyTo(proof.Multipliers);
                break;
            default:
                answer.Primal.Span.CopyTo(optimum.Primal);
                answer.Ray.Span.CopyTo(proof.Ray);
                break;
        }
    }

    private static void CopySigned(ReadOnlySpan<double> values, double sign, Span<double> destination)
    {
        for (int index = 0; index < values.Length; index++)
        {
            destination[index] = sign * values[index];
        }
    }
}
