using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The rounds of an episode for Thompson sampling with normal posteriors, one episode per lane: draw a value for every arm, show the arm of the largest, update its posterior.</summary>
/// <remarks>
/// An arm's <see cref="ArmLanes{TReal, TInteger}.Index"/> is its posterior mean here, and its <see cref="ArmLanes{TReal, TInteger}.Slope"/> its
/// posterior deviation: both change with shows of the arm alone. Words, operations and their order are those of runs: the bits agree.
/// </remarks>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TMemory">Where the arms are.</typeparam>
internal static class PosteriorKernel<TReal, TInteger, TMask, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TMemory : struct, IArmMemory<TReal, TInteger>
{
    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="draws">The random numbers.</param>
    /// <param name="deviation">The deviation σ that rewards are taken to have.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">One past the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Play(TMemory arms, EpisodeDraws<TReal, TInteger, TMask> draws, double deviation, long from, long to)
    {
        TReal prior = TReal.Create(deviation);
        if (from == 0)
        {
            for (int arm = 0; arm < arms.Count; arm++)
            {
                arms.At(arm).Slope = prior;
            }
        }

        for (long round = from; round < to; round++)
        {
            Show(arms, draws, Choose(arms, draws, round), prior);
        }
    }

    /// <summary>The lowest arm of largest draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInteger Choose(TMemory arms, EpisodeDraws<TReal, TInteger, TMask> draws, long round)
    {
        TInteger choice = default;
        TReal largest = TReal.Create(double.NegativeInfinity);
        for (int arm = 0; arm < arms.Count; arm++)
        {
            TReal standard = draws.Normal(round, arm);
            ref ArmLanes<TReal, TInteger> held = ref arms.At(arm);
            TReal draw = held.Index + (held.Slope * standard);
            choice = TReal.WhereGreater(draw, largest, held.Id, choice);
            largest = TReal.Max(largest, draw);
        }

        return choice;
    }

    /// <summary>Draws what the arm does and remembers it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Show(TMemory arms, EpisodeDraws<TReal, TInteger, TMask> draws, TInteger arm, TReal prior)
    {
        PickedArm<TReal, TInteger> picked = ChosenArm<TReal, TInteger, TMask, TMemory>.Read(arms, arm);
        draws.Outcome(arm, picked.Shows, picked.ClickThreshold, picked.RewardThreshold, out TMask isClicked, out TMask isRewarded);
        TReal click = TReal.Indicator(isClicked);
        TReal rewards = picked.Rewards + TReal.Indicator(isClicked & isRewarded);
        TInteger shows = picked.Shows + TInteger.Create(1);
        TReal count = TReal.FromInteger(shows) + TReal.Create(1);
        TReal mean = rewards / count;
        TReal deviation = prior / TReal.Sqrt(count);
        int end = TInteger.High(arm, arms.Count);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isShown = TInteger.Equal(arm, held.Id);
            held.Index = TReal.Select(isShown, mean, held.Index);
            held.Slope = TReal.Select(isShown, deviation, held.Slope);
            held.Clicks = TReal.Select(isShown, held.Clicks + click, held.Clicks);
            held.Rewards = TReal.Select(isShown, rewards, held.Rewards);
            held.Shows = TInteger.Select(isShown, shows, held.Shows);
        }
    }
}
