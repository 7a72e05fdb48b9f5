using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <content>How far a step goes and what leaves the basis or comes into it. Fractions are compared by products.</content>
internal sealed partial class ExactPivoting
{
    // Moves to the first bound; false when nothing stops the entering variable. Lengths are (bound − value)/motion, all over the
    // denominators of point and motion, which are common and drop out.
    private bool PrimalStep(int entering, int direction, FractionVector point, FractionVector motion, int[]? sides)
    {
        int leaving = -1;
        bool isStopped = program.Lower[entering] is not null && program.Upper[entering] is not null;
        (BigInteger length, BigInteger speed) = isStopped
            ? ((program.Upper[entering]!.Value - program.Lower[entering]!.Value) * point.Denominator, motion.Denominator)
            : (BigInteger.Zero, BigInteger.One);
        for (int index = 0; index < program.Count; index++)
        {
            if (status[index] != BasisStatus.Basic || StoppingBound(index, motion.Numerators[index].Sign, sides) is not { } bound)
            {
                continue;
            }

            BigInteger distance = BigInteger.Abs((bound * point.Denominator) - point.Numerators[index]);
            BigInteger rate = BigInteger.Abs(motion.Numerators[index]);
            if (!isStopped || distance * speed < length * rate)
            {
                (leaving, length, speed, isStopped) = (index, distance, rate, true);
            }
        }

        if (isStopped)
        {
            usesBland = length.IsZero;
            Exchange(entering, direction, leaving, leaving < 0 ? 0 : motion.Numerators[leaving].Sign, sides);
        }

        return isStopped;
    }

    private void Exchange(int entering, int direction, int leaving, int motion, int[]? sides)
    {
        if (leaving < 0)
        {
            status[entering] = direction > 0 ? BasisStatus.AtUpper : BasisStatus.AtLower;
            return;
        }

        status[entering] = BasisStatus.Basic;
        status[leaving] = StopsAtUpper(leaving, motion, sides) ? BasisStatus.AtUpper : BasisStatus.AtLower;
    }

    // The bound that stops a basic variable; null when none does. A variable that breaks a bound is stopped there on its way back, and by
    // nothing on its way out.
    private BigInteger? StoppingBound(int index, int motion, int[]? sides)
    {
        int side = sides is null ? 0 : sides[index];
        return motion == 0 || side == motion ? null
            : StopsAtUpper(index, motion, sides) ? program.Upper[index]
            : program.Lower[index];
    }

    private static bool StopsAtUpper(int index, int motion, int[]? sides)
    {
        int side = sides is null ? 0 : sides[index];
        return side > 0 || (side == 0 && motion > 0);
    }

    // Brings one broken bound back while all reduced costs stay right: of the variables that can do it the one whose reduced cost
    // reaches 0 first comes in. When none can, the row of the broken bound shows that no point keeps it.
    private ExactCertificate? DualStep(ExactBasis basis, FractionVector point, int[] sides, BigInteger[] reduced)
    {
        int leaving = Leaving(point, sides);
        BigInteger[] cost = new BigInteger[program.Count];
        cost[leaving] = sides[leaving];
        FractionVector prices = basis.Prices(cost);
        BigInteger[] slopes = basis.ReducedCosts(cost, prices);
        int entering = -1;
        for (int index = 0; index < slopes.Length; index++)
        {
            if (Improves(index, slopes[index]) && (entering < 0
                || BigInteger.Abs(reduced[index] * slopes[entering]) < BigInteger.Abs(reduced[entering] * slopes[index])))
            {
                entering = index;
            }
        }

        if (entering < 0)
        {
            return new(LinearProgramStatus.Infeasible, null, prices, null, Pivots);
        }

        usesBland = reduced[entering].IsZero;
        status[leaving] = sides[leaving] < 0 ? BasisStatus.AtLower : BasisStatus.AtUpper;
        status[entering] = BasisStatus.Basic;
        return null;
    }

    private int Leaving(FractionVector point, int[] sides)
    {
        int leaving = -1;
        BigInteger worst = BigInteger.Zero;
        for (int index = 0; index < sides.Length; index++)
        {
            if (sides[index] == 0)
            {
                continue;
            }

            BigInteger bound = (sides[index] < 0 ? program.Lower[index] : program.Upper[index])!.Value;
            BigInteger violation = BigInteger.Abs((bound * point.Denominator) - point.Numerators[index]);
            if (violation > worst)
            {
                (leaving, worst) = (index, violation);
                if (usesBland)
                {
                    break;
                }
            }
        }

        return leaving;
    }
}
