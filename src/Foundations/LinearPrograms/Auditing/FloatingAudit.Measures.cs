using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <content>What is measured for each kind of evidence.</content>
internal sealed partial class FloatingAudit
{
    private void MeasurePoint(Sequence<double> point)
    {
        BoundedSum[] activities = Activities(point);
        primal.Unit = units.Variable;
        for (int variable = 0; variable < point.Count; variable++)
        {
            int index = variable;
            BoundedSum value = default;
            value.Add(point[variable]);
            NoteBounds(value, program.VariableLower[variable], program.VariableUpper[variable], () => $"bound of {program.VariableName(index)}");
        }

        primal.Unit = units.Row;
        for (int row = 0; row < activities.Length; row++)
        {
            int index = row;
            NoteBounds(activities[row], program.RowLower[row], program.RowUpper[row], () => $"row {program.RowName(index)}");
        }
    }

    private void NoteBounds(BoundedSum sum, double lower, double upper, Func<string> where) =>
        primal.Note(Math.Max(lower - sum.Value, sum.Value - upper), sum, where);

    // Reduced costs c − Aᵀy, which must be those given, and must have the sign that absent bounds allow.
    private void MeasureDuals(Sequence<double> prices, Sequence<double>? given)
    {
        dual.Unit = units.ReducedCost;
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            int index = variable;
            BoundedSum reduced = ReducedCost(variable, prices);
            NoteSign(reduced, Sign, program.VariableLower[variable], program.VariableUpper[variable], () => $"reduced cost of {program.VariableName(index)}");
            if (given is { } reducedCosts)
            {
                dual.Note(Math.Abs(reduced.Value - reducedCosts[variable]), reduced, () => $"reduced cost of {program.VariableName(index)}, as given,");
            }
        }

