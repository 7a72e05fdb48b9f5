using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Rules;

/// <summary>The random numbers of a lane group: a root key and one replication per lane.</summary>
/// <remarks>The layout is a contract: see <see cref="Environments.IBanditEnvironment"/> and <see cref="StreamKey"/>.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct EpisodeDraws<TReal, TInteger, TMask>(ulong root, TInteger replication)
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly ulong root = root;
    private readonly TInteger replication = replication;

    /// <summary>Whether a show of an arm is clicked, <paramref name="shows"/> shows of it having been before, and whether a click on it would be rewarded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Outcome(
        TInteger arm, TInteger shows, TInteger clickThreshold, TInteger rewardThreshold, out TMask isClicked, out TMask isRewarded)
    {
        TInteger block = shows;
        TInteger high = TInteger.Create(0);
        TInteger role = TInteger.Create((uint)Streams.Rewards << 16) | arm;
        TInteger last = replication;
        Philox<TInteger, TMask>.Block(ref block, ref high, ref role, ref last, (uint)root, (uint)(root >> 32));
        isClicked = Succeeds(block, clickThreshold);
        isRewarded = Succeeds(high, rewardThreshold);
    }

    /// <summary>A uniform number of [0, 1): the high 53 bits of words 0 and 1 of block <paramref name="round"/> of the learner's stream, as runs draw it.</summary>
    /// <remarks>In double precision exact: neither part is rounded, nor is their sum.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Uniform(long round)
    {
        LearnerBlock((ulong)round, out TInteger low, out TInteger high, out _, out _);
        return Unit(low, high);
    }

    /// <summary>A standard normal value for an arm: the four words of block <paramref name="arm"/> of the round's part of the learner's stream, as runs that count draw it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Normal(long round, int arm)
    {
        // Four words to a block.
        ulong block = ((ulong)round << (CountingRun.RoundShift - 2)) + (uint)arm;
        LearnerBlock(block, out TInteger low, out TInteger high, out TInteger nextLow, out TInteger nextHigh);
        return NormalDistribution.FromUniform<TReal, TInteger, TMask>(Unit(low, high), Unit(nextLow, nextHigh));
    }

    /// <summary>A uniform arm: block <paramref name="round"/> of the learner's stream, word 0 times the number of arms, divided by 2³².</summary>
    /// <remarks>No probability is off by more than 2⁻³²: rejection would be exact, but lanes would lose their common round.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TInteger UniformArm(long round, int arms)
    {
        LearnerBlock((ulong)round, out TInteger word, out _, out _, out _);
        return TInteger.MultiplyWide(word, (uint)arms, out _);
    }

    /// <summary>A block of the learner's stream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void LearnerBlock(ulong block, out TInteger word0, out TInteger word1, out TInteger word2, out TInteger word3)
    {
        word0 = TInteger.Create((uint)block);
        word1 = TInteger.Create((uint)(block >> 32));
        word2 = TInteger.Create((uint)Streams.Learner << 16);
        word3 = replication;
        Philox<TInteger, TMask>.Block(ref word0, ref word1, ref word2, ref word3, (uint)root, (uint)(root >> 32));
    }

    /// <summary>The high 53 bits of a 64-bit word as a number of [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Unit(TInteger low, TInteger high)
    {
        TReal leading = TReal.FromInteger(high) * TReal.Create(2097152);
        return (leading + TReal.FromInteger(TInteger.ShiftRight(low, 11))) * TReal.Create(1.0 / (1UL << 53));
    }

    /// <summary>A Bernoulli draw; see <see cref="BernoulliThreshold"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask Succeeds(TInteger word, TInteger threshold) => TInteger.Less(TInteger.ShiftRight(word, 1), threshold);
}
