using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Checks the floating evidence of an answer in floating point, with bounds on the rounding of the check itself.</summary>
internal sealed partial class FloatingAudit(LinearProgram program, LinearProgramSolution solution)
{
    private readonly ResidualMeter primal = new();
    private readonly ResidualMeter dual = new();
    private readonly ResidualMeter gap = new();
    private readonly ProgramUnits units = new(program);

    private double Sign => program.Sense == ObjectiveSense.Minimize ? 1 : -1;

    public FloatingFinding Check() => solution.Status switch
    {
        LinearProgramStatus.Optimal => CheckOptimum(),
        LinearProgramStatus.Infeasible => CheckInfeasible(),
        _ => CheckUnbounded(),
    };

    private FloatingFinding CheckOptimum()
    {
        FloatingFinding?[] absences =
        [
            Absence(solution.PrimalIfAny, program.VariableCount, "point"),
            Absence(solution.RowDualsIfAny, program.RowCount, "row duals"),
            Absence(solution.ReducedCostsIfAny, program.VariableCount, "reduced costs"),
        ];
        return Partly(absences, MeasureOptimum, "The point, the duals and their objectives agree within tolerance.");
    }

    private void MeasureOptimum()
    {
        if (solution.PrimalIfAny is { } point)
        {
            MeasurePoint(point);
        }

        if (solution.RowDualsIfAny is { } prices)
        {
            MeasureDuals(prices, solution.ReducedCostsIfAny);
        }

        MeasureGap(solution.PrimalIfAny, solution.RowDualsIfAny);
    }

    private FloatingFinding CheckInfeasible()
    {
        if (Absence(solution.FarkasMultipliersIfAny, program.RowCount, "Farkas multipliers") is { } absence)
        {
            return absence;
        }

        if (HasCrossingBounds())
        {
            return new(AuditVerdict.Passed, double.NaN, 0, double.NaN, "A lower bound lies above its upper bound.");
        }

        MeasureMultipliers(Normalized(solution.FarkasMultipliers));
        return Finding("The multipliers add the rows up to a contradiction.", double.NaN) with { Primal = double.NaN };
    }

    private FloatingFinding CheckUnbounded()
    {
        FloatingFinding?[] absences =
        [
            Absence(solution.PrimalIfAny, program.VariableCount, "feasible point"),
            Absence(solution.RayIfAny, program.VariableCount, "ray"),
        ];
        FloatingFinding finding = Partly(absences, MeasureUnbounded, "The point is feasible and the objective improves without end along the ray.");
        return finding with { Gap = double.NaN };
    }

    private void MeasureUnbounded()
    {
        if (solution.PrimalIfAny is { } point)
        {
            MeasurePoint(point);
        }

        if (solution.RayIfAny is { } ray)
        {
            MeasureRay(Normalized(ray));
        }
    }

    // Measures what is given, if it fits: what is given and false is refuted, even beside what is absent.
    private FloatingFinding Partly(FloatingFinding?[] absences, Action measure, string success)
    {
        if (Array.Find(absences, absence => absence?.Verdict == AuditVerdict.Refuted) is { } misfit)
        {
            return misfit;
        }

        measure();
        FloatingFinding measured = Finding(success, gap.Worst);
        FloatingFinding? absent = Array.Find(absences, absence => absence is not null);
        if (absent is null)
        {
            return measured;
        }

        FloatingFinding partial = absent with
        {
            Primal = primal.IsUsed ? measured.Primal : double.NaN,
            Dual = dual.IsUsed ? measured.Dual : double.NaN,
            Gap = gap.IsUsed ? measured.Gap : double.NaN,
        };
        return measured.Verdict == AuditVerdict.Refuted ? partial with { Verdict = AuditVerdict.Refuted, Reason = measured.Reason } : partial;
    }

    private FloatingFinding Finding(string success, double reportedGap)
    {
        ResidualMeter[] meters = [primal, dual, gap];
        ResidualMeter? failed = Array.Find(meters, meter => meter.IsBeyond(Tolerances.Feasibility));
        bool isCertain = Array.TrueForAll(meters, meter => meter.IsWithin(Tolerances.Feasibility));
        (AuditVerdict verdict, string reason) = failed is not null ? (AuditVerdict.Refuted, Describe(failed))
            : isCertain ? (AuditVerdict.Passed, success)
            : (AuditVerdict.Inconclusive, "The numbers are too large for floating point to decide within tolerance.");
        return new(verdict, primal.Worst, dual.Worst, reportedGap, reason);
    }

    private static string Describe(ResidualMeter meter) =>
        FormattableString.Invariant($"{meter.Where}: off by {meter.Worst:G3} relative to the unit + the largest term; at most {Tolerances.Feasibility.Relative:G3} is allowed.");

    // A finding when a vector is absent or does not fit, null when it does.
    private static FloatingFinding? Absence(Sequence<double>? vector, int count, string noun)
    {
        if (vector is null)
        {
            return Without(AuditVerdict.Inconclusive, $"The answer brings no {noun}, so floating point cannot confirm it.");
        }

        return vector.Value.Count == count
            ? null
            : Without(AuditVerdict.Refuted, FormattableString.Invariant($"The answer's {noun} must have {count} entries; got {vector.Value.Count}."));
    }

    private static FloatingFinding Without(AuditVerdict verdict, string reason) =>
        new(verdict, double.NaN, double.NaN, double.NaN, reason);

    // Multipliers and rays may have any scale: the largest entry is made 1.
    private static Sequence<double> Normalized(Sequence<double> vector)
    {
        double largest = 0;
        foreach (double entry in vector)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        return largest > 0 ? vector.Select(entry => entry / largest).ToSequence() : vector;
    }

    private bool HasCrossingBounds() =>
        Enumerable.Range(0, program.VariableCount).Any(variable => program.VariableLower[variable] > program.VariableUpper[variable])
        || Enumerable.Range(0, program.RowCount).Any(row => program.RowLower[row] > program.RowUpper[row]);
}
