using System.Globalization;
using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Devices;

/// <summary>One episode played through a <see cref="LearnerRun"/>, round by round, with the draws that lanes would use.</summary>
/// <remarks>
/// What an arm will do at its next show is drawn when it has been shown: the draw then runs beside the learner's choice, not after it.
/// </remarks>
internal sealed class RunEpisode
{
    private readonly LearnerRun run;
    private readonly EpisodeDraws<RealScalar, IntegerScalar, MaskScalar> draws;
    private readonly Arm[] arms;

    public RunEpisode(LearnerRun run, EpisodeTables tables, StreamKey key)
    {
        this.run = run;
        draws = new(key.Root, new(key.ReplicationIndex));
        arms = new Arm[tables.ClickProbability.Count];
        for (int arm = 0; arm < arms.Length; arm++)
        {
            arms[arm].Lane.Arm = new((uint)arm);
            arms[arm].Lane.ClickThreshold = new(BernoulliThreshold.FromProbability(tables.ClickProbability[arm]).Value);
            arms[arm].Lane.RewardThreshold = new(BernoulliThreshold.FromProbability(tables.RewardProbability[arm]).Value);
            arms[arm].Next = Draw(arm);
        }
    }

    public long Round { get; private set; }

    public void Play(long rounds)
    {
        for (long end = Round + rounds; Round < end; Round++)
        {
            int arm = run.Choose();
            if ((uint)arm >= (uint)arms.Length)
            {
                RequireNobody(arm);
                Round = end;
                return;
            }

            Show(arm);
        }
    }

    public long ShowsOf(int arm) => arms[arm].Lane.Shows.Value;

    public EpisodeResult Result(Sequence<double> regret) => new(
        regret,
        Sequence.Of(arms.Length, ShowsOf),
        Sequence.Of(arms.Length, arm => (long)arms[arm].Clicks),
        Sequence.Of(arms.Length, arm => (long)arms[arm].EliminatedAt));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Show(int arm)
    {
        ref Arm shown = ref arms[arm];
        Observation observation = shown.Next;
        shown.Lane.Shows += new IntegerScalar(1);
        shown.Clicks += observation.IsClicked ? 1U : 0;
        run.Observe(arm, observation);
        shown.Next = Draw(arm);
        if (!run.IsActive(arm) && shown.EliminatedAt == 0)
        {
            shown.EliminatedAt = shown.Lane.Shows.Value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Observation Draw(int arm)
    {
        PickedArm<RealScalar, IntegerScalar> lane = arms[arm].Lane;
        draws.Outcome(lane.Arm, lane.Shows, lane.ClickThreshold, lane.RewardThreshold, out MaskScalar isClicked, out MaskScalar isRewarded);
        return new(isClicked.Value, isClicked.Value && isRewarded.Value ? 1 : 0);
    }

    private void RequireNobody(int arm)
    {
        if (arm != LearnerRun.Nobody)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"A learner must choose an arm in 0..{arms.Length - 1}, or Nobody; got {arm}."));
        }
    }

    private struct Arm
    {
        public PickedArm<RealScalar, IntegerScalar> Lane;
        public Observation Next;
        public uint Clicks;
        public uint EliminatedAt;
    }
}
