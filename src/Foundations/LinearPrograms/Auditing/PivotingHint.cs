using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>What the floating evidence of an answer suggests to exact pivoting, so that right evidence is confirmed without a pivot.</summary>
/// <param name="Entering">The nonbasic variable that a claimed ray moves first, -1 without a ray.</param>
/// <param name="Violation">
/// Costs, shape [variable, then row], under which the prices of the basis should be the claimed Farkas multipliers; null without any.
/// </param>
internal sealed record PivotingHint(int Entering, BigInteger[]? Violation)
{
    private const int KeptBits = 30;
    private const int LargestShift = 1_000;

    /// <summary>Takes the hint from an answer.</summary>
    public static PivotingHint From(IntegerProgram program, LinearProgramSolution solution, BasisStatus[] start)
    {
        if (solution.Status == LinearProgramStatus.Unbounded && solution.RayIfAny is { } ray && ray.Count == program.Variables)
        {
            return new(LargestNonbasic(Motion(program, ray), start), null);
        }

        return solution.Status == LinearProgramStatus.Infeasible
            && solution.FarkasMultipliersIfAny is { } multipliers && multipliers.Count == program.Rows
            ? new(-1, Integers(Combination(program, multipliers)))
            : new(-1, null);
    }

    private static int LargestNonbasic(double[] motion, BasisStatus[] start)
    {
        int best = -1;
        for (int index = 0; index < motion.Length; index++)
        {
            bool isLarger = best < 0 || Math.Abs(motion[index]) > Math.Abs(motion[best]);
            best = start[index] != BasisStatus.Basic && motion[index] != 0 && isLarger ? index : best;
        }

        return best;
    }

    private static double[] Motion(IntegerProgram program, Sequence<double> ray)
    {
        double[] motion = new double[program.Count];
        for (int variable = 0; variable < program.Variables; variable++)
        {
            motion[variable] = ray[variable] * (double)program.RayScale(variable);
            (int start, int end) = program.Column(variable);
            for (int position = start; position < end; position++)
            {
                motion[program.Variables + program.RowOf(position)] += (double)program.Entries[position] * motion[variable];
            }
        }

        return motion;
    }

    // Under prices y a basic variable has no reduced cost when its cost is (Aᵀy) there, and a basic row when its cost is −y.
    private static double[] Combination(IntegerProgram program, Sequence<double> multipliers)
    {
        double[] combination = new double[program.Count];
        for (int row = 0; row < program.Rows; row++)
        {
            combination[program.Variables + row] = -multipliers[row] / program.MultiplierScale(row).ToDouble();
        }

        for (int variable = 0; variable < program.Variables; variable++)
        {
            double size = 0;
            (int start, int end) = program.Column(variable);
            for (int position = start; position < end; position++)
            {
                double term = -(double)program.Entries[position] * combination[program.Variables + program.RowOf(position)];
                combination[variable] += term;
                size += Math.Abs(term);
            }

            // A sum that cancels to a rounding of its terms counts as 0.
            bool isRounding = Math.Abs(combination[variable]) <= Tolerances.Pivot.Relative * size;
            combination[variable] = isRounding ? 0 : combination[variable];
        }

        return combination;
    }

    // The numbers to about 30 bits each, over a common power of two that is dropped; null when they are beyond reason.
    private static BigInteger[]? Integers(double[] numbers)
    {
        double[] sizes = [.. numbers.Where(number => number != 0).Select(Math.Abs)];
        if (sizes.Length == 0 || !Array.TrueForAll(sizes, double.IsFinite))
        {
            return null;
        }

        int smallest = Math.ILogB(sizes.Min());
        return Math.ILogB(sizes.Max()) - smallest > LargestShift ? null : Array.ConvertAll(numbers, number => Integer(number, smallest));
    }

    private static BigInteger Integer(double number, int smallest)
    {
        if (number == 0)
        {
            return BigInteger.Zero;
        }

        int exponent = Math.ILogB(number);
        return new BigInteger(Math.Round(Math.ScaleB(number, KeptBits - exponent))) << (exponent - smallest);
    }
}
