using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Cascading;

/// <summary>A learner of cascades whose index can be computed in lanes.</summary>
internal interface ILaneCascadeLearner : ICascadeLearner
{
    /// <summary>Plays further rounds of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="rounds">How many rounds.</param>
    void Advance<TReal, TInteger, TMask>(CascadeGroup<TReal, TInteger, TMask> group, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>;
}
