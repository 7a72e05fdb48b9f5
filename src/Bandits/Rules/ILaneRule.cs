using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>What the kernel asks of a rule: an index rule that says whether it is affine.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal interface ILaneRule<TReal, TInteger, TMask> : IAffineRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Gets a value indicating whether offset, slope and factor may be used; a constant of the type, so that a kernel holds the code of one case only.</summary>
    static abstract bool IsAffine { get; }

    /// <summary>Gets a value indicating whether every show is clicked, so that clicks are shows and need no draw; a constant of the type.</summary>
    static virtual bool IsAlwaysClicked => false;

    /// <summary>
    /// Gets a value indicating whether the index is the largest mean whose divergence from the mean reward, times the shows, is at most the clock: then
    /// <see cref="DivergenceKernel{TReal, TInteger, TMask, TRule, TMemory}"/> plays it; a constant of the type.
    /// </summary>
    static virtual bool IsDivergence => false;
}
