using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Checks certificates in integers, whatever they came from. Each check is a few lines so that it can be believed by reading.</summary>
/// <remarks>Fractions are compared by multiplying with the denominators, which are positive; no fraction is ever reduced.</remarks>
internal static class ExactProof
{
    /// <summary>A point and row prices prove each other optimal: both feasible, and their objectives equal.</summary>
    public static bool ShowsOptimum(IntegerProgram program, FractionVector point, FractionVector prices) =>
        IsFeasible(program, point)
        && DualObjective(program, prices) is { } bound
        && bound * point.Denominator == Objective(program, point.Numerators) * prices.Denominator;

    /// <summary>Multipliers y of the rows prove that no point is feasible: the rows demand more of (Aᵀy)·x than the bounds on x allow.</summary>
    public static bool ShowsInfeasible(IntegerProgram program, FractionVector multipliers)
    {
        BigInteger demanded = BigInteger.Zero;
        for (int row = 0; row < program.Rows; row++)
        {
            BigInteger multiplier = multipliers.Numerators[row];
            BigInteger? side = multiplier.Sign > 0 ? program.Lower[program.Variables + row] : program.Upper[program.Variables + row];
            if (!multiplier.IsZero && side is null)
            {
                return false;
            }

            demanded += multiplier * (side ?? default);
        }

        BigInteger allowed = BigInteger.Zero;
        for (int variable = 0; variable < program.Variables; variable++)
        {
            BigInteger weight = program.Combine(variable, multipliers.Numerators);
            BigInteger? side = weight.Sign > 0 ? program.Upper[variable] : program.Lower[variable];
            if (!weight.IsZero && side is null)
            {
                return false;
            }

            allowed += weight * (side ?? default);
        }

        return demanded > allowed;
    }

    /// <summary>A feasible point and a ray prove that the objective falls without end.</summary>
    public static bool ShowsUnbounded(IntegerProgram program, FractionVector point, FractionVector ray)
    {
        if (!IsFeasible(program, point) || Objective(program, ray.Numerators).Sign >= 0)
        {
            return false;
        }

        BigInteger[] motion = [.. ray.Numerators.AsSpan(0, program.Variables), .. program.Activities(ray.Numerators)];
        for (int index = 0; index < motion.Length; index++)
        {
            BigInteger? stop = motion[index].Sign > 0 ? program.Upper[index] : program.Lower[index];
            if (!motion[index].IsZero && stop is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first variable or row whose bounds cross, -1 when none do.</summary>
    public static int CrossingBound(IntegerProgram program) =>
        Enumerable.Range(0, program.Count).FirstOrDefault(index => program.Lower[index] > program.Upper[index], -1);

    /// <summary>The objective of a point, over the point's denominator.</summary>
    public static BigInteger Objective(IntegerProgram program, ReadOnlySpan<BigInteger> point)
    {
        BigInteger sum = BigInteger.Zero;
        for (int variable = 0; variable < program.Variables; variable++)
        {
            sum += program.Cost[variable] * point[variable];
        }

        return sum;
    }

    private static bool IsFeasible(IntegerProgram program, FractionVector point)
    {
        BigInteger[] values = [.. point.Numerators.AsSpan(0, program.Variables), .. program.Activities(point.Numerators)];
        for (int index = 0; index < values.Length; index++)
        {
            if (values[index] < program.Lower[index] * point.Denominator || values[index] > program.Upper[index] * point.Denominator)
            {
                return false;
            }
        }

        return true;
    }

    // The least objective that prices allow within all bounds, over the prices' denominator; null when it is -∞.
    private static BigInteger? DualObjective(IntegerProgram program, FractionVector prices)
    {
        BigInteger bound = BigInteger.Zero;
        for (int index = 0; index < program.Count; index++)
        {
            BigInteger weight = index < program.Variables
                ? (program.Cost[index] * prices.Denominator) - program.Combine(index, prices.Numerators)
                : prices.Numerators[index - program.Variables];
            BigInteger? side = weight.Sign > 0 ? program.Lower[index] : program.Upper[index];
            if (!weight.IsZero && side is null)
            {
                return null;
            }

            bound += weight * (side ?? default);
        }

        return bound;
    }
}
