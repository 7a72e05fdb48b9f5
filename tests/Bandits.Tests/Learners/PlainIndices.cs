using MathNet.Numerics.Distributions;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>An index policy of the catalogue in a line; unseen arms come first. Rewards of an episode are 0 or 1.</summary>
/// <param name="index">Index of an arm with n shows and mean m in round t of T with K arms.</param>
public sealed class PlainIndex(Func<PlainView, double> index) : PlainIndexLearner
{
    private int count;

    public static PlainIndex Ucb1Tuned => new(arm => arm.Mean + Math.Sqrt(
        Math.Log(arm.Time) / arm.Shows * Math.Min(0.25, (arm.Mean * (1 - arm.Mean)) + Math.Sqrt(2 * Math.Log(arm.Time) / arm.Shows))));

    public static PlainIndex UcbDelta => new(arm => arm.Mean + (0.5 * Math.Sqrt(2 * Math.Log((double)arm.Horizon * arm.Horizon) / arm.Shows)));

    public static PlainIndex AsymptoticUcb => new(arm =>
        arm.Mean + (0.5 * Math.Sqrt(2 * Math.Log(1 + (arm.Time * Math.Pow(Math.Log(arm.Time), 2))) / arm.Shows)));

    public static PlainIndex UcbV => new(arm => arm.Mean
        + Math.Sqrt(2 * arm.Mean * (1 - arm.Mean) * Math.Log(arm.Time) / arm.Shows) + (3 * Math.Log(arm.Time) / arm.Shows));

    public static PlainIndex Moss => new(arm =>
        arm.Mean + Math.Sqrt(Math.Max(0, Math.Log(arm.Horizon / (double)(arm.Arms * arm.Shows))) / arm.Shows));

    public static PlainIndex AnytimeMoss => new(arm =>
        arm.Mean + Math.Sqrt(2.35 / 2 * Math.Max(0, Math.Log(arm.Time / (double)(arm.Arms * arm.Shows))) / arm.Shows));

    public static PlainIndex KlUcb => new(arm => LargestWithin(arm.Mean,
        (Math.Log(arm.Time) + (3 * Math.Log(Math.Max(1, Math.Log(arm.Time))))) / arm.Shows));

    public static PlainIndex KlUcbPlusPlus => new(arm => LargestWithin(arm.Mean, Budget(arm.Horizon / (double)(arm.Arms * arm.Shows)) / arm.Shows));

    public static PlainIndex BayesUcb => new(arm => Beta.InvCDF(1 + arm.Rewards, 1 + arm.Shows - arm.Rewards, 1 - (1.0 / arm.Time)));

    public override int Choose(PlainArm[] arms, long t, long horizon, Func<int> uniformArm)
    {
        count = arms.Length;
        return base.Choose(arms, t, horizon, uniformArm);
    }

    public static double Divergence(double p, double q) =>
        (p > 0 ? p * Math.Log(p / q) : 0) + (p < 1 ? (1 - p) * Math.Log((1 - p) / (1 - q)) : 0);

    public static double LargestWithin(double mean, double budget) => Bisect(mean, other => Divergence(mean, other) <= budget);

    /// <summary>The largest mean, from one up, that still fits: by bisection to the last bit.</summary>
    public static double Bisect(double mean, Func<double, bool> fits)
    {
        (double low, double high) = (mean, 1);
        for (int step = 0; step < 100; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = fits(middle) ? (middle, high) : (low, middle);
        }

        return low;
    }

    protected override double Index(PlainArm arm, long t, long horizon) => arm.Shows == 0
        ? double.PositiveInfinity
        : index(new(arm.Shows, arm.Rewards, t, horizon, count));

    private static double Budget(double share) => share <= 0 ? 0 : Math.Max(0, Math.Log(share * (1 + Math.Pow(Math.Max(0, Math.Log(share)), 2))));
}

/// <summary>What an index may depend on.</summary>
public sealed record PlainView(long Shows, double Rewards, long Time, long Horizon, int Arms)
{
    public double Mean => Rewards / Shows;
}

/// <summary>IMED in plain words.</summary>
public sealed class PlainImed : PlainLearner
{
    public override int Choose(PlainArm[] arms, long t, long horizon, Func<int> uniformArm)
    {
        int unseen = Array.FindIndex(arms, arm => arm.Shows == 0);
        if (unseen >= 0)
        {
            return unseen;
        }

        double best = arms.Max(arm => arm.Rewards / arm.Shows);
        double[] costs = [.. arms.Select(arm => (arm.Shows * Divergence(arm.Rewards / arm.Shows, best)) + Math.Log(arm.Shows))];
        return Array.FindIndex(costs, cost => cost <= costs.Min() + 1e-9 + (1e-9 * Math.Abs(costs.Min())));
    }

    private static double Divergence(double p, double q) => p >= q ? 0 : PlainIndex.Divergence(p, q);
}