        dual.Unit = units.Price;
        for (int row = 0; row < prices.Count; row++)
        {
            int index = row;
            BoundedSum price = default;
            price.Add(prices[row]);
            NoteSign(price, Sign, program.RowLower[row], program.RowUpper[row], () => $"dual of row {program.RowName(index)}");
        }
    }

    // A positive weight needs a lower bound and a negative one an upper bound, once signs are those of minimizing.
    private void NoteSign(BoundedSum weight, double sign, double lower, double upper, Func<string> where)
    {
        double signed = sign * weight.Value;
        double violation = Math.Max(
            double.IsNegativeInfinity(lower) ? signed : 0, double.IsPositiveInfinity(upper) ? -signed : 0);
        dual.Note(double.IsNaN(signed) ? signed : violation, weight, where);
    }

    // Of objective of the point, objective of the duals and value given, those that are there must agree.
    private void MeasureGap(Sequence<double>? point, Sequence<double>? prices)
    {
        gap.Unit = units.Objective;
        double claimed = solution.ValueIfAny ?? double.NaN;
        BoundedSum objective = point is { } values ? Objective(values) : default;
        BoundedSum bound = prices is { } duals ? DualObjective(duals) : default;
        if (point is not null && prices is not null)
        {
            gap.Note(Math.Abs(objective.Value - bound.Value), Larger(objective, bound), () => "objective of the point against that of the duals");
        }

        if (point is not null)
        {
            gap.Note(Math.Abs(objective.Value - claimed), objective, () => "value given against the objective of the point");
        }
        else if (prices is not null)
        {
            gap.Note(Math.Abs(bound.Value - claimed), bound, () => "value given against the objective of the duals");
        }
    }

    private BoundedSum Objective(Sequence<double> point)
    {
        BoundedSum objective = default;
        objective.Add(program.ObjectiveConstant);
        for (int variable = 0; variable < point.Count; variable++)
        {
            objective.Add(program.Costs[variable] * point[variable]);
        }

        return objective;
    }

    private BoundedSum DualObjective(Sequence<double> prices)
    {
        BoundedSum bound = default;
        bound.Add(program.ObjectiveConstant);
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            AddAtBound(ref bound, ReducedCost(variable, prices).Value, program.VariableLower[variable], program.VariableUpper[variable]);
        }

        for (int row = 0; row < prices.Count; row++)
        {
            AddAtBound(ref bound, prices[row], program.RowLower[row], program.RowUpper[row]);
        }

        return bound;
    }

    private static BoundedSum Larger(BoundedSum left, BoundedSum right) => left.Error >= right.Error ? left : right;

    // Weight times the bound that its sign selects; an absent bound was noted as a violation of sign already.
    private void AddAtBound(ref BoundedSum sum, double weight, double lower, double upper)
    {
        double side = Sign * weight > 0 ? lower : upper;
        if (weight != 0 && double.IsFinite(side))
        {
            sum.Add(weight * side);
        }
    }

    // The rows demand at least the first sum of (Aᵀy)·x; the bounds on x allow at most the second; the first must be larger.
    private void MeasureMultipliers(Sequence<double> multipliers)
    {
        BoundedSum excess = default;
        for (int row = 0; row < multipliers.Count; row++)
        {
            int index = row;
            BoundedSum weight = default;
            weight.Add(multipliers[row]);
            NoteSign(weight, 1, program.RowLower[row], program.RowUpper[row], () => $"multiplier of row {program.RowName(index)}");
            AddFinite(ref excess, multipliers[row], multipliers[row] > 0 ? program.RowLower[row] : program.RowUpper[row]);
        }

        dual.Unit = units.Coefficient;
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            int index = variable;
            BoundedSum weight = Combination(variable, multipliers, factor: 1);
            NoteSign(weight, -1, program.VariableLower[variable], program.VariableUpper[variable], () => $"combined column of {program.VariableName(index)}");
            AddFinite(ref excess, -weight.Value, weight.Value > 0 ? program.VariableUpper[variable] : program.VariableLower[variable]);
        }

        NoteImprovement(excess, "contradiction of the multipliers");
    }

    private void MeasureRay(Sequence<double> ray)
    {
        BoundedSum[] motions = Activities(ray);
        BoundedSum improvement = default;
        for (int variable = 0; variable < ray.Count; variable++)
        {
            int index = variable;
            BoundedSum motion = default;
            motion.Add(ray[variable]);
            NoteMotion(motion, program.VariableLower[variable], program.VariableUpper[variable], () => $"ray at {program.VariableName(index)}");
            improvement.Add(-Sign * program.Costs[variable] * ray[variable]);
        }

        dual.Unit = units.Coefficient;
        for (int row = 0; row < motions.Length; row++)
        {
            int index = row;
            NoteMotion(motions[row], program.RowLower[row], program.RowUpper[row], () => $"ray at row {program.RowName(index)}");
        }

        NoteImprovement(improvement, "improvement along the ray");
    }

    private void NoteMotion(BoundedSum motion, double lower, double upper, Func<string> where)
    {
        double violation = Math.Max(double.IsFinite(lower) ? -motion.Value : 0, double.IsFinite(upper) ? motion.Value : 0);
        dual.Note(double.IsNaN(motion.Value) ? double.NaN : violation, motion, where);
    }

    // A quantity that must be positive beyond its own rounding.
    private void NoteImprovement(BoundedSum sum, string where)
    {
        double missing = sum.Value > sum.Error ? 0 : 1 + sum.Largest;
        dual.Note(missing, default, () => where);
    }

    private static void AddFinite(ref BoundedSum sum, double weight, double side)
    {
        if (weight != 0 && double.IsFinite(side))
        {
            sum.Add(weight * side);
        }
    }

    private BoundedSum[] Activities(Sequence<double> point)
    {
        BoundedSum[] activities = new BoundedSum[program.RowCount];
        for (int variable = 0; variable < point.Count; variable++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int position = 0; position < rows.Length; position++)
            {
                activities[rows[position]].Add(coefficients[position] * point[variable]);
            }
        }

        return activities;
    }

    private BoundedSum ReducedCost(int variable, Sequence<double> prices)
    {
        BoundedSum sum = Combination(variable, prices, factor: -1);
        sum.Add(program.Costs[variable]);
        return sum;
    }

    private BoundedSum Combination(int variable, Sequence<double> multipliers, double factor)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(variable);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
        BoundedSum sum = default;
        for (int position = 0; position < rows.Length; position++)
        {
            sum.Add(factor * coefficients[position] * multipliers[rows[position]]);
        }

        return sum;
    }
}
