using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>One epoch of one population of adapting arms.</summary>
/// <param name="Epoch">Epoch from 0.</param>
/// <param name="Claims">The features that arms claim in this epoch, shape [arm, dimension].</param>
/// <param name="Result">What playing against these claims gave.</param>
public sealed record ManipulationEpoch(int Epoch, Matrix<double> Claims, ContextualResult Result);
