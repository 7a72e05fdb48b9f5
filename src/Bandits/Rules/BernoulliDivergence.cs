using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>kl(p, q) = p ln(p/q) + (1 − p) ln((1 − p)/(1 − q)) and the mean at which it meets a budget, in lanes.</summary>
/// <remarks>
/// The steps of <see cref="Families.RewardFamily.Bernoulli"/>, in the same order and with the same bits, without its branches; runs keep theirs, and the
/// logarithm of one number, which is faster.
/// </remarks>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal static class BernoulliDivergence<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Steps after which Newton's method, guarded by bisection, has long come to rest.</summary>
    private const int MostSteps = 100;

    /// <summary>kl(p, q) for p in [0, 1) and q in (p, 1), but for rounding; not the bits of a run, but sooner there.</summary>
    /// <remarks>Logarithms of quotients above 1: those below take lanes longer.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Above(TReal mean, TReal other)
    {
        TReal one = TReal.Create(1);
        TReal rest = one - mean;
        TMask isPositive = TReal.Greater(mean, TReal.Create(0));
        TReal rise = TReal.Select(isPositive, other / mean, one);
        return (rest * Elementary<TReal, TInteger, TMask>.Log(rest / (one - other))) - (mean * Elementary<TReal, TInteger, TMask>.Log(rise));
    }

    /// <summary>q(1 − q), by which q − p is divided to give the derivative of kl(p, q).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Variance(TReal mean) => mean * (TReal.Create(1) - mean);

    /// <summary>The largest mean q ≥ p with kl(p, q) at most the budget, arguments trusted.</summary>
    /// <remarks>
    /// Newton's steps on √kl, which is nearly a line: 2(kl − √(kl·d))·V(q)/(q − p), replaced by halving where they leave the interval. A lane
    /// that has come to rest stays there while others go on, so that its bits do not depend on them.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TReal Upper(TReal mean, TReal budget)
    {
        TReal zero = TReal.Create(0);
        TReal one = TReal.Create(1);
        TMask isBroke = ~TReal.Greater(budget, zero);
        TMask isLeast = ~TReal.Greater(mean, zero);
        TMask isKnown = isLeast | isBroke | ~TReal.Greater(one, mean) | TReal.Equal(budget, TReal.Create(double.PositiveInfinity));
        TReal known = TReal.Select(isBroke, mean, one);
        if (TMask.Any(isLeast))
        {
            // At mean 0 the divergence is −ln(1 − q).
            known = TReal.Select(isLeast, one - Elementary<TReal, TInteger, TMask>.Exp(zero - budget), known);
        }

        if (!TMask.Any(~isKnown))
        {
            return known;
        }

        TReal half = TReal.Create(0.5);
        return TReal.Select(isKnown, known, Solve(TReal.Select(isKnown, half, mean), TReal.Select(isKnown, half, budget), ~isKnown));
    }

    /// <summary>Newton's steps; too large to be inlined, and slow where it is not optimized from its first call on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TReal Solve(TReal mean, TReal budget, TMask isWanted)
    {
        TReal one = TReal.Create(1);
        TReal half = TReal.Create(0.5);

        // Pinsker: kl ≥ 2(q − p)²; the first two terms of the expansion start Newton's method.
        TReal near = mean;
        TReal far = TReal.Min(one, mean + TReal.Sqrt(budget * half));
        TReal skew = TReal.Create(2.0 / 3) * (one - (TReal.Create(2) * mean));
        TReal guess = mean + TReal.Sqrt(TReal.Create(2) * budget * mean * (one - mean)) + (skew * budget);
        TReal point = TReal.Select(TReal.Greater(guess, mean) & TReal.Greater(far, guess), guess, mean + ((far - mean) * half));
        TReal least = TReal.Create(Tolerances.Series.Absolute);
        TReal fine = TReal.Create(Tolerances.Index.Relative);
        TMask isMoving = isWanted;
        for (int count = 0; count < MostSteps && TMask.Any(isMoving); count++)
        {
            TReal divergence = Term(mean, point) + Term(one - mean, one - point);
            TMask isBeyond = TReal.Greater(divergence, budget);
            near = TReal.Select(isBeyond, near, point);
            far = TReal.Select(isBeyond, point, far);

            // Where kl rounds to 0 or the point to p there is no step, and the interval is halved.
            TMask hasStep = ~TReal.Greater(TReal.Create(0), divergence) & TReal.Greater(point, mean);
            TReal variance = Variance(point);
            TReal step = TReal.Create(2) * (divergence - TReal.Sqrt(divergence * budget)) * variance / (point - mean);
            TReal next = point - TReal.Select(hasStep, step, TReal.Create(2));
            TMask isInside = ~TReal.Greater(near, next) & ~TReal.Greater(next, far);
            next = TReal.Select(isInside, next, near + ((far - near) * half));

            // A last Newton step of that size leaves an error of about its square; beside the variance, because q(1 − q) bends the
            // divergence near 1. Halving goes on to the end.
            TReal move = TReal.Max(next - point, point - next);
            TMask isAtRest = ~TReal.Greater(move, least) | (isInside & ~TReal.Greater(move, fine * variance));
            point = TReal.Select(isMoving, next, point);
            isMoving = isMoving & ~isAtRest;
        }

        return point;
    }

    /// <summary>x ln(x / y) for positive numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Term(TReal x, TReal y) => x * Elementary<TReal, TInteger, TMask>.Log(x / y);
}
