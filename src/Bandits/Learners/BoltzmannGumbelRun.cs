using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="BoltzmannGumbel"/>.</summary>
internal sealed class BoltzmannGumbelRun : CountingRun
{
    /// <summary>Half a step of a uniform draw, which then lies strictly between 0 and 1.</summary>
    private const double HalfStep = 1.0 / (1UL << 54);

    private readonly double scale;

    public BoltzmannGumbelRun(BoltzmannGumbel settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key) => scale = settings.Scale;

    private BoltzmannGumbelRun(BoltzmannGumbelRun original)
        : base(original) => scale = original.scale;

    /// <inheritdoc/>
    public override LearnerRun Fork() => new BoltzmannGumbelRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        int unseen = FirstUnseen();
        if (unseen >= 0)
        {
            return unseen;
        }

        RandomStream stream = OpenRound();
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            double gumbel = 0 - Elementary.Log(0 - Elementary.Log(stream.NextDouble() + HalfStep));
            double value = Mean(arm) + (scale / Math.Sqrt(Shows[arm]) * gumbel);
            (best, largest) = value > largest ? (arm, value) : (best, largest);
        }

        return best;
    }
}
