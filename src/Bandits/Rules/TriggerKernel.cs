using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The rounds of a grim trigger mechanism, one episode per lane: a user comes, arms report, one is played, learned and held to its report.</summary>
/// <remarks>
/// Draws, choices, removals and sums are those of a run, bit for bit. An arm that some lane plays learns in all of them, by numbers that are 0 where it is not played.
/// </remarks>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TMemory">Where estimators and contexts are.</typeparam>
internal static class TriggerKernel<TReal, TInteger, TMask, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TMemory : struct, ITriggerMemory<TReal, TInteger>
{
    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/> − 1, counted from 0.</summary>
    /// <param name="memory">Arms and estimators.</param>
    /// <param name="rule">Learner and environment.</param>
    /// <param name="draws">The random numbers.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">One past the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Play(TMemory memory, TriggerRule rule, TriggerDraws<TReal, TInteger, TMask> draws, long from, long to)
    {
        TReal zero = TReal.Create(0);
        for (long round = from; round < to; round++)
        {
            draws.User(memory, round);
            TReal best = Show(memory);
            TMask isPlayed = Choose(memory, rule, out PlayedArm<TReal, TInteger> played);
            ref TriggerTally<TReal> tally = ref memory.Tally();
            tally.Regret = tally.Regret + TReal.Select(isPlayed, best - played.Mean, best);
            if (TMask.Any(isPlayed))
            {
                TReal noise = zero + (TReal.Create(rule.Noise) * draws.Noise(played.Arm, played.Plays));
                Learn(memory, rule, played.Arm, played.Mean + noise, isPlayed);
            }
        }
    }

    /// <summary>Writes true mean rewards and reports.</summary>
    /// <returns>The largest true mean reward.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TReal Show(TMemory memory)
    {
        ref TriggerTally<TReal> tally = ref memory.Tally();
        TReal zero = TReal.Create(0);
        TReal best = TReal.Create(double.NegativeInfinity);
        TReal manipulated = tally.Manipulated;
        TReal claimed = tally.Claimed;
        for (int arm = 0; arm < memory.Arms; arm++)
        {
            TReal mean = zero;
            TReal claim = zero;
            for (int entry = 0; entry < memory.Dimension; entry++)
            {
                int index = (arm * memory.Dimension) + entry;
                TReal truth = memory.User(entry) * TReal.Create(memory.Feature(index));
                TReal report = truth * memory.Factor(index);
                TReal weight = TReal.Create(memory.Weight(entry));
                TReal difference = truth - report;
                memory.Context(index) = report;
                mean = mean + (weight * truth);
                claim = claim + (weight * report);
                manipulated = manipulated + (difference * difference);
            }

            TReal gap = mean - claim;
            claimed = claimed + (gap * gap);
            memory.Arm(arm).Mean = mean;
            best = TReal.Max(best, mean);
            tally.Trouble = TReal.Select(IsFinite(mean), tally.Trouble, TReal.Create(1));
        }

        tally.Manipulated = manipulated;
        tally.Claimed = claimed;
        return best;
    }

    /// <summary>Finds the lowest arm of largest index among those not removed.</summary>
    /// <returns>Where there is one.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TMask Choose(TMemory memory, TriggerRule rule, out PlayedArm<TReal, TInteger> played)
    {
        RidgeShape shape = new(memory.Dimension);
        ref TriggerTally<TReal> tally = ref memory.Tally();
        TReal least = TReal.Create(double.NegativeInfinity);
        TReal largest = least;
        PlayedArm<TReal, TInteger> choice = default;
        TInteger remains = TInteger.Create(0);
        for (int arm = 0; arm < memory.Arms; arm++)
        {
            ref TriggerLanes<TReal, TInteger> held = ref memory.Arm(arm);
            TMask isActive = TInteger.Equal(held.RemovedAt, remains);
            if (!TMask.Any(isActive))
            {
                continue;
            }

            TReal mean = rule.Estimates == TriggerEstimates.Ridge
                ? RidgeKernel<TReal, TInteger, TMask, TMemory>.Mean(memory, shape, arm * shape.Length, arm * shape.Dimension)
                : Claim(memory, arm * shape.Dimension);
            TReal spread = rule.Estimates == TriggerEstimates.Ridge
                ? held.Radius * RidgeKernel<TReal, TInteger, TMask, TMemory>.Width(memory, shape, arm * shape.Length, arm * shape.Dimension)
                : TReal.Create(0);
            TReal index = mean + spread;
            TMask wins = isActive & TReal.Greater(index, largest);
            held.Lower = mean - spread;
            largest = TReal.Select(wins, index, largest);
            choice.Arm = TInteger.Select(wins, held.Id, choice.Arm);
            choice.Mean = TReal.Select(wins, held.Mean, choice.Mean);
            choice.Plays = TInteger.Select(wins, held.Plays, choice.Plays);
            tally.Trouble = TReal.Select(isActive & ~IsFinite(index), TReal.Create(1), tally.Trouble);
        }

        played = choice;
        return TReal.Greater(largest, least);
    }

