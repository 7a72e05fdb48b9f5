using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Games.Dynamics;

/// <summary>The rounds of self-play, one game per lane, in the order and with the bits of <see cref="SelfPlayRun"/>.</summary>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TMemory">Where games and players are.</typeparam>
internal static class SelfPlayKernel<TReal, TInteger, TMask, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TMemory : struct, ISelfPlayMemory<TReal>
{
    /// <summary>Plays rounds <paramref name="from"/> to <paramref name="to"/>, counted from 1.</summary>
    /// <param name="memory">Games and players.</param>
    /// <param name="rule">The settings.</param>
    /// <param name="from">The first round.</param>
    /// <param name="to">The last round.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Play(TMemory memory, SelfPlayRule rule, long from, long to)
    {
        for (long round = from; round <= to; round++)
        {
            Accumulate(memory, TReal.Create(rule.Averaging == Averaging.Linear ? round : 1));
            LoseRows(memory);
            if (rule.Turns == Turns.Simultaneous)
            {
                LoseColumns(memory);
                Observe(memory, player: 0, rule.Row, rule.RowRate);
            }
            else
            {
                Observe(memory, player: 0, rule.Row, rule.RowRate);
                LoseColumns(memory);
            }

            Observe(memory, player: 1, rule.Column, rule.ColumnRate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(TMemory memory, TReal weight)
    {
        for (int action = 0; action < memory.Rows + memory.Columns; action++)
        {
            ref ActionLanes<TReal> held = ref memory.Action(action);
            held.Sum = held.Sum + (weight * held.Strategy);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoseRows(TMemory memory)
    {
        TReal zero = TReal.Create(0);
        for (int row = 0; row < memory.Rows; row++)
        {
            TReal sum = zero;
            for (int column = 0; column < memory.Columns; column++)
            {
                sum = sum + (memory.RowPayoff((row * memory.Columns) + column) * memory.Action(memory.Rows + column).Strategy);
            }

            memory.Action(row).Loss = zero - sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoseColumns(TMemory memory)
    {
        TReal zero = TReal.Create(0);
        for (int column = 0; column < memory.Columns; column++)
        {
            TReal sum = zero;
            for (int row = 0; row < memory.Rows; row++)
            {
                sum = sum + (memory.Action(row).Strategy * memory.ColumnPayoff((row * memory.Columns) + column));
            }

            memory.Action(memory.Rows + column).Loss = zero - sum;
        }
    }

    /// <summary>Lets a player take in its losses and choose anew; out of line, for three copies exceed the compiler's budget of inlined locals.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Observe(TMemory memory, int player, LaneDynamics dynamics, double rate)
    {
        int first = player == 0 ? 0 : memory.Rows;
        int end = player == 0 ? memory.Rows : memory.Rows + memory.Columns;
        TReal own = TReal.Create(0);
        for (int action = first; action < end; action++)
        {
            ref ActionLanes<TReal> held = ref memory.Action(action);
            own = own + (held.Loss * held.Strategy);
            held.TotalLoss = held.TotalLoss + held.Loss;
        }

        ref PlayerTally<TReal> tally = ref memory.Tally(player);
        CompensatedSum<TReal, TInteger, TMask>.Add(ref tally.Loss, ref tally.Correction, own);
        TReal sum = dynamics == LaneDynamics.Hedge
            ? Weigh(memory, first, end, TReal.Create(rate))
            : Match(memory, first, end, own, dynamics == LaneDynamics.RegretMatchingPlus);
        Normalize(memory, first, end, sum);
    }

    /// <summary>Writes weights exp(−rate · loss), counted from the least loss.</summary>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Weigh(TMemory memory, int first, int end, TReal rate)
    {
        TReal zero = TReal.Create(0);
        TReal least = memory.Action(first).TotalLoss;
        for (int action = first + 1; action < end; action++)
        {
            least = TReal.Min(least, memory.Action(action).TotalLoss);
        }

        TReal sum = zero;
        for (int action = first; action < end; action++)
        {
            ref ActionLanes<TReal> held = ref memory.Action(action);
            held.Strategy = Elementary<TReal, TInteger, TMask>.Exp(zero - (rate * (held.TotalLoss - least)));
            sum = sum + held.Strategy;
        }

        return sum;
    }

    /// <summary>Adds to regrets and writes their positive parts.</summary>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Match(TMemory memory, int first, int end, TReal own, bool truncates)
    {
        TReal zero = TReal.Create(0);
        TReal sum = zero;
        for (int action = first; action < end; action++)
        {
            ref ActionLanes<TReal> held = ref memory.Action(action);
            TReal total = held.Regret + (own - held.Loss);
            TReal positive = TReal.Max(total, zero);
            held.Regret = truncates ? positive : total;
            held.Strategy = positive;
            sum = sum + positive;
        }

        return sum;
    }

    /// <summary>Divides weights by their sum; equal parts where that is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Normalize(TMemory memory, int first, int end, TReal sum)
    {
        TMask isPositive = TReal.Greater(sum, TReal.Create(0));
        TReal divisor = TReal.Select(isPositive, sum, TReal.Create(1));
        TReal equal = TReal.Create(1.0 / (end - first));
        for (int action = first; action < end; action++)
        {
            ref ActionLanes<TReal> held = ref memory.Action(action);
            held.Strategy = TReal.Select(isPositive, held.Strategy / divisor, equal);
        }
    }
}
