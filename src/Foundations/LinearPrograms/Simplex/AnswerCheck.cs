using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>Measures an answer in the program's own units, where the tolerances of the library hold, not in scaled ones.</summary>
/// <param name="program">The program.</param>
internal sealed class AnswerCheck(LinearProgram program)
{
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

    /// <summary>Whether a direction, its largest entry made 1, keeps within tolerance all bounds that exist.</summary>
    public bool IsRay(Sequence<double> ray)
    {
        double size = Largest(ray);
        Sequence<double> direction = ray.Select(entry => entry / size).ToSequence();
        (double[] motions, double[] largest) = Activities(direction);
        return !direction.Where((motion, variable) =>
                IsOutside(motion, Cone(program.VariableLower[variable]), Cone(program.VariableUpper[variable]), motion)).Any()
            && !motions.Where((motion, row) => IsOutside(motion, Cone(program.RowLower[row]), Cone(program.RowUpper[row]), largest[row])).Any();
    }

    /// <summary>Whether prices leave no reduced cost that an absent bound forbids.</summary>
    /// <param name="prices">Row prices; Farkas multipliers, their largest entry made 1, when <paramref name="costShare"/> is 0.</param>
    /// <param name="costShare">1 with the costs when minimizing, -1 when maximizing, 0 without costs.</param>
    public bool PricesFit(Sequence<double> prices, double costShare)
    {
        double scale = costShare == 0 ? 1 / Largest(prices) : costShare;
        for (int row = 0; row < prices.Count; row++)
        {
            if (IsForbidden(scale * prices[row], program.RowLower[row], program.RowUpper[row], scale * prices[row]))
            {
                return false;
            }
        }

        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            double reduced = costShare * program.Costs[variable];
            double largest = Math.Abs(reduced);
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int position = 0; position < rows.Length; position++)
            {
                double term = scale * prices[rows[position]] * coefficients[position];
                reduced -= term;
                largest = Math.Max(largest, Math.Abs(term));
            }

            if (IsForbidden(reduced, program.VariableLower[variable], program.VariableUpper[variable], largest))
            {
                return false;
            }
        }

        return true;
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
}
