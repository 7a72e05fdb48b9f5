using Mechanisms.Bandits.Cascading;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>CascadeKL-UCB: the largest mean whose divergence from the estimate fits (ln t + c ln ln t) / reads.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct CascadeKlUcbRule<TReal, TInteger, TMask>(CascadeKlUcb settings) : ICascadeRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double doubleLog = settings.DoubleLog;

    /// <inheritdoc/>
    public static bool IsAffine => false;

    /// <inheritdoc/>
    public double Budget(long round)
    {
        double log = Elementary.Log(round);
        return log + (log > 1 ? doubleLog * Elementary.Log(log) : 0);
    }

    /// <inheritdoc/>
    public TReal Index(TReal mean, TReal shows, TReal budget) => BernoulliDivergence<TReal, TInteger, TMask>.Upper(mean, budget / shows);
}
