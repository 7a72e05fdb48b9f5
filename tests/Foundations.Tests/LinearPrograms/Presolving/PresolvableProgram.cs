using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

/// <summary>
/// A linear program of up to 7 variables and 7 rows with small integers that invites reductions: singletons, doubletons, multiples of rows
/// and columns, forcing rows, fixed and free columns and ranges are common. Read off a code, of which 0 everywhere is the simplest. Most
/// have an optimum: rows are bounded near the activity of a point within the bounds, costs are what prices of the right signs pay for.
/// </summary>
public sealed record PresolvableProgram(Sequence<int> Code)
{
    private const int CodeLength = 160;
    private const double Infinity = double.PositiveInfinity;

    public static Arbitrary<PresolvableProgram> Any { get; } = Arb.From(
        Gen.Choose(0, 9999).ArrayOf(CodeLength).Select(code => new PresolvableProgram(code.ToSequence())), Shrink);

    public LinearProgram Program => new Reader(Code).Read();

    public override string ToString() => new PresolvedSolve(Program).ToString();

    private static IEnumerable<PresolvableProgram> Shrink(PresolvableProgram program)
    {
        for (int index = 0; index < CodeLength; index++)
        {
            if (program.Code[index] != 0)
            {
                int[] code = [.. program.Code];
                code[index] = 0;
                yield return new(code.ToSequence());
            }
        }
    }

    private sealed class Reader(Sequence<int> code)
    {
        private int next;
        private double[][] rows = [];
        private (double Lower, double Upper)[] bounds = [];
        private double[] point = [];
        private double[] reducedCosts = [];

        public LinearProgram Read()
        {
            bool isMinimized = Take(2) == 0;
            bool isAnchored = Take(4) < 3;
            bool isPriced = Take(4) < 3;
            Columns(1 + Take(7));
            int count = Take(8);
            rows = new double[count][];
            for (int row = 0; row < count; row++)
            {
                rows[row] = Row(row);
            }

            RepeatColumns();
            (double Lower, double Upper, double Price)[] sides = [.. rows.Select(row => Sides(row, isAnchored))];
            LinearProgramBuilder builder = new(isMinimized ? ObjectiveSense.Minimize : ObjectiveSense.Maximize);
            for (int column = 0; column < bounds.Length; column++)
            {
                double paid = reducedCosts[column] + Enumerable.Range(0, count).Sum(row => sides[row].Price * rows[row][column]);
                builder.AddVariable(bounds[column].Lower, bounds[column].Upper, (isPriced ? paid : Take(7) - 3) * (isMinimized ? 1 : -1));
            }

            for (int row = 0; row < count; row++)
            {
                builder.AddRow(sides[row].Lower, sides[row].Upper);
                for (int column = 0; column < bounds.Length; column++)
                {
                    builder.SetCoefficient(row, column, rows[row][column]);
                }
            }

            return builder.Build();
        }

        private int Take(int count) => code[next++ % CodeLength] % count;

        // Values at a bound or inside; reduced costs of the sign that the bounds at hand allow.
        private void Columns(int count)
        {
            bounds = new (double, double)[count];
            point = new double[count];
            reducedCosts = new double[count];
            for (int column = 0; column < count; column++)
            {
                double low = Take(5) - 2;
                (int kind, double width, int cost) = (Take(8), 1 + Take(3), Take(3));
                (double lower, double upper) = kind switch
                {
                    0 or 1 or 2 => (0, Infinity),
                    3 or 4 => (low, low + width),
                    5 => (low, low),
                    6 => (-Infinity, low),
                    _ => (-Infinity, Infinity),
                };
                bounds[column] = (lower, upper);
                point[column] = double.IsFinite(lower) ? lower + (Take(2) == 0 || lower == upper ? 0 : 1) : double.IsFinite(upper) ? upper : low;
                reducedCosts[column] = double.IsFinite(lower) && Take(2) == 0 ? cost : double.IsFinite(upper) ? -cost : double.IsFinite(lower) ? cost : 0;
            }
        }

        private double[] Row(int row)
        {
            double[] entries = new double[bounds.Length];
            int kind = Take(6);
            if (kind == 5 && row > 0)
            {
                double factor = (double[])[2, -1, 1, -3] is var factors ? factors[Take(4)] : 1;
                return Array.ConvertAll(rows[Take(row)], entry => factor * entry);
            }

            int length = kind switch { 0 => 1, 1 or 2 => 2, 3 => Take(2) * 3, _ => bounds.Length };
            for (int entry = 0; entry < length; entry++)
            {
                int column = length == bounds.Length ? entry : Take(bounds.Length);
                entries[column] = Take(7) - 3;
            }

            return entries;
        }

        // Now and then a column becomes a multiple of the one before, cost included or nearly so.
        private void RepeatColumns()
        {
            for (int column = 1; column < bounds.Length; column++)
            {
                if (Take(6) == 5)
                {
                    double factor = Take(2) == 0 ? 1 : -2;
                    foreach (double[] row in rows)
                    {
                        row[column] = factor * row[column - 1];
                    }

                    reducedCosts[column] = Take(2) == 0 ? factor * reducedCosts[column - 1] : reducedCosts[column];
                }
            }
        }

        private (double Lower, double Upper, double Price) Sides(double[] row, bool isAnchored)
        {
            double activity = row.Zip(point, (entry, value) => entry * value).Sum();
            double center = isAnchored ? activity : Take(7) - 3;
            (int kind, double width, int price) = (Take(6), Take(3), Take(4));
            double forced = Forced(row);
            return kind switch
            {
                0 or 1 => (center, center, price - 1),
                2 => (center, Infinity, price),
                3 => (-Infinity, center + width, -price),
                4 => (center - 1, center + width, price - 1),
                _ => double.IsFinite(forced) && isAnchored ? (-Infinity, forced, -price) : (center, Infinity, 0),
            };
        }

        // The smallest activity that the bounds allow.
        private double Forced(double[] row) => row
            .Select((entry, column) => entry == 0 ? 0 : entry * (entry > 0 ? bounds[column].Lower : bounds[column].Upper)).Sum();
    }
}
