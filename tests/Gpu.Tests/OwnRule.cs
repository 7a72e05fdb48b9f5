using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Tests;

/// <summary>mean + width · √(ln t / shows), less where clicks are few: with a logarithm on the device and a choice by a mask.</summary>
public readonly record struct OwnRule<TReal, TInteger, TMask>(double Width) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    public bool IsAnytime => true;

    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    public double First(int arm) => double.PositiveInfinity;

    public double Clock(long time) => Elementary.Log(time);

    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock)
    {
        TReal radius = TReal.Create(Width) * TReal.Sqrt(clock / shows);
        TReal penalty = Elementary<TReal, TInteger, TMask>.Log(TReal.Create(1) + clicks) * TReal.Create(0.01);
        return (rewards / shows) + TReal.Select(TReal.Greater(shows, clicks), radius, radius - penalty);
    }
}
