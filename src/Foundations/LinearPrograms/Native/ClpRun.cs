using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>One program given to CLP, and what came back.</summary>
/// <param name="program">The program.</param>
/// <param name="method">Whose settings hold.</param>
internal sealed class ClpRun(LinearProgram program, Clp method)
{
    // CLP takes bounds beyond this for absent.
    private const double LargestBound = 1e27;

    private readonly Lock gate = new();
    private readonly double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
    private ClpModelHandle? running;
    private bool isStopped;

    /// <summary>Solves on the calling thread.</summary>
    public LinearProgramSolution Solve()
    {
        if (FarBound() is { } far)
        {
            return Stopped(LinearProgramStatus.NumericalTrouble, $"CLP takes bounds of 1e27 and more for absent, and {far} has one. Remove it, or take another method.");
        }

        using ClpModelHandle model = Load();
        Begin(model);
        try
        {
            return Search(model);
        }
        finally
        {
            End();
        }
    }

    /// <summary>Asks CLP, on another thread, to stop as soon as it can.</summary>
    public void Stop()
    {
        lock (gate)
        {
            isStopped = true;
            if (running is not null)
            {
                ClpFunctions.SetMaximumSeconds(running, 0);
            }
        }
    }

    /// <summary>An answer that claims nothing.</summary>
    public LinearProgramSolution Stopped(LinearProgramStatus status, string advice = "", long pivots = 0) =>
        new() { Status = status, Method = method.Name, Advice = advice, Pivots = pivots };

    private string? FarBound()
    {
        static bool IsFar(double bound) => double.IsFinite(bound) && Math.Abs(bound) >= LargestBound;
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            if (IsFar(program.VariableLower[variable]) || IsFar(program.VariableUpper[variable]))
            {
                return $"variable {program.VariableName(variable)}";
            }
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            if (IsFar(program.RowLower[row]) || IsFar(program.RowUpper[row]))
            {
                return $"row {program.RowName(row)}";
            }
        }

        return null;
    }

    private ClpModelHandle Load()
    {
        ClpModelHandle model = new();
        ClpFunctions.SetLogLevel(model, 0);
        ClpFunctions.LoadProblem(
            model,
            program.VariableCount,
            program.RowCount,
            program.ColumnStarts.Span,
            program.RowIndices.Span,
            program.Coefficients.Span,
            program.VariableLower.Span,
            program.VariableUpper.Span,
            sign > 0 ? program.Costs.Span : Sequence.Of(program.VariableCount, variable => -program.Costs[variable]).Span,
            program.RowLower.Span,
            program.RowUpper.Span);
        ClpFunctions.SetPrimalTolerance(model, Tolerances.Feasibility.Absolute);
        ClpFunctions.SetDualTolerance(model, Tolerances.Optimality.Absolute);
        ClpFunctions.SetMaximumIterations(model, (int)Math.Min(method.MaxPivots, int.MaxValue));
        return model;
    }

    private void Begin(ClpModelHandle model)
    {
        lock (gate)
        {
            // CLP counts the processor time of the whole process: this is never less than the time limit on the clock, and ends forgone work.
            double longest = isStopped ? 0 : method.TimeLimit.TotalSeconds * Environment.ProcessorCount;
            if (longest >= 0)
            {
                ClpFunctions.SetMaximumSeconds(model, longest);
            }

            running = model;
        }
    }

    private void End()
    {
        lock (gate)
        {
            running = null;
        }
    }

    // Presolve leaves no ray and the dual algorithm none for many infeasible programs, a scaled solution may miss the tolerance, and empty
    // programs may come back unsolved: the primal algorithm on the program as it is decides.
    private LinearProgramSolution Search(ClpModelHandle model)
    {
        ClpReading reading = new(program, model, method.Name);
        _ = method.Presolve ? ClpFunctions.InitialSolve(model) : ClpFunctions.Dual(model, 0);
        LinearProgramSolution first = reading.Read();
        if (first.Status == LinearProgramStatus.PivotLimit && first.Pivots < method.MaxPivots && method.TimeLimit != Timeout.InfiniteTimeSpan)
        {
            // CLP has one status for both limits; where others keep the processors busy its own clock may end before ours.
            return first with { Status = LinearProgramStatus.TimeLimit };
        }

        bool isLimited = first.Status == LinearProgramStatus.PivotLimit || isStopped;
        if (isLimited || (first.IsClaim && first.Certificate == LinearProgramCertificate.Given))
        {
            return first;
        }

        _ = ClpFunctions.Primal(model, 0);
        LinearProgramSolution second = reading.Read();
        return (second.IsClaim ? second : first) with { Pivots = first.Pivots + second.Pivots };
    }
}
