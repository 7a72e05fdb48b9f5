using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.Bandits;

/// <summary>The strategic click-bandit as a small program with branches; it shares no code with the kernels.</summary>
public static class PlainClickBandit
{
    private const uint RewardsRole = 1;
    private const uint LearnerRole = 2;

    public static EpisodeResult Play(PlainLearner learner, EpisodeBatch batch, Episode episode)
    {
        EpisodeTables tables = batch.Environment.Tables(episode.ClickRates);
        learner.Hear(tables);
        learner.Seed(batch.Root, episode.Replication);
        int count = tables.ClickProbability.Count;
        PlainArm[] arms = [.. Enumerable.Range(0, count).Select(_ => new PlainArm())];
        List<double> regret = [];
        for (long t = 1; t <= batch.Horizon; t++)
        {
            uint round = (uint)(t - 1);
            int shown = learner.Choose(arms, t, batch.Horizon, () => UniformArm(batch.Root, episode.Replication, round, count));
            if (shown >= 0)
            {
                Show(learner, arms[shown], shown, tables, batch, episode.Replication, t);
            }

            if (batch.Checkpoints.Contains(t))
            {
                regret.Add(RegretAt(arms, tables, t));
            }
        }

        return new(
            regret.ToSequence(),
            arms.Select(arm => arm.Shows).ToSequence(),
            arms.Select(arm => arm.Clicks).ToSequence(),
            arms.Select(arm => arm.EliminatedAt).ToSequence());
    }

    private static void Show(
        PlainLearner learner, PlainArm arm, int index, EpisodeTables tables, EpisodeBatch batch, uint replication, long t)
    {
        uint[] words = PlainPhilox.Block(batch.Root, (uint)arm.Shows, 0, (RewardsRole << 16) | (uint)index, replication);
        arm.Shows++;
        if (Succeeds(words[0], tables.ClickProbability[index]))
        {
            arm.Clicks++;
            if (Succeeds(words[1], tables.RewardProbability[index]))
            {
                arm.Rewards++;
            }
        }

        if (arm.IsActive && learner.Removes(arm, t, batch.Horizon))
        {
            arm.EliminatedAt = arm.Shows;
        }
    }

    private static bool Succeeds(uint word, double probability) =>
        (word >> 1) < Math.Round(probability * 2147483648.0, MidpointRounding.ToEven);

    private static int UniformArm(ulong root, uint replication, uint round, int arms) =>
        (int)(((ulong)PlainPhilox.Block(root, round, 0, LearnerRole << 16, replication)[0] * (uint)arms) >> 32);

    private static double RegretAt(PlainArm[] arms, EpisodeTables tables, long t)
    {
        double regret = 0;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            regret += arms[arm].Shows * tables.RegretPerShow[arm];
        }

        return regret + ((t - arms.Sum(arm => arm.Shows)) * tables.RegretPerIdleRound);
    }
}
