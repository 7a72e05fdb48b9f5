using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="BetaThompson"/>.</summary>
/// <remarks>
/// The law of the choice is that of one posterior draw per arm, and few draws are made: the arm of largest posterior mean draws x, and every other arm
/// a uniform number u, the probability that its posterior leaves above its draw, so that its draw is above x when u is below its tail at x. Most
/// arms fail by a bound on that tail: the logarithm of the tail is concave, so that its tangent where the arm was last asked lies above it.
/// </remarks>
internal sealed class BetaThompsonRun : CountingRun
{
    /// <summary>Where in a round's part of the stream the leader's draw lies, behind a word per arm.</summary>
    private const int LeaderSixteenth = 4;

    /// <summary>Where the lower digits of the arms' numbers lie, behind it: two words per arm.</summary>
    private const int DigitsSixteenth = 8;

    private const double Word = 1.0 / (1L << 32);

    /// <summary>Where the coin of a reward lies, behind the draws.</summary>
    private const int CoinSixteenth = 15;

    private readonly BetaThompson settings;
    private readonly Arm[] arms;

    public BetaThompsonRun(BetaThompson settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key)
    {
        this.settings = settings;
        this.arms = new Arm[arms];
        for (int arm = 0; arm < arms; arm++)
        {
            Believe(arm, 0);
        }
    }

    private BetaThompsonRun(BetaThompsonRun original)
        : base(original)
    {
        settings = original.settings;
        arms = [.. original.arms];
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new BetaThompsonRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        int leader = Leader();
        RandomStream draws = OpenRound(LeaderSixteenth);
        double mark = BetaDistribution.Draw(arms[leader].Alpha, arms[leader].Beta, ref draws);
        RandomStream stream = OpenRound();
        int best = leader;
        double largest = mark;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            double least = stream.NextUInt32() * Word;
            if (arm != leader && !arms[arm].IsBelow(mark, least))
            {
                double draw = DrawAbove(arm, mark, least);
                (best, largest) = draw > largest ? (arm, draw) : (best, largest);
            }
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

        arms[arm].Successes += isSuccess ? 1 : 0;
        Believe(arm, Shows[arm]);
    }

    private int Leader()
    {
        int leader = 0;
        for (int arm = 1; arm < arms.Length; arm++)
        {
            leader = arms[arm].Mean > arms[leader].Mean ? arm : leader;
        }

        return leader;
    }

    private void Believe(int arm, double shows)
    {
        double alpha = settings.PriorSuccesses + arms[arm].Successes;
        double beta = settings.PriorFailures + (shows - arms[arm].Successes);
        arms[arm] = new() { Successes = arms[arm].Successes, Alpha = alpha, Beta = beta, Mean = alpha / (alpha + beta), Tail = 1 };
    }

    /// <summary>An arm's draw if it lies above a point, by the first word of its number and two words more; else 0.</summary>
    private double DrawAbove(int arm, double point, double least)
    {
        RandomStream digits = OpenRound(DigitsSixteenth, 2UL * (uint)arm);
        double above = least + (digits.NextDouble() * Word);
        return above < TailAt(arm, point) ? BetaDistribution.UpperQuantile(arms[arm].Alpha, arms[arm].Beta, above) : 0;
    }

    /// <summary>The posterior's tail at a point, which from now on bounds it elsewhere.</summary>
    private double TailAt(int arm, double point)
    {
        if (point is 0 or 1)
        {
            return 1 - point;
        }

        ref Arm asked = ref arms[arm];
        double tail = BetaDistribution.UpperTail(asked.Alpha, asked.Beta, point, out double density);
        if (double.IsNormal(tail))
        {
            (asked.Point, asked.Tail, asked.Rate) = (point, tail, density / tail);
        }

        return tail;
    }

    private struct Arm
    {
        public double Successes;
        public double Alpha;
        public double Beta;
        public double Mean;
        public double Point;
        public double Tail;
        public double Rate;

        // The tangent of ln tail gives tail(x) ≤ Tail · e⁻ʸ with y = Rate · (x − Point), and eʸ ≥ 1 + y + y²/2 + y³/6 for every y.
        public readonly bool IsBelow(double point, double above)
        {
            double y = Rate * (point - Point);
            return above * (1 + (y * (1 + (y * (0.5 + (y / 6)))))) >= Tail;
        }
    }
}
