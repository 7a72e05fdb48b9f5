using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="SlidingWindowUcb"/>.</summary>
internal sealed class SlidingWindowUcbRun : CountingRun
{
    private readonly double exploration;
    private readonly int[] shownArms;
    private readonly double[] windowRewards;
    private readonly int[] counts;
    private readonly double[] sums;

    public SlidingWindowUcbRun(SlidingWindowUcb settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key)
    {
        exploration = settings.Exploration;
        int length = (int)Math.Min(settings.Window, horizon);
        shownArms = new int[length];
        windowRewards = new double[length];
        counts = new int[arms];
        sums = new double[arms];
    }

    private SlidingWindowUcbRun(SlidingWindowUcbRun original)
        : base(original)
    {
        exploration = original.exploration;
        shownArms = [.. original.shownArms];
        windowRewards = [.. original.windowRewards];
        counts = [.. original.counts];
        sums = [.. original.sums];
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new SlidingWindowUcbRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        double scale = exploration * Elementary.Log(Math.Min(Round + 1, shownArms.Length));
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            double index = counts[arm] > 0 ? (sums[arm] / counts[arm]) + Math.Sqrt(scale / counts[arm]) : double.PositiveInfinity;
            (best, largest) = index > largest ? (arm, index) : (best, largest);
        }

        return best;
    }

    /// <inheritdoc/>
    protected override void Update(int arm, double reward)
    {
        int place = (int)(Round % shownArms.Length);
        if (Round >= shownArms.Length)
        {
            counts[shownArms[place]]--;
            sums[shownArms[place]] -= windowRewards[place];
        }

        (shownArms[place], windowRewards[place]) = (arm, reward);
        counts[arm]++;
        sums[arm] += reward;
        if (place == shownArms.Length - 1)
        {
            SumAnew();
        }
    }

    /// <summary>Once a window, so that the rounding errors of subtractions do not pile up.</summary>
    private void SumAnew()
    {
        Array.Clear(sums);
        for (int place = 0; place < shownArms.Length; place++)
        {
            sums[shownArms[place]] += windowRewards[place];
        }
    }
}
