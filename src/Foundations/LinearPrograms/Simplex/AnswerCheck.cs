using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>Measures an answer in the program's own units, where the tolerances of the library hold, not in scaled ones.</summary>
/// <param name="program">The program.</param>
internal sealed class AnswerCheck(LinearProgram program)
{
    private const double UnitRoundoff = 1.0 / (1L << 53);

    /// <summary>Whether a point keeps all bounds within tolerance, relative to the largest term of each row.</summary>
    public bool KeepsBounds(Sequence<double> point)
    {
        for (int variable = 0; variable < point.Count; variable++)
        {
            double value = point[variable];
            if (IsOutside(value, program.VariableLower[variable], program.VariableUpper[variable], value))
            {
                return false;
            }
        }

        (double[] activities, double[] largest) = Activities(point);
        return !Enumerable.Range(0, activities.Length)
            .Any(row => IsOutside(activities[row], program.RowLower[row], program.RowUpper[row], largest[row]));
    }

    /// <summary>Whether a direction, its largest entry made 1, keeps all bounds that exist.</summary>
    /// <param name="ray">The direction, shape [variable].</param>
    /// <param name="share">Share of the tolerance allowed.</param>
    public bool IsRay(Sequence<double> ray, double share)
    {
        double size = Largest(ray);
        Sequence<double> direction = ray.Select(entry => entry / size).ToSequence();
        (double[] motions, double[] largest) = Activities(direction);
        bool Leaves(double motion, double lower, double upper, double scale) =>
            IsOutside(motion / share, Cone(lower), Cone(upper), scale);
        return !direction.Where((motion, variable) =>
                Leaves(motion, program.VariableLower[variable], program.VariableUpper[variable], motion)).Any()
            && !motions.Where((motion, row) => Leaves(motion, program.RowLower[row], program.RowUpper[row], largest[row])).Any();
    }

    /// <summary>Whether prices leave no reduced cost that an absent bound forbids.</summary>
    public bool PricesFit(Sequence<double> prices) =>
        HaveRightSigns(prices, program.Sense == ObjectiveSense.Minimize ? 1 : -1, withCosts: true, share: 1);

    /// <summary>Whether multipliers, their largest entry made 1, add the rows up to a contradiction.</summary>
    /// <param name="multipliers">The multipliers, shape [row].</param>
    /// <param name="share">Share of the tolerance allowed.</param>
    public bool Contradict(Sequence<double> multipliers, double share)
    {
        double size = Largest(multipliers);
        Sequence<double> scaled = multipliers.Select(entry => entry / size).ToSequence();
        DualSum excess = DualValue(scaled, 1, withCosts: false);
        return HaveRightSigns(scaled, 1, withCosts: false, share) && excess.Value > excess.Rounding;
    }

    /// <summary>Whether the value of a point is that of the prices within tolerance: a reduced cost within tolerance may weigh on a wide range.</summary>
    public bool ValuesAgree(double value, Sequence<double> prices)
    {
        DualSum bound = DualValue(prices, program.Sense == ObjectiveSense.Minimize ? 1 : -1, withCosts: true);
        return !Tolerances.Optimality.Exceeds(Math.Abs(value - bound.Value) - bound.Rounding, value);
    }

    private static double Largest(Sequence<double> vector)
    {
        double largest = 0;
        foreach (double entry in vector)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        return largest;
    }

    // The bound of a direction: none where the point has none, else 0.
    private static double Cone(double bound) => double.IsInfinity(bound) ? bound : 0;

    private static bool IsOutside(double value, double lower, double upper, double scale) =>
        Tolerances.Feasibility.Exceeds(Math.Max(lower - value, value - upper), scale);

    private static bool IsForbidden(double reduced, double lower, double upper, double scale) =>
        (double.IsInfinity(lower) && Tolerances.Optimality.Exceeds(reduced, scale))
        || (double.IsInfinity(upper) && Tolerances.Optimality.Exceeds(-reduced, scale));

    // Signs as for minimizing once multiplied by `sign`; without costs the prices are multipliers of rows.
    private bool HaveRightSigns(Sequence<double> prices, double sign, bool withCosts, double share)
    {
        for (int row = 0; row < prices.Count; row++)
        {
            if (IsForbidden(sign * prices[row] / share, program.RowLower[row], program.RowUpper[row], prices[row]))
            {
                return false;
            }
        }

        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            (double reduced, double largest) = ReducedCost(variable, prices, withCosts);
            if (IsForbidden(sign * reduced / share, program.VariableLower[variable], program.VariableUpper[variable], largest))
            {
                return false;
            }
        }

        return true;
    }

    // What the prices make of the bounds: the dual objective, or without costs the excess of what the rows demand.
    private DualSum DualValue(Sequence<double> prices, double sign, bool withCosts)
    {
        double constant = withCosts ? program.ObjectiveConstant : 0;
        CompensatedSum sum = default(CompensatedSum) + constant;
        double largest = Math.Abs(constant);
        void Add(double weight, double lower, double upper)
        {
            double side = sign * weight > 0 ? lower : upper;
            double term = weight == 0 || double.IsInfinity(side) ? 0 : weight * side;
            largest = Math.Max(largest, Math.Abs(term));
            sum += term;
        }

        for (int row = 0; row < prices.Count; row++)
        {
            Add(prices[row], program.RowLower[row], program.RowUpper[row]);
        }

        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            Add(ReducedCost(variable, prices, withCosts).Value, program.VariableLower[variable], program.VariableUpper[variable]);
        }

        return new(sum.Value, (program.RowCount + program.VariableCount) * UnitRoundoff * largest);
    }

    private (double Value, double Largest) ReducedCost(int variable, Sequence<double> prices, bool withCosts)
    {
        double reduced = withCosts ? program.Costs[variable] : 0;
        double largest = Math.Abs(reduced);
        ReadOnlySpan<int> rows = program.ColumnRows(variable);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
        for (int position = 0; position < rows.Length; position++)
        {
            double term = prices[rows[position]] * coefficients[position];
            reduced -= term;
            largest = Math.Max(largest, Math.Abs(term));
        }

        return (reduced, largest);
    }

    private (double[] Activities, double[] Largest) Activities(Sequence<double> point)
    {
        double[] activities = new double[program.RowCount];
        double[] largest = new double[program.RowCount];
        for (int variable = 0; variable < point.Count; variable++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int position = 0; position < rows.Length; position++)
            {
                double term = coefficients[position] * point[variable];
                activities[rows[position]] += term;
                largest[rows[position]] = Math.Max(largest[rows[position]], Math.Abs(term));
            }
        }

        return (activities, largest);
    }

    private readonly record struct DualSum(double Value, double Rounding);
}
