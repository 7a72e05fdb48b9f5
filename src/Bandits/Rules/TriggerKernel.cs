using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The rounds of a grim trigger mechanism, one episode per lane: a user comes, arms report, one is played, learned and held to its report.</summary>
/// <remarks>
/// Draws, choices, removals and sums are those of a run, bit for bit. What a lane plays is gathered into the arm at work, learns there, and is handed back.
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
            TMask isPlayed = Choose(memory, rule);
            ref TriggerLanes<TReal, TInteger> work = ref memory.Arm(memory.Arms);
            ref TriggerTally<TReal> tally = ref memory.Tally();
            tally.Regret = tally.Regret + TReal.Select(isPlayed, best - work.Mean, best);
            if (TMask.Any(isPlayed))
            {
                TReal noise = zero + (TReal.Create(rule.Noise) * draws.Noise(work.Id, work.Plays));
                Learn(memory, rule, work.Mean + noise, isPlayed);
                HandBack(memory, rule, isPlayed);
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

    /// <summary>Gathers the lowest arm of largest index among those not removed.</summary>
    /// <returns>Where there is one.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TMask Choose(TMemory memory, TriggerRule rule)
    {
        RidgeShape shape = new(memory.Dimension);
        ref TriggerTally<TReal> tally = ref memory.Tally();
        TReal least = TReal.Create(double.NegativeInfinity);
        TReal largest = least;
        TInteger choice = default;
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
            choice = TInteger.Select(wins, held.Id, choice);
            tally.Trouble = TReal.Select(isActive & ~IsFinite(index), TReal.Create(1), tally.Trouble);
        }

        memory.Arm(memory.Arms).Id = choice;
        Gather(memory, rule);
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

    /// <summary>Copies what each lane plays to the arm at work.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather(TMemory memory, TriggerRule rule)
    {
        RidgeShape shape = new(memory.Dimension);
        int learned = rule.Estimates == TriggerEstimates.Ridge ? shape.Moments : 0;
        ref TriggerLanes<TReal, TInteger> work = ref memory.Arm(memory.Arms);
        int end = TInteger.High(work.Id, memory.Arms);
        for (int arm = TInteger.Low(work.Id); arm < end; arm++)
        {
            ref TriggerLanes<TReal, TInteger> held = ref memory.Arm(arm);
            TMask isChosen = TInteger.Equal(held.Id, work.Id);
            if (!TMask.Any(isChosen))
            {
                continue;
            }

            work.Mean = TReal.Select(isChosen, held.Mean, work.Mean);
            work.Lower = TReal.Select(isChosen, held.Lower, work.Lower);
            work.Promised = TReal.Select(isChosen, held.Promised, work.Promised);
            work.Earned = TReal.Select(isChosen, held.Earned, work.Earned);
            work.Radius = TReal.Select(isChosen, held.Radius, work.Radius);
            work.LogDeterminant = TReal.Select(isChosen, held.LogDeterminant, work.LogDeterminant);
            work.Plays = TInteger.Select(isChosen, held.Plays, work.Plays);
            work.SinceRefactor = TInteger.Select(isChosen, held.SinceRefactor, work.SinceRefactor);
            Take(memory, shape, arm, isChosen, 0, learned);
            for (int entry = 0; entry < memory.Dimension; entry++)
            {
                ref TReal context = ref memory.Context((memory.Arms * memory.Dimension) + entry);
                context = TReal.Select(isChosen, memory.Context((arm * memory.Dimension) + entry), context);
            }
        }
    }

    /// <summary>Copies numbers of an arm's estimator to that of the arm at work.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(TMemory memory, RidgeShape shape, int arm, TMask isChosen, int from, int to)
    {
        int place = arm * shape.Length;
        int working = memory.Arms * shape.Length;
        for (int index = from; index < to; index++)
        {
            ref TReal number = ref memory.Estimator(working + index);
            number = TReal.Select(isChosen, memory.Estimator(place + index), number);
        }
    }

    /// <summary>Lets the arm at work take in its reward, and holds it to what it promised.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Learn(TMemory memory, TriggerRule rule, TReal reward, TMask isPlayed)
    {
        ref TriggerLanes<TReal, TInteger> work = ref memory.Arm(memory.Arms);
        ref TriggerTally<TReal> tally = ref memory.Tally();
        work.Plays = work.Plays + TInteger.Create(1);
        if (rule.Estimates == TriggerEstimates.Ridge)
        {
            Estimate(memory, rule, reward, isPlayed);
        }

        work.Promised = work.Promised + work.Lower;
        work.Earned = work.Earned + reward;
        TReal doubt = TReal.Create(rule.Slack) * TReal.Sqrt(TReal.FromInteger(work.Plays) * TReal.Create(rule.LogHorizon));
        TMask isRemoved = TReal.Greater(work.Promised, work.Earned + doubt);
        work.RemovedAt = TInteger.Select(isRemoved, work.Plays, TInteger.Create(0));
        tally.Trouble = TReal.Select(isPlayed & ~IsFinite(reward), TReal.Create(1), tally.Trouble);
    }

    /// <summary>Lets the estimator at work learn; with a bound that comes after, writes that, too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Estimate(TMemory memory, TriggerRule rule, TReal reward, TMask isPlayed)
    {
        RidgeShape shape = new(memory.Dimension);
        int estimator = memory.Arms * shape.Length;
        int context = memory.Arms * shape.Dimension;
        ref TriggerLanes<TReal, TInteger> work = ref memory.Arm(memory.Arms);
        TReal form = RidgeKernel<TReal, TInteger, TMask, TMemory>.Update(memory, estimator, context, reward);
        if (rule.Radius.Volume == VolumeBound.Determinant)
        {
            work.LogDeterminant = work.LogDeterminant + RidgeKernel<TReal, TInteger, TMask, TMemory>.LogOnePlus(form);
        }

        AddSample(memory, shape, reward, isPlayed);
        work.SinceRefactor = work.SinceRefactor + TInteger.Create(1);
        TMask isDue = isPlayed & TInteger.Equal(work.SinceRefactor, TInteger.Create(RidgeBank.RefactorEvery));
        if (TMask.Any(isDue))
        {
            Refactor(memory, isDue);
        }

        Widen(memory, rule);
        if (rule.Timing == LcbTiming.PostUpdate)
        {
            work.Lower = RidgeKernel<TReal, TInteger, TMask, TMemory>.Mean(memory, shape, estimator, context)
                - (work.Radius * RidgeKernel<TReal, TInteger, TMask, TMemory>.Width(memory, shape, estimator, context));
        }
    }

    /// <summary>Adds the sample to V and b of the arms that are played.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSample(TMemory memory, RidgeShape shape, TReal reward, TMask isPlayed)
    {
        TInteger chosen = memory.Arm(memory.Arms).Id;
        int context = memory.Arms * shape.Dimension;
        int end = TInteger.High(chosen, memory.Arms);
        for (int arm = TInteger.Low(chosen); arm < end; arm++)
        {
            TMask isOwn = isPlayed & TInteger.Equal(memory.Arm(arm).Id, chosen);
            if (!TMask.Any(isOwn))
            {
                continue;
            }

            int moments = (arm * shape.Length) + shape.Moments;
            int place = moments + shape.Dimension;
            for (int row = 0; row < shape.Dimension; row++)
            {
                TReal entry = memory.Context(context + row);
                ref TReal moment = ref memory.Estimator(moments + row);
                moment = TReal.Select(isOwn, moment + (entry * reward), moment);
                for (int column = 0; column <= row; column++)
                {
                    ref TReal sum = ref memory.Estimator(place);
                    sum = TReal.Select(isOwn, sum + (memory.Context(context + column) * entry), sum);
                    place++;
                }
            }
        }
    }

    /// <summary>Computes estimators at work anew where that is due.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Refactor(TMemory memory, TMask isDue)
    {
        RidgeShape shape = new(memory.Dimension);
        ref TriggerLanes<TReal, TInteger> work = ref memory.Arm(memory.Arms);
        ref TriggerTally<TReal> tally = ref memory.Tally();
        int end = TInteger.High(work.Id, memory.Arms);
        for (int arm = TInteger.Low(work.Id); arm < end; arm++)
        {
            Take(memory, shape, arm, TInteger.Equal(memory.Arm(arm).Id, work.Id), shape.Moments, shape.Length);
        }

        TMask isDefinite = RidgeKernel<TReal, TInteger, TMask, TMemory>.Refactor(memory, memory.Arms * shape.Length, isDue, out TReal logDeterminant);
        work.LogDeterminant = TReal.Select(isDue, logDeterminant, work.LogDeterminant);
        work.SinceRefactor = TInteger.Select(isDue, TInteger.Create(0), work.SinceRefactor);
        tally.Trouble = TReal.Select(isDue & ~isDefinite, TReal.Create(1), tally.Trouble);
    }

    /// <summary>Moves the radius at work with its samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(TMemory memory, TriggerRule rule)
    {
        ref TriggerLanes<TReal, TInteger> work = ref memory.Arm(memory.Arms);
        if (rule.Radius.Volume == VolumeBound.Horizon)
        {
            return;
        }

        TReal volume = rule.Radius.Volume == VolumeBound.Determinant
            ? work.LogDeterminant - TReal.Create(rule.Radius.Start)
            : TReal.Create(memory.Dimension) * Elementary<TReal, TInteger, TMask>.Log(
                rule.Radius.Growth<TReal, TInteger, TMask>(TReal.FromInteger(work.Plays)));
        work.Radius = rule.Radius.Of<TReal, TInteger, TMask>(volume);
    }

    /// <summary>Copies the arm at work back to where it came from.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void HandBack(TMemory memory, TriggerRule rule, TMask isPlayed)
    {
        RidgeShape shape = new(memory.Dimension);
        int learned = rule.Estimates == TriggerEstimates.Ridge ? shape.Moments : 0;
        int working = memory.Arms * shape.Length;
        ref TriggerLanes<TReal, TInteger> work = ref memory.Arm(memory.Arms);
        int end = TInteger.High(work.Id, memory.Arms);
        for (int arm = TInteger.Low(work.Id); arm < end; arm++)
        {
            ref TriggerLanes<TReal, TInteger> held = ref memory.Arm(arm);
            TMask isOwn = isPlayed & TInteger.Equal(held.Id, work.Id);
            if (!TMask.Any(isOwn))
            {
                continue;
            }

            held.Promised = TReal.Select(isOwn, work.Promised, held.Promised);
            held.Earned = TReal.Select(isOwn, work.Earned, held.Earned);
            held.Radius = TReal.Select(isOwn, work.Radius, held.Radius);
            held.LogDeterminant = TReal.Select(isOwn, work.LogDeterminant, held.LogDeterminant);
            held.Plays = TInteger.Select(isOwn, work.Plays, held.Plays);
            held.SinceRefactor = TInteger.Select(isOwn, work.SinceRefactor, held.SinceRefactor);
            held.RemovedAt = TInteger.Select(isOwn, work.RemovedAt, held.RemovedAt);
            int place = arm * shape.Length;
            for (int index = 0; index < learned; index++)
            {
                ref TReal number = ref memory.Estimator(place + index);
                number = TReal.Select(isOwn, memory.Estimator(working + index), number);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask IsFinite(TReal value) => TReal.Greater(TReal.Create(double.PositiveInfinity), TReal.Abs(value));
}
