using System.Runtime.InteropServices;
using Mechanisms.Foundations.LinearPrograms.Simplex;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>Reads an answer out of a model of CLP, in the conventions of this library, and checks its evidence.</summary>
/// <param name="program">The program, which the model holds as a minimization.</param>
/// <param name="model">The model.</param>
/// <param name="method">Name of the method.</param>
internal sealed class ClpReading(LinearProgram program, ClpModelHandle model, string method)
{
    private readonly AnswerCheck check = new(program);
    private readonly double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;

    /// <summary>The answer as the model has it now.</summary>
    public LinearProgramSolution Read()
    {
        int status = ClpFunctions.Status(model);
        LinearProgramSolution answer = new()
        {
            Status = LinearProgramStatus.NumericalTrouble,
            Method = method,
            Pivots = ClpFunctions.NumberIterations(model),
        };
        return status switch
        {
            0 => Optimum(answer),
            1 => Infeasible(answer),
            2 => Unbounded(answer),
            3 => answer with { Status = LinearProgramStatus.PivotLimit },
            _ => answer with { Advice = FormattableString.Invariant($"CLP stopped with status {status}. Turn Presolve off, or take another method.") },
        };
    }

    private LinearProgramSolution Optimum(LinearProgramSolution answer)
    {
        Sequence<double> primal = Vector(ClpFunctions.PrimalColumnSolution(model), program.VariableCount, 1);
        Sequence<double> duals = Vector(ClpFunctions.DualRowSolution(model), program.RowCount, sign);
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
            Basis = Basis(),
        };
    }

    private LinearProgramSolution Infeasible(LinearProgramSolution answer)
    {
        answer = answer with { Status = LinearProgramStatus.Infeasible, Basis = Basis() };
        Sequence<double>? multipliers = HasCrossingBounds()
            ? Sequence.Of(program.RowCount, _ => 0.0)
            : Contradiction(Ray(ClpFunctions.InfeasibilityRay(model), program.RowCount));
        return multipliers is { } found
            ? answer with { FarkasMultipliers = found }
            : answer with { Certificate = LinearProgramCertificate.Unavailable };
    }

    private LinearProgramSolution Unbounded(LinearProgramSolution answer)
    {
        answer = answer with { Status = LinearProgramStatus.Unbounded, Basis = Basis() };
        Sequence<double> point = Vector(ClpFunctions.PrimalColumnSolution(model), program.VariableCount, 1);
        Sequence<double>? ray = Ray(ClpFunctions.UnboundedRay(model), program.VariableCount);
        return ray is { } found && check.IsRay(found, 1) && sign * Slope(found) < 0 && check.KeepsBounds(point)
            ? answer with { Primal = point, Ray = found }
            : answer with { Certificate = LinearProgramCertificate.Unavailable };
    }

    // CLP's sign differs between its algorithms: one of the two must add up to a contradiction.
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

    private bool HasCrossingBounds() =>
        Enumerable.Range(0, program.VariableCount).Any(variable => program.VariableLower[variable] > program.VariableUpper[variable])
        || Enumerable.Range(0, program.RowCount).Any(row => program.RowLower[row] > program.RowUpper[row]);

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

    private LinearProgramBasis Basis()
    {
        byte[] status = new byte[program.VariableCount + program.RowCount];
        Marshal.Copy(ClpFunctions.StatusArray(model), status, 0, status.Length);
        return new(
            Sequence.Of(program.VariableCount, variable => Status(status[variable], program.VariableLower[variable], program.VariableUpper[variable])),
            Sequence.Of(program.RowCount, row => Status(status[program.VariableCount + row], program.RowLower[row], program.RowUpper[row])));
    }

    private static BasisStatus Status(byte code, double lower, double upper) => (code & 7) switch
    {
        1 => BasisStatus.Basic,
        2 when double.IsFinite(upper) => BasisStatus.AtUpper,
        _ when double.IsFinite(lower) => BasisStatus.AtLower,
        _ when double.IsFinite(upper) => BasisStatus.AtUpper,
        _ => BasisStatus.Free,
    };

    private Sequence<double>? Ray(nint ray, int count)
    {
        if (ray == 0)
        {
            return null;
        }

        try
        {
            Sequence<double> entries = Vector(ray, count, 1);
            return entries.Any(entry => entry != 0) && entries.All(double.IsFinite) ? entries : null;
        }
        finally
        {
            ClpFunctions.FreeRay(model, ray);
        }
    }

    // Adding 0 turns -0 into 0.
    private static Sequence<double> Vector(nint source, int count, double factor)
    {
        double[] entries = new double[count];
        if (count > 0)
        {
            Marshal.Copy(source, entries, 0, count);
        }

        return Sequence.Of(count, index => (factor * entries[index]) + 0.0);
    }
}
