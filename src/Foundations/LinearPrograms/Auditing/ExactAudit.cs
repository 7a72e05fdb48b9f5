using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Finds out exactly what is true of a program, with the answer's basis as a hint, and compares the claim with it.</summary>
internal sealed class ExactAudit(LinearProgram program, LinearProgramSolution solution, LinearProgramAuditOptions options)
{
    private const int LongestFraction = 40;

    private readonly IntegerProgram exact = new(program);

    /// <summary>Audits.</summary>
    /// <param name="floating">What floating point said about the evidence.</param>
    /// <param name="clock">Stops the audit.</param>
    /// <returns>The report, or null when the limit on pivots came before an exact certificate.</returns>
    public LinearProgramAuditReport? Check(FloatingFinding floating, AuditClock clock)
    {
        int crossing = ExactProof.CrossingBound(exact);
        if (crossing >= 0)
        {
            return Compare(
                LinearProgramStatus.Infeasible, floating, null, [], $"The lower bound of {NameOf(crossing)} lies above its upper bound.")
                with
            { Proof = new() { Status = LinearProgramStatus.Infeasible } };
        }

        BasisStatus[] start = BasisHint.From(exact, solution.Basis, out bool isUsable);
        ExactPivoting pivoting = new(exact, start, PivotingHint.From(exact, solution, start), clock);
        if (pivoting.Run(options.MaximumPivots) is not { } certificate)
        {
            return null;
        }

        if (!certificate.Holds(exact))
        {
            throw new System.Diagnostics.UnreachableException("An exact certificate failed its own proof.");
        }

        bool isRepaired = !isUsable || pivoting.WasSingular || certificate.Pivots > 0;
        Rational? value = certificate is { Status: LinearProgramStatus.Optimal, Point: { } point }
            ? exact.Value(ExactProof.Objective(exact, point.Numerators), point.Denominator)
            : null;
        return Compare(certificate.Status, floating, value, Rounded(certificate), Describe(certificate, value, isRepaired)) with
        {
            Repaired = isRepaired,
            RepairPivots = certificate.Pivots,
            Proof = ProofWriter.Write(exact, certificate, options.MaximumProofBits),
        };
    }

    private double[] Rounded(ExactCertificate certificate) => certificate.Point is not { } point ? [] : Array.ConvertAll(
        Enumerable.Range(0, exact.Variables).ToArray(),
        variable => FractionVector.Approximate(point.Numerators[variable], point.Denominator * exact.PointScale(variable)));

    private LinearProgramAuditReport Compare(
        LinearProgramStatus truth, FloatingFinding floating, Rational? value, double[] vertex, string description)
    {
        bool isStatusTrue = truth == solution.Status;
        bool isValueTrue = value is not { } exactValue || IsNear(exactValue, vertex);
        bool isEvidenceTrue = floating.Verdict != AuditVerdict.Refuted;
        string reason = !isStatusTrue ? $"The answer claims {solution.Status}, which is false. {description}"
            : !isValueTrue ? FormattableString.Invariant($"The answer claims the value {solution.ValueIfAny}, which is false. {description}")
            : !isEvidenceTrue ? $"The status is true, but the evidence given does not show it. {floating.Reason} {description}"
            : description;
        return new()
        {
            Verdict = isStatusTrue && isValueTrue && isEvidenceTrue ? AuditVerdict.Passed : AuditVerdict.Refuted,
            Exact = true,
            PrimalResidual = floating.Primal,
            DualResidual = floating.Dual,
            Gap = floating.Gap,
            ExactValue = value,
            Reason = reason,
        };
    }

    // The claimed value may differ by the rounding of the objective's terms at the exact optimum, too.
    private bool IsNear(Rational exactValue, double[] vertex)
    {
        if (solution.ValueIfAny is not { } claimed || !double.IsFinite(claimed))
        {
            return false;
        }

        BoundedSum terms = default;
        for (int variable = 0; variable < vertex.Length; variable++)
        {
            if (program.Costs[variable] != 0)
            {
                terms.Add(program.Costs[variable] * vertex[variable]);
            }
        }

        double distance = Rational.Abs(Rational.FromDouble(claimed) - exactValue).ToDouble();
        double rounding = double.IsFinite(terms.PlainError) ? terms.PlainError : 0;
        return distance - rounding
            <= (Tolerances.Optimality.Absolute * Unit(vertex)) + (Tolerances.Optimality.Relative * Math.Abs(exactValue.ToDouble()));
    }

    // What the absolute tolerance is measured in: 1, or less where every term of the objective is small at the bounds and the optimum.
    // Where no bound or side suggests a size, as in a cone, values of size 1 are as good as any: the optimum 0 need not be hit exactly.
    private double Unit(double[] vertex)
    {
        double unit = Math.Abs(program.ObjectiveConstant);
        for (int variable = 0; variable < vertex.Length; variable++)
        {
            double cost = Math.Abs(program.Costs[variable]);
            unit = cost > 0 ? Math.Max(unit, cost * Size(variable, Math.Abs(vertex[variable]))) : unit;
        }

        return unit > 0 ? Math.Min(1, unit) : new ProgramUnits(program).Objective;
    }

    // The largest value that the optimum, a bound or a row by itself suggests for a variable.
    private double Size(int variable, double value)
    {
        double size = Math.Max(value, LargestFinite(program.VariableLower[variable], program.VariableUpper[variable]));
        ReadOnlySpan<int> rows = program.ColumnRows(variable);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
        for (int position = 0; position < rows.Length; position++)
        {
            double side = LargestFinite(program.RowLower[rows[position]], program.RowUpper[rows[position]]);
            size = side > 0 ? Math.Max(size, side / Math.Abs(coefficients[position])) : size;
        }

        return size;
    }

    private static double LargestFinite(double lower, double upper) => Math.Max(
        double.IsFinite(lower) ? Math.Abs(lower) : 0, double.IsFinite(upper) ? Math.Abs(upper) : 0);

    private static string Describe(ExactCertificate certificate, Rational? value, bool isRepaired)
    {
        string found = certificate.Status switch
        {
            LinearProgramStatus.Optimal => $"The exact optimum is {Write(value ?? default)}: primal and dual are feasible and equal in rationals.",
            LinearProgramStatus.Infeasible => "Exact Farkas multipliers prove that no point satisfies all rows and bounds.",
            _ => "An exact feasible point and ray prove that the objective improves without end.",
        };
        return isRepaired
            ? FormattableString.Invariant($"{found} The basis given failed exactly; {Count(certificate.Pivots)} repaired it.")
            : found;
    }

    private static string Count(int pivots) =>
        pivots == 1 ? "1 exact pivot" : FormattableString.Invariant($"{pivots} exact pivots");

    private static string Write(Rational value)
    {
        string fraction = value.ToString(null, CultureInfo.InvariantCulture);
        string rounded = FormattableString.Invariant($"{value.ToDouble():G16}");
        string dots = Rational.TryParse(rounded, out Rational read) && read == value ? string.Empty : "…";
        return fraction == rounded ? fraction
            : fraction.Length <= LongestFraction ? $"{fraction} = {rounded}{dots}"
            : FormattableString.Invariant($"{rounded}{dots}, a fraction of {fraction.Length} characters");
    }

    private string NameOf(int index) => index < program.VariableCount
        ? $"variable {program.VariableName(index)}"
        : $"row {program.RowName(index - program.VariableCount)}";
}
