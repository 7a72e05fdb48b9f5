using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>Reads the arm that every lane has chosen, where the choice did not carry its state along.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TMemory">Where the arms are.</typeparam>
internal static class ChosenArm<TReal, TInteger, TMask, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TMemory : struct, IArmMemory<TReal, TInteger>
{
    /// <summary>Shows, thresholds and rewards of the arm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PickedArm<TReal, TInteger> Read(TMemory arms, TInteger arm)
    {
        PickedArm<TReal, TInteger> picked = default;
        picked.Arm = arm;
        int end = TInteger.High(arm, arms.Count);
        for (int other = TInteger.Low(arm); other < end; other++)
        {
            ref ArmLanes<TReal, TInteger> held = ref arms.At(other);
            TMask isChosen = TInteger.Equal(arm, held.Id);
            picked.Shows = TInteger.Select(isChosen, held.Shows, picked.Shows);
            picked.ClickThreshold = TInteger.Select(isChosen, held.ClickThreshold, picked.ClickThreshold);
            picked.RewardThreshold = TInteger.Select(isChosen, held.RewardThreshold, picked.RewardThreshold);
            picked.Rewards = TReal.Select(isChosen, held.Rewards, picked.Rewards);
        }

        return picked;
    }
}
