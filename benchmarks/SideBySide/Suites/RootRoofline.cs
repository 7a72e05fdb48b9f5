using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.SideBySide.Suites;

/// <summary>How many quotients and roots a lane type computes when nothing else is to be done: what bounds a textbook index.</summary>
internal static class RootRoofline
{
    /// <summary>Pairs of a quotient and its root in one call of <see cref="Run"/>, lanes counted one by one.</summary>
    public static double PairsOf<TReal, TInteger, TMask>(int rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => 4.0 * TReal.Count * rounds;

    /// <summary>Four independent chains of quotients and roots, each step fed by a number that is ready.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run<TReal, TInteger, TMask>(int rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TReal clock = TReal.Create(18.4);
        TReal one = TReal.Create(1);
        TReal shows = TReal.FromInteger(TInteger.LaneIds(2));
        (TReal first, TReal second, TReal third, TReal fourth) = (default, default, default, default);
        for (int round = 0; round < rounds; round++)
        {
            first = TReal.Max(first, TReal.Sqrt(clock / shows));
            second = TReal.Max(second, TReal.Sqrt(clock / (shows + one)));
            third = TReal.Max(third, TReal.Sqrt(clock / (shows + clock)));
            shows = shows + one;
            fourth = TReal.Max(fourth, TReal.Sqrt(clock / (shows + clock + one)));
        }

        return TReal.Extract(first + second + third + fourth, 0);
    }
}
