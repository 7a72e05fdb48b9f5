using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>Exponential weights on estimated losses, in the plainest words.</summary>
/// <param name="rate">The rate; null for √(2 ln(arms)/(arms · horizon)).</param>
/// <param name="biasPerRate">What is added to probabilities, in units of the rate.</param>
internal sealed class PlainExp3(double? rate, double biasPerRate) : PlainLearner
{
    private const uint LearnerRole = 2;

    private ulong root;
    private uint replication;
    private double[] losses = [];
    private double[] probabilities = [];
    private double rewardsBefore;
    private int last = -1;

    public override void Seed(ulong root, uint replication) => (this.root, this.replication) = (root, replication);

    public override int Choose(PlainArm[] arms, long t, long horizon, Func<int> uniformArm)
    {
        double eta = rate ?? Math.Sqrt(2 * Math.Log(Math.Max(arms.Length, 2)) / (arms.Length * (double)horizon));
        if (last < 0)
        {
            losses = new double[arms.Length];
            probabilities = [.. arms.Select(_ => 1.0 / arms.Length)];
        }
        else
        {
            losses[last] += (1 - (arms[last].Rewards - rewardsBefore)) / (probabilities[last] + (biasPerRate * eta));
            double[] costs = [.. losses.Select(loss => Math.Min(eta * loss, double.MaxValue))];
            double[] weights = [.. costs.Select(cost => Math.Exp(costs.Min() - cost))];
            probabilities = [.. weights.Select(weight => weight / weights.Sum())];
        }

        last = Draw(t - 1);
        rewardsBefore = arms[last].Rewards;
        return last;
    }

    private int Draw(long round)
    {
        uint[] words = PlainPhilox.Block(root, (uint)round, 0, LearnerRole << 16, replication);
        double uniform = ((((ulong)words[1] << 32) | words[0]) >> 11) / 9007199254740992.0;
        double sum = 0;
        for (int arm = 0; arm < probabilities.Length; arm++)
        {
            sum += probabilities[arm];
            if (uniform < sum)
            {
                return arm;
            }
        }

        return Array.FindLastIndex(probabilities, probability => probability > 0);
    }
}
