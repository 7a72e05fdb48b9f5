using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Rules;

/// <summary>The random numbers of a lane group of grim triggers: a root key, and for every lane the replications of its users and of its noise.</summary>
/// <remarks>Words are those of <see cref="Linear.FeatureContexts"/> and <see cref="Linear.LinearBandit"/>.</remarks>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct TriggerDraws<TReal, TInteger, TMask>(ulong root, TInteger users, TInteger noise)
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private const int NumbersPerBlock = 2;

    private readonly ulong root = root;
    private readonly TInteger users = users;
    private readonly TInteger noise = noise;

    /// <summary>Writes the user of a round, uniform over [−1, 1] in every entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void User<TMemory>(TMemory memory, long round)
        where TMemory : struct, ITriggerMemory<TReal, TInteger>
    {
        (TInteger word0, TInteger word1, TInteger word2, TInteger word3) = (default, default, default, default);
        ulong first = (ulong)round * (ulong)memory.Dimension;
        for (int entry = 0; entry < memory.Dimension; entry++)
        {
            ulong number = first + (ulong)entry;
            bool isLow = number % NumbersPerBlock == 0;
            if (isLow || entry == 0)
            {
                Block(number / NumbersPerBlock, out word0, out word1, out word2, out word3);
            }

            TReal uniform = isLow ? EpisodeDraws<TReal, TInteger, TMask>.Unit(word0, word1) : EpisodeDraws<TReal, TInteger, TMask>.Unit(word2, word3);
            memory.User(entry) = (TReal.Create(2) * uniform) - TReal.Create(1);
        }
    }

    /// <summary>The noise of an arm's next play, in standard deviations, <paramref name="plays"/> plays having been before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Noise(TInteger arm, TInteger plays)
    {
        TInteger word0 = plays;
        TInteger word1 = TInteger.Create(0);
        TInteger word2 = TInteger.Create((uint)Streams.Rewards << 16) | arm;
        TInteger word3 = noise;
        Philox<TInteger, TMask>.Block(ref word0, ref word1, ref word2, ref word3, (uint)root, (uint)(root >> 32));
        return NormalDistribution.FromUniform<TReal, TInteger, TMask>(
            EpisodeDraws<TReal, TInteger, TMask>.Unit(word0, word1), EpisodeDraws<TReal, TInteger, TMask>.Unit(word2, word3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Block(ulong block, out TInteger word0, out TInteger word1, out TInteger word2, out TInteger word3)
    {
        word0 = TInteger.Create((uint)block);
        word1 = TInteger.Create((uint)(block >> 32));
        word2 = TInteger.Create((uint)Streams.Instances << 16);
        word3 = users;
        Philox<TInteger, TMask>.Block(ref word0, ref word1, ref word2, ref word3, (uint)root, (uint)(root >> 32));
    }
}
