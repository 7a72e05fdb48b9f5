using Mechanisms.Foundations.LinearPrograms.Simplex;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>Gives an answer the evidence of a foreign library, checked in double precision against the program, in the conventions of this library.</summary>
/// <param name="program">The program, in its own sense.</param>
internal sealed class CheckedAnswer(LinearProgram program)
{
    private readonly AnswerCheck check = new(program);
    private readonly double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;

    /// <summary>Whether the bounds of a variable or of a row cross, which needs no multipliers as proof.</summary>
    public bool HasCrossingBounds() =>
        Enumerable.Range(0, program.VariableCount).Any(variable => program.VariableLower[variable] > program.VariableUpper[variable])
        || Enumerable.Range(0, program.RowCount).Any(row => program.RowLower[row] > program.RowUpper[row]);

    /// <summary>Whether a point keeps all bounds within tolerance.</summary>
    public bool IsFeasible(Sequence<double> point) => point.All(double.IsFinite) && check.KeepsBounds(point);

    /// <summary>An optimum.</summary>
    /// <param name="answer">What else the answer says.</param>
    /// <param name="primal">The point, shape [variable].</param>
    /// <param name="duals">The row duals in the program's own sense, shape [row].</param>
    public LinearProgramSolution Optimum(LinearProgramSolution answer, Sequence<double> primal, Sequence<double> duals)
    {
        double value = Value(primal);
        bool holds = check.KeepsBounds(primal) && check.PricesFit(duals) && check.ValuesAgree(value, duals);
        return answer with
        {
            Status = LinearProgramStatus.Optimal,
            Certificate = holds ? LinearProgramCertificate.Given : LinearProgramCertificate.Unavailable,
            Value = value,
            Primal = primal,
            RowDuals = duals,
            ReducedCosts = ReducedCosts(duals),
        };
    }

    /// <summary>No point; multipliers of either sign prove it, none are needed where bounds cross.</summary>
    public LinearProgramSolution Infeasible(LinearProgramSolution answer, Sequence<double>? multipliers)
    {
        answer = answer with { Status = LinearProgramStatus.Infeasible };
        Sequence<double>? proof = HasCrossingBounds() ? Sequence.Of(program.RowCount, _ => 0.0) : Contradiction(multipliers);
        return proof is { } found
            ? answer with { FarkasMultipliers = found }
            : answer with { Certificate = LinearProgramCertificate.Unavailable };
    }

    /// <summary>No bound; a point and a ray prove it.</summary>
    public LinearProgramSolution Unbounded(LinearProgramSolution answer, Sequence<double> point, Sequence<double>? ray)
    {
        answer = answer with { Status = LinearProgramStatus.Unbounded };
        return ray is { } found && check.IsRay(found, 1) && sign * Slope(found) < 0 && check.KeepsBounds(point)
            ? answer with { Primal = point, Ray = found }
            : answer with { Certificate = LinearProgramCertificate.Unavailable };
    }

    // Libraries, and even the algorithms of one, differ in the sign: one of the two must add up to a contradiction.
    private Sequence<double>? Contradiction(Sequence<double>? multipliers)
    {
        if (multipliers is not { } found)
        {
            return null;
        }

        if (check.Contradict(found, 1))
        {
            return found;
        }

        Sequence<double> reversed = found.Select(entry => 0.0 - entry).ToSequence();
        return check.Contradict(reversed, 1) ? reversed : null;
    }

    private double Slope(Sequence<double> direction)
    {
        CompensatedSum sum = default;
        for (int variable = 0; variable < direction.Count; variable++)
        {
            sum += program.Costs[variable] * direction[variable];
        }

        return sum.Value;
    }

    private double Value(Sequence<double> primal)
    {
        CompensatedSum sum = default(CompensatedSum) + program.ObjectiveConstant;
        for (int variable = 0; variable < primal.Count; variable++)
        {
            sum += program.Costs[variable] * primal[variable];
        }

        return sum.Value;
    }

    private Sequence<double> ReducedCosts(Sequence<double> duals) => Sequence.Of(program.VariableCount, variable =>
    {
        ReadOnlySpan<int> rows = program.ColumnRows(variable);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
        double reduced = program.Costs[variable];
        for (int position = 0; position < rows.Length; position++)
        {
            reduced -= duals[rows[position]] * coefficients[position];
        }

        return reduced;
    });
}
