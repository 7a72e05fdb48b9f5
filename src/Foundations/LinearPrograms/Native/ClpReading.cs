using System.Runtime.InteropServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>Reads an answer out of a model of CLP, in the conventions of this library, and checks its evidence.</summary>
/// <param name="program">The program, which the model holds as a minimization.</param>
/// <param name="model">The model.</param>
/// <param name="method">Name of the method.</param>
internal sealed class ClpReading(LinearProgram program, ClpModelHandle model, string method)
{
    private readonly CheckedAnswer evidence = new(program);
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

    private LinearProgramSolution Optimum(LinearProgramSolution answer) => evidence.Optimum(
        answer with { Basis = Basis() },
        Vector(ClpFunctions.PrimalColumnSolution(model), program.VariableCount, 1),
        Vector(ClpFunctions.DualRowSolution(model), program.RowCount, sign));

    private LinearProgramSolution Infeasible(LinearProgramSolution answer) => evidence.Infeasible(
        answer with { Basis = Basis() },
        evidence.HasCrossingBounds() ? null : Ray(ClpFunctions.InfeasibilityRay(model), program.RowCount));

    private LinearProgramSolution Unbounded(LinearProgramSolution answer) => evidence.Unbounded(
        answer with { Basis = Basis() },
        Vector(ClpFunctions.PrimalColumnSolution(model), program.VariableCount, 1),
        Ray(ClpFunctions.UnboundedRay(model), program.VariableCount));

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