    /// <summary>The mean reward of a report under the weights that are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Claim(TMemory memory, int context)
    {
        TReal sum = TReal.Create(0);
        for (int entry = 0; entry < memory.Dimension; entry++)
        {
            sum = sum + (TReal.Create(memory.KnownWeight(entry)) * memory.Context(context + entry));
        }

        return sum;
    }

    /// <summary>Lets the arms that are played take in their rewards, and holds them to what they promised.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Learn(TMemory memory, TriggerRule rule, TInteger played, TReal reward, TMask isPlayed)
    {
        ref TriggerTally<TReal> tally = ref memory.Tally();
        tally.Trouble = TReal.Select(isPlayed & ~IsFinite(reward), TReal.Create(1), tally.Trouble);
        int end = TInteger.High(played, memory.Arms);
        for (int arm = TInteger.Low(played); arm < end; arm++)
        {
            ref TriggerLanes<TReal, TInteger> held = ref memory.Arm(arm);
            TMask isOwn = isPlayed & TInteger.Equal(held.Id, played);
            if (!TMask.Any(isOwn))
            {
                continue;
            }

            held.Plays = TInteger.Select(isOwn, held.Plays + TInteger.Create(1), held.Plays);
            if (rule.Estimates == TriggerEstimates.Ridge)
            {
                Estimate(memory, rule, arm, reward, isOwn);
            }

            held.Promised = TReal.Select(isOwn, held.Promised + held.Lower, held.Promised);
            held.Earned = TReal.Select(isOwn, held.Earned + reward, held.Earned);
            TReal doubt = TReal.Create(rule.Slack) * TReal.Sqrt(TReal.FromInteger(held.Plays) * TReal.Create(rule.LogHorizon));
            TMask isRemoved = isOwn & TReal.Greater(held.Promised, held.Earned + doubt);
            held.RemovedAt = TInteger.Select(isRemoved, held.Plays, held.RemovedAt);
        }
    }

    /// <summary>Lets the estimator of an arm learn; with a bound that comes after, writes that, too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Estimate(TMemory memory, TriggerRule rule, int arm, TReal reward, TMask isOwn)
    {
        RidgeShape shape = new(memory.Dimension);
        int estimator = arm * shape.Length;
        int context = arm * shape.Dimension;
        ref TriggerLanes<TReal, TInteger> held = ref memory.Arm(arm);
        TReal form = RidgeKernel<TReal, TInteger, TMask, TMemory>.Update(memory, estimator, context, reward, isOwn);
        if (rule.Radius.Volume == VolumeBound.Determinant)
        {
            held.LogDeterminant = held.LogDeterminant + RidgeKernel<TReal, TInteger, TMask, TMemory>.LogOnePlus(form);
        }

        held.SinceRefactor = TInteger.Select(isOwn, held.SinceRefactor + TInteger.Create(1), held.SinceRefactor);
        TMask isDue = isOwn & TInteger.Equal(held.SinceRefactor, TInteger.Create(RidgeBank.RefactorEvery));
        if (TMask.Any(isDue))
        {
            Refactor(memory, arm, estimator, isDue);
        }

        Widen(memory, rule, arm, isOwn);
        if (rule.Timing == LcbTiming.PostUpdate)
        {
            held.Lower = RidgeKernel<TReal, TInteger, TMask, TMemory>.Mean(memory, shape, estimator, context)
                - (held.Radius * RidgeKernel<TReal, TInteger, TMask, TMemory>.Width(memory, shape, estimator, context));
        }
    }

    /// <summary>Computes the estimator of an arm anew where that is due.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refactor(TMemory memory, int arm, int estimator, TMask isDue)
    {
        ref TriggerLanes<TReal, TInteger> held = ref memory.Arm(arm);
        ref TriggerTally<TReal> tally = ref memory.Tally();
        TMask isDefinite = RidgeKernel<TReal, TInteger, TMask, TMemory>.Refactor(memory, estimator, isDue, out TReal logDeterminant);
        held.LogDeterminant = TReal.Select(isDue, logDeterminant, held.LogDeterminant);
        held.SinceRefactor = TInteger.Select(isDue, TInteger.Create(0), held.SinceRefactor);
        tally.Trouble = TReal.Select(isDue & ~isDefinite, TReal.Create(1), tally.Trouble);
    }

    /// <summary>Moves the radius of an arm with its samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(TMemory memory, TriggerRule rule, int arm, TMask isOwn)
    {
        ref TriggerLanes<TReal, TInteger> held = ref memory.Arm(arm);
        if (rule.Radius.Volume == VolumeBound.Horizon)
        {
            return;
        }

        TReal volume = rule.Radius.Volume == VolumeBound.Determinant
            ? held.LogDeterminant - TReal.Create(rule.Radius.Start)
            : TReal.Create(memory.Dimension) * Elementary<TReal, TInteger, TMask>.Log(
                rule.Radius.Growth<TReal, TInteger, TMask>(TReal.FromInteger(held.Plays)));
        held.Radius = TReal.Select(isOwn, rule.Radius.Of<TReal, TInteger, TMask>(volume), held.Radius);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask IsFinite(TReal value) => TReal.Greater(TReal.Create(double.PositiveInfinity), TReal.Abs(value));
}
