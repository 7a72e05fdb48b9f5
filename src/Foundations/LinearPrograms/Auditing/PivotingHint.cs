using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>What the floating evidence of an answer suggests to exact pivoting, so that right evidence is confirmed without a pivot.</summary>
internal sealed class PivotingHint
{
    private readonly double[] weights;

    private PivotingHint(int entering, double[] combination)
    {
        Entering = entering;
        weights = combination;
    }

    /// <summary>Gets the variable that a claimed ray moves first, -1 without one.</summary>
    public int Entering { get; }

    /// <summary>Takes the hint from an answer.</summary>
    public static PivotingHint From(ExactProgram program, LinearProgramSolution solution, BasisStatus[] start)
    {
        if (solution.Status == LinearProgramStatus.Unbounded && solution.RayIfAny is { } ray && ray.Count == program.Variables)
        {
            return new(LargestNonbasic([.. ray, .. Activities(program, ray)], start), []);
        }

        return solution.Status == LinearProgramStatus.Infeasible
            && solution.FarkasMultipliersIfAny is { } multipliers && multipliers.Count == program.Rows
            ? new(-1, [.. Combination(program, multipliers), .. multipliers])
            : new(-1, []);
    }

    /// <summary>
    /// How much a violated bound counts. Farkas multipliers are the prices of some weighted sum of violations; the weights, seen in the
    /// multipliers themselves, differ by the method's scaling and are rounded to powers of two. Any positive weight is right.
    /// </summary>
    public Rational Weight(int index)
    {
        double size = index < weights.Length ? Math.Abs(weights[index]) : 0;
        return size > 0 && double.IsFinite(size) ? Rational.PowerOfTwo((int)Math.Round(Math.Log2(size))) : Rational.One;
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

    private static double[] Activities(ExactProgram program, Sequence<double> point)
    {
        double[] activities = new double[program.Rows];
        for (int variable = 0; variable < program.Variables; variable++)
        {
            foreach ((int row, Rational value) in program.Column(variable))
            {
                activities[row] += value.ToDouble() * point[variable];
            }
        }

        return activities;
    }

    private static double[] Combination(ExactProgram program, Sequence<double> multipliers)
    {
        double[] combination = new double[program.Variables];
        for (int variable = 0; variable < program.Variables; variable++)
        {
            foreach ((int row, Rational value) in program.Column(variable))
            {
                combination[variable] += value.ToDouble() * multipliers[row];
            }
        }

        return combination;
    }
}
