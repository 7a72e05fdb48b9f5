using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The rounds of an episode for exponential weights on estimated losses, one episode per lane: draw an arm, show it, weigh all.</summary>
/// <remarks>
/// An arm's <see cref="ArmLanes{TReal, TInteger}.Index"/> is its weight here, and its <see cref="ArmLanes{TReal, TInteger}.Slope"/> its
/// estimated loss. Sums run from the lowest arm up, exponents from the least cost, as runs compute them: the bits agree. A weight is computed
/// anew only where its arm lost or the least cost moved, in some lane: elsewhere it would be the same.
/// </remarks>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TMemory">Where the arms are.</typeparam>
internal static class WeightKernel<TReal, TInteger, TMask, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TMemory : struct, IArmMemory<TReal, TInteger>
{
    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="draws">The random numbers.</param>
    /// <param name="rate">The learning rate η.</param>
    /// <param name="bias">What is added to the probability that a loss is divided by, γ.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">One past the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Play(TMemory arms, EpisodeDraws<TReal, TInteger, TMask> draws, double rate, double bias, long from, long to)
    {
        TReal speed = TReal.Create(rate);
        TReal least = Least(arms, speed);
        TReal sum = Sum(arms);
        for (long round = from; round < to; round++)
        {
            PickedArm<TReal, TInteger> picked = Draw(arms, draws.Uniform(round), sum, out TReal probability);
            TMask loses = Show(arms, draws, picked, probability + TReal.Create(bias));
            TReal now = Least(arms, speed);
            Weigh(arms, picked.Arm, loses, ~TReal.Equal(now, least), now, speed);
            least = now;
            sum = Sum(arms);
        }
    }

    /// <summary>The first arm whose cumulative probability exceeds a uniform number; what rounding leaves over goes to the last of positive probability.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PickedArm<TReal, TInteger> Draw(TMemory arms, TReal uniform, TReal sum, out TReal probability)
    {
        TReal cumulative = TReal.Create(0);
        TInteger last = default;
        TMask isFound = default;
        TInteger arm = default;
        for (int other = 0; other < arms.Count; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            cumulative = cumulative + (held.Index / sum);
            last = TInteger.Select(TReal.Greater(held.Index / sum, TReal.Create(0)), held.Id, last);
            TMask exceeds = TReal.Greater(cumulative, uniform);
            arm = TInteger.Select(exceeds & ~isFound, held.Id, arm);
            isFound = exceeds | isFound;
        }

        arm = TInteger.Select(isFound, arm, last);
        PickedArm<TReal, TInteger> picked = Gather(arms, arm, out TReal weight);
        probability = weight / sum;
        return picked;
    }

    /// <summary>The state of the drawn arm of every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PickedArm<TReal, TInteger> Gather(TMemory arms, TInteger arm, out TReal weight)
    {
        PickedArm<TReal, TInteger> picked = default;
        picked.Arm = arm;
        weight = default;
        int end = TInteger.High(arm, arms.Count);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isDrawn = TInteger.Equal(arm, held.Id);
            weight = TReal.Select(isDrawn, held.Index, weight);
            picked.Shows = TInteger.Select(isDrawn, held.Shows, picked.Shows);
            picked.ClickThreshold = TInteger.Select(isDrawn, held.ClickThreshold, picked.ClickThreshold);
            picked.RewardThreshold = TInteger.Select(isDrawn, held.RewardThreshold, picked.RewardThreshold);
        }

        return picked;
    }

    /// <summary>Draws what the arm does and adds to its estimated loss.</summary>
    /// <returns>Where there is a loss.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask Show(
        TMemory arms, EpisodeDraws<TReal, TInteger, TMask> draws, PickedArm<TReal, TInteger> picked, TReal divisor)
    {
        draws.Outcome(picked.Arm, picked.Shows, picked.ClickThreshold, picked.RewardThreshold, out TMask isClicked, out TMask isRewarded);
        TReal reward = TReal.Indicator(isClicked & isRewarded);
        TReal loss = (TReal.Create(1) - reward) / divisor;
        int end = TInteger.High(picked.Arm, arms.Count);
        for (int other = TInteger.Low(picked.Arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isShown = TInteger.Equal(picked.Arm, held.Id);
            held.Slope = TReal.Select(isShown, held.Slope + loss, held.Slope);
            held.Shows = TInteger.Select(isShown, picked.Shows + TInteger.Create(1), held.Shows);
            held.Clicks = TReal.Select(isShown, held.Clicks + TReal.Indicator(isClicked), held.Clicks);
        }

        return ~(isClicked & isRewarded);
    }

    /// <summary>Weights exp(least cost − cost) of the arms that lost and, where the least cost moved, of all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Weigh(TMemory arms, TInteger drawn, TMask loses, TMask moves, TReal least, TReal rate)
    {
        for (int arm = 0; arm < arms.Count; arm++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            if (TMask.Any(moves | (loses & TInteger.Equal(drawn, held.Id))))
            {
                held.Index = Elementary<TReal, TInteger, TMask>.Exp(least - Cost(ref held, rate));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Least(TMemory arms, TReal rate)
    {
        TReal least = Cost(ref arms.At(0), rate);
        for (int arm = 1; arm < arms.Count; arm++)
        {
            least = TReal.Min(least, Cost(ref arms.At(arm), rate));
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Sum(TMemory arms)
    {
        TReal sum = TReal.Create(0);
        for (int arm = 0; arm < arms.Count; arm++)
        {
            sum = sum + arms.At(arm).Index;
        }

        return sum;
    }

    /// <summary>Rate times loss; a loss over a probability below 10⁻³⁰⁸ is infinite: such an arm is given up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Cost(ref ArmLanes<TReal, TInteger> held, TReal rate) =>
        TReal.Min(rate * held.Slope, TReal.Create(double.MaxValue));
}
