using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="BetaThompson"/>.</summary>
internal sealed class BetaThompsonRun : CountingRun
{
    /// <summary>Where in a round's part of the stream the coin of a reward lies, behind the posterior draws.</summary>
    private const int CoinSixteenth = 15;

    private readonly BetaThompson settings;
    private readonly double[] successes;

    public BetaThompsonRun(BetaThompson settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key)
    {
        this.settings = settings;
        successes = new double[arms];
    }

    private BetaThompsonRun(BetaThompsonRun original)
        : base(original)
    {
        settings = original.settings;
        successes = [.. original.successes];
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new BetaThompsonRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        RandomStream stream = OpenRound();
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            double draw = BetaDistribution.Draw(
                settings.PriorSuccesses + successes[arm], settings.PriorFailures + (Shows[arm] - successes[arm]), ref stream);
            (best, largest) = draw > largest ? (arm, draw) : (best, largest);
        }

        return best;
    }

    /// <inheritdoc/>
    protected override void Update(int arm, double reward)
    {
        bool isSuccess = reward >= 1;
        if (reward > 0 && reward < 1)
        {
            RandomStream stream = OpenRound(CoinSixteenth);
            isSuccess = stream.NextDouble() < reward;
        }

        successes[arm] += isSuccess ? 1 : 0;
    }
}
