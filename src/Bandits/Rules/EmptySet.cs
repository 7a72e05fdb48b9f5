using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The choice of a round in which no arm is active.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TMemory">Where the arms are.</typeparam>
internal static class EmptySet<TReal, TInteger, TMask, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TMemory : struct, IArmMemory<TReal, TInteger>
{
    /// <summary>Gets the arm that equals none, so that a stopped lane updates nothing.</summary>
    private static TInteger Nobody => TInteger.Create(uint.MaxValue);

    /// <summary>Whether every lane shows nobody, for good.</summary>
    public static bool IsNobody(TInteger arm) => !TMask.Any(~TInteger.Equal(arm, Nobody));

    /// <summary>Replaces the choice of lanes without an active arm.</summary>
    /// <remarks>Out of line, to leave the kernel's budget of inlined locals to the rule.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TInteger Choose(
        TMemory arms,
        EmptySetPolicy policy,
        EpisodeDraws<TReal, TInteger, TMask> draws,
        long round,
        TMask isEmpty,
        TInteger arm) =>
        TInteger.Select(isEmpty, policy switch
        {
            EmptySetPolicy.Stop => Nobody,
            EmptySetPolicy.BestEstimate => BestEstimate(arms),
            _ => draws.UniformArm(round, arms.Count),
        }, arm);

    /// <summary>The arm of largest post-click mean; an arm without a click counts as −1.</summary>
    private static TInteger BestEstimate(TMemory arms)
    {
        TInteger arm = TInteger.Create(0);
        TReal best = TReal.Create(double.NegativeInfinity);
        for (int other = 0; other < arms.Count; other++)
        {
            // A sign says what the next show brings, where that is drawn ahead.
            TReal clicks = TReal.Abs(arms.At(other).Clicks);
            TReal mean = ConfidenceInterval<TReal, TInteger, TMask>.Mean(TReal.Abs(arms.At(other).Rewards), clicks);
            TReal estimate = TReal.Select(TReal.Greater(clicks, TReal.Create(0)), mean, TReal.Create(-1));
            TMask wins = TReal.Greater(estimate, best);
            best = TReal.Max(best, estimate);
            arm = TInteger.Select(wins, TInteger.Create((uint)other), arm);
        }

        return arm;
    }
}
