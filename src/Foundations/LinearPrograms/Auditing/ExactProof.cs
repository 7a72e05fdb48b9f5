using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Checks certificates exactly, whatever they came from. Each check is a few lines so that it can be believed by reading.</summary>
internal static class ExactProof
{
    /// <summary>A point and row prices prove each other optimal: both feasible, and their objectives equal.</summary>
    public static bool ShowsOptimum(ExactProgram program, ReadOnlySpan<Rational> point, ReadOnlySpan<Rational> prices) =>
        IsFeasible(program, point)
        && DualObjective(program, prices) is { } bound
        && bound == Objective(program, point);

    /// <summary>Multipliers y of the rows prove that no point is feasible: the rows demand more of (Aᵀy)·x than the bounds on x allow.</summary>
    public static bool ShowsInfeasible(ExactProgram program, ReadOnlySpan<Rational> multipliers)
    {
        Rational demanded = default;
        for (int row = 0; row < program.Rows; row++)
        {
            Rational multiplier = multipliers[row];
            Rational? side = multiplier.Sign > 0 ? program.Lower[program.Variables + row] : program.Upper[program.Variables + row];
            if (!multiplier.IsZero && side is null)
            {
                return false;
            }

            demanded += multiplier * (side ?? default);
        }

        Rational allowed = default;
        for (int variable = 0; variable < program.Variables; variable++)
        {
            Rational weight = program.Combine(variable, multipliers);
            Rational? side = weight.Sign > 0 ? program.Upper[variable] : program.Lower[variable];
            if (!weight.IsZero && side is null)
            {
                return false;
            }

            allowed += weight * (side ?? default);
        }

        return demanded > allowed;
    }

    /// <summary>A feasible point and a ray prove that the objective falls without end.</summary>
    public static bool ShowsUnbounded(ExactProgram program, ReadOnlySpan<Rational> point, ReadOnlySpan<Rational> ray)
    {
        if (!IsFeasible(program, point) || Objective(program, ray).Sign >= 0)
        {
            return false;
        }

        Rational[] motion = [.. ray[..program.Variables], .. program.Activities(ray)];
        for (int variable = 0; variable < motion.Length; variable++)
        {
            Rational? stop = motion[variable].Sign > 0 ? program.Upper[variable] : program.Lower[variable];
            if (!motion[variable].IsZero && stop is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first variable or row whose bounds cross, -1 when none do.</summary>
    public static int CrossingBound(ExactProgram program) =>
        Enumerable.Range(0, program.Lower.Length).FirstOrDefault(index => program.Lower[index] > program.Upper[index], -1);

    public static Rational Objective(ExactProgram program, ReadOnlySpan<Rational> point)
    {
        Rational sum = default;
        for (int variable = 0; variable < program.Variables; variable++)
        {
            sum += program.Cost[variable] * point[variable];
        }

        return sum;
    }

    private static bool IsFeasible(ExactProgram program, ReadOnlySpan<Rational> point)
    {
        Rational[] values = [.. point[..program.Variables], .. program.Activities(point)];
        for (int index = 0; index < values.Length; index++)
        {
            if (values[index] < program.Lower[index] || values[index] > program.Upper[index])
            {
                return false;
            }
        }

        return true;
    }

    // The least objective that prices allow within all bounds; null when it is -∞.
    private static Rational? DualObjective(ExactProgram program, ReadOnlySpan<Rational> prices)
    {
        Rational bound = default;
        for (int index = 0; index < program.Lower.Length; index++)
        {
            Rational weight = index < program.Variables
                ? program.Cost[index] - program.Combine(index, prices)
                : prices[index - program.Variables];
            Rational? side = weight.Sign > 0 ? program.Lower[index] : program.Upper[index];
            if (!weight.IsZero && side is null)
            {
                return null;
            }

            bound += weight * (side ?? default);
        }

        return bound;
    }
}
