using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Plays episodes of one learner before one bandit: in groups of lanes where they have lanes, else one by one. The bits are the same.</summary>
/// <param name="bandit">The environment.</param>
/// <param name="learner">The learner.</param>
/// <param name="horizon">Rounds the learner plans for.</param>
/// <param name="width">Width of lanes; not <see cref="LaneWidth.Automatic"/>.</param>
internal sealed class ReportedEpisodes(LinearBandit bandit, IContextualLearner learner, long horizon, LaneWidth width)
{
    private readonly TriggerLearner? trigger = TriggerLearner.Of(bandit, learner, horizon);

    private int Lanes => (trigger, width) switch
    {
        (null, _) => 1,
        (_, LaneWidth.Bits512) => Real512.Count,
        (_, LaneWidth.Bits256) => Real256.Count,
        _ => 1,
    };

    /// <summary>Plays episodes in the order of their index.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="episode">An episode by its index; made when its turn comes.</param>
    /// <param name="played">Told index and result of an episode, in order.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Play(int count, Func<int, ReportedEpisode> episode, Action<int, ContextualResult> played, CancellationToken cancellation)
    {
        int lanes = Lanes;
        for (int first = 0; first < count; first += lanes)
        {
            int start = first;
            Sequence<ReportedEpisode> episodes = Sequence.Of(Math.Min(lanes, count - first), lane => episode(start + lane));
            ContextualResult?[]? results = InLanes(episodes, cancellation);
            for (int lane = 0; lane < episodes.Count; lane++)
            {
                played(first + lane, results?[lane] ?? Alone(episodes[lane], cancellation));
            }
        }
    }

    private ContextualResult?[]? InLanes(Sequence<ReportedEpisode> episodes, CancellationToken cancellation) =>
        trigger is null || !episodes.All(episode => TriggerLearner.HasLanes(episode, bandit.Dimension))
            ? null
            : width switch
            {
                LaneWidth.Bits512 => new TriggerGroup<Real512, Integer512, Mask512>(bandit, trigger, horizon, episodes).Play(cancellation),
                LaneWidth.Bits256 => new TriggerGroup<Real256, Integer256, Mask256>(bandit, trigger, horizon, episodes).Play(cancellation),
                _ => null,
            };

    private ContextualResult Alone(ReportedEpisode episode, CancellationToken cancellation) => new ContextualEpisode(
        bandit, episode.Reports, learner, horizon, episode.Instance, episode.Draws).Play(episode.Checkpoints, cancellation);
}
