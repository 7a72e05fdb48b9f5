using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>Ranks by the mean, with an affine form that adds a last bit or two where counts are small. At mean 0 nothing is lost in rounding, and it ranks as that form does.</summary>
internal sealed record MeanCascade : ILaneCascadeLearner
{
    private const double Least = 1e-31;

    public string Name => "mean";

    public CascadeRun Begin(int items, int positions) => new Run(items, positions);

    public void Advance<TReal, TInteger, TMask>(CascadeGroup<TReal, TInteger, TMask> group, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => group.Play(default(Rule<TReal, TInteger, TMask>), rounds);

    private readonly struct Rule<TReal, TInteger, TMask> : ICascadeRule<TReal, TInteger, TMask>
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        public static bool IsAffine => true;

        public double Budget(long round) => Least;

        public TReal Index(TReal mean, TReal shows, TReal budget) =>
            TReal.Select(TReal.Greater(mean, TReal.Create(0)), mean, TReal.Sqrt(budget / shows));
    }

    private sealed class Run(int items, int positions) : IndexCascadeRun(items, positions)
    {
        protected override CascadeRun Copy() => throw new NotSupportedException();

        protected override double Budget(long round) => Least;

        protected override double Index(double mean, double shows, double budget) => mean > 0 ? mean : Math.Sqrt(budget / shows);
    }
}
