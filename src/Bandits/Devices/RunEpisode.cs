using System.Globalization;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Devices;

/// <summary>One episode played through a <see cref="LearnerRun"/>, round by round, with the draws that lanes would use.</summary>
internal sealed class RunEpisode(LearnerRun run, EpisodeTables tables, StreamKey key)
{
    private readonly EpisodeDraws<RealScalar, IntegerScalar, MaskScalar> draws = new(key.Root, new(key.ReplicationIndex));
    private readonly ArmLanes<RealScalar, IntegerScalar>[] arms = Load(tables);

    public long Round { get; private set; }

    public void Play(long rounds)
    {
        for (long end = Round + rounds; Round < end; Round++)
        {
            int arm = run.Choose();
            if (arm == LearnerRun.Nobody)
            {
                Round = end;
                return;
            }

            Show(Checked(arm));
        }
    }

    public long ShowsOf(int arm) => arms[arm].Shows.Value;

    public EpisodeResult Result(Sequence<double> regret) => new(
        regret,
        Sequence.Of(arms.Length, ShowsOf),
        Sequence.Of(arms.Length, arm => (long)arms[arm].Clicks.Value),
        Sequence.Of(arms.Length, arm => (long)arms[arm].EliminatedAt.Value));

    private static ArmLanes<RealScalar, IntegerScalar>[] Load(EpisodeTables tables)
    {
        var loaded = new ArmLanes<RealScalar, IntegerScalar>[tables.ClickProbability.Count];
        for (int arm = 0; arm < loaded.Length; arm++)
        {
            loaded[arm].ClickThreshold = new(BernoulliThreshold.FromProbability(tables.ClickProbability[arm]).Value);
            loaded[arm].RewardThreshold = new(BernoulliThreshold.FromProbability(tables.RewardProbability[arm]).Value);
        }

        return loaded;
    }

    private void Show(int arm)
    {
        ref ArmLanes<RealScalar, IntegerScalar> shown = ref arms[arm];
        draws.Outcome(new((uint)arm), shown, out MaskScalar isClicked, out MaskScalar isRewarded);
        shown.Shows += new IntegerScalar(1);
        shown.Clicks += RealScalar.Indicator(isClicked);
        run.Observe(arm, new(isClicked.Value, isClicked.Value && isRewarded.Value ? 1 : 0));
        if (shown.EliminatedAt.Value == 0 && !run.IsActive(arm))
        {
            shown.EliminatedAt = shown.Shows;
        }
    }

    private int Checked(int arm) => (uint)arm < (uint)arms.Length ? arm : throw new InvalidOperationException(string.Create(
        CultureInfo.InvariantCulture, $"A learner must choose an arm in 0..{arms.Length - 1}, or Nobody; got {arm}."));
}
