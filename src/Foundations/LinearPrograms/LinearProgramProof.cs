using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Exact numbers that prove the status of a linear program, for anybody to check by multiplication and addition.</summary>
/// <remarks>
/// At an optimum: <see cref="Point"/> and <see cref="RowDuals"/> are feasible with equal objectives. When infeasible: the rows under
/// <see cref="FarkasMultipliers"/> demand more than the bounds of the variables allow. When unbounded: <see cref="Point"/> is feasible and
/// the objective improves along <see cref="Ray"/> without meeting a bound. Signs and units are those of
/// <see cref="LinearProgramSolution"/>. What a status does not need is empty. Immutable, thread-safe; compares by value.
/// </remarks>
public sealed record LinearProgramProof
{
    /// <summary>Gets what is proved: Optimal, Infeasible or Unbounded.</summary>
    public required LinearProgramStatus Status { get; init; }

    /// <summary>Gets the optimal point, or the feasible point that the ray starts from; shape [variable].</summary>
    public Sequence<Rational> Point { get; init; }

    /// <summary>Gets the shadow prices of the rows at the optimum; shape [row].</summary>
    public Sequence<Rational> RowDuals { get; init; }

    /// <summary>Gets the multipliers of the rows that add up to a contradiction; shape [row].</summary>
    public Sequence<Rational> FarkasMultipliers { get; init; }

    /// <summary>Gets the direction in which the objective improves without end; shape [variable].</summary>
    public Sequence<Rational> Ray { get; init; }

    /// <summary>Checks the proof in rationals, from the program alone.</summary>
    /// <param name="program">The program that the proof is about.</param>
    /// <returns>Whether the numbers prove the status.</returns>
    /// <exception cref="ArgumentNullException">The program is null.</exception>
    public bool Holds(LinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Status switch
        {
            LinearProgramStatus.Optimal => ProvesOptimum(program),
            LinearProgramStatus.Infeasible => ProvesInfeasible(program),
            LinearProgramStatus.Unbounded => ProvesUnbounded(program),
            _ => false,
        };
    }

    private bool ProvesOptimum(LinearProgram program)
    {
        if (!IsFeasible(program, Point) || RowDuals.Count != program.RowCount)
        {
            return false;
        }

        // No point in the bounds is better than  constant + ∑ y·(side of the row) + ∑ (c − Aᵀy)·(side of the variable).
        int sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        Rational? bound = program.ExactObjectiveConstant;
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            Rational reduced = program.ExactCost(variable) - Combine(program, variable, RowDuals);
            bound += Weigh(reduced, sign, program.ExactVariableLower(variable), program.ExactVariableUpper(variable));
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            bound += Weigh(RowDuals[row], sign, program.ExactRowLower(row), program.ExactRowUpper(row));
        }

        return bound == program.ExactObjectiveConstant + Objective(program, Point);
    }

    private bool ProvesInfeasible(LinearProgram program)
    {
        if (HasCrossingBounds(program))
        {
            return true;
        }

        if (FarkasMultipliers.Count != program.RowCount)
        {
            return false;
        }

        Rational? excess = default(Rational);
        for (int row = 0; row < program.RowCount; row++)
        {
            excess += Weigh(FarkasMultipliers[row], 1, program.ExactRowLower(row), program.ExactRowUpper(row));
        }

        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            Rational weight = Combine(program, variable, FarkasMultipliers);
            excess -= Weigh(weight, -1, program.ExactVariableLower(variable), program.ExactVariableUpper(variable));
        }

        return excess > default(Rational);
    }

    private bool ProvesUnbounded(LinearProgram program)
    {
        if (!IsFeasible(program, Point) || Ray.Count != program.VariableCount)
        {
            return false;
        }

        int improvement = program.Sense == ObjectiveSense.Minimize ? -1 : 1;
        Rational[] motions = Activities(program, Ray);
        return Objective(program, Ray).Sign == improvement
            && !Ray.Where((motion, variable) => IsStopped(motion, program.ExactVariableLower(variable), program.ExactVariableUpper(variable))).Any()
            && !motions.Where((motion, row) => IsStopped(motion, program.ExactRowLower(row), program.ExactRowUpper(row))).Any();
    }

    private static bool HasCrossingBounds(LinearProgram program) =>
        Enumerable.Range(0, program.VariableCount).Any(variable => program.ExactVariableLower(variable) > program.ExactVariableUpper(variable))
        || Enumerable.Range(0, program.RowCount).Any(row => program.ExactRowLower(row) > program.ExactRowUpper(row));

    private static bool IsFeasible(LinearProgram program, Sequence<Rational> point) =>
        point.Count == program.VariableCount
        && !point.Where((value, variable) => value < program.ExactVariableLower(variable) || value > program.ExactVariableUpper(variable)).Any()
        && !Activities(program, point).Where((value, row) => value < program.ExactRowLower(row) || value > program.ExactRowUpper(row)).Any();

    private static bool IsStopped(Rational motion, Rational? lower, Rational? upper) =>
        (motion.Sign < 0 && lower is not null) || (motion.Sign > 0 && upper is not null);

    // A weight times the side that it presses on; null, which stays null in sums, where that side is absent.
    private static Rational? Weigh(Rational weight, int sign, Rational? lower, Rational? upper) =>
        weight.IsZero ? default(Rational) : weight * (weight.Sign == sign ? lower : upper);

    private static Rational Objective(LinearProgram program, Sequence<Rational> point)
    {
        Rational sum = default;
        for (int variable = 0; variable < point.Count; variable++)
        {
            sum += program.ExactCost(variable) * point[variable];
        }

        return sum;
    }

    private static Rational[] Activities(LinearProgram program, Sequence<Rational> point)
    {
        Rational[] activities = new Rational[program.RowCount];
        for (int variable = 0; variable < point.Count; variable++)
        {
            for (int position = program.ColumnStarts[variable]; position < program.ColumnStarts[variable + 1]; position++)
            {
                activities[program.RowIndices[position]] += program.ExactCoefficient(position) * point[variable];
            }
        }

        return activities;
    }

    private static Rational Combine(LinearProgram program, int variable, Sequence<Rational> multipliers)
    {
        Rational sum = default;
        for (int position = program.ColumnStarts[variable]; position < program.ColumnStarts[variable + 1]; position++)
        {
            sum += program.ExactCoefficient(position) * multipliers[program.RowIndices[position]];
        }

        return sum;
    }
}
