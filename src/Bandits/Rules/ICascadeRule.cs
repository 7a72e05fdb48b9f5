using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The index by which a learner of cascades ranks items, written once for runs and lanes.</summary>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal interface ICascadeRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Gets a value indicating whether the index is, but for rounding, mean + √budget · 1/√shows; a constant of the type.</summary>
    static abstract bool IsAffine { get; }

    /// <summary>What all items of a round share.</summary>
    /// <param name="round">The round, from 1.</param>
    double Budget(long round);

    /// <summary>The index of an item that has been read.</summary>
    /// <param name="mean">Share of reads that were clicked.</param>
    /// <param name="shows">Times read, at least 1.</param>
    /// <param name="budget">What <see cref="Budget"/> says of the round.</param>
    TReal Index(TReal mean, TReal shows, TReal budget);
}
