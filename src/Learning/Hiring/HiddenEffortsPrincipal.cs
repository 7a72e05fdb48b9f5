using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Hiring;

/// <summary>Learns how to hire agents whose efforts are hidden: as <see cref="ObservedEffortsPrincipal"/>, but what agents did in a search is told from what they report.</summary>
/// <remarks>
/// Each mixture of known rules is announced for a block of rounds, whose reports and states are held against the laws that the agent's efforts could lead to; the nearest tells the effort. Blocks of 2 (m ln 2 + ln(K/η)) / (D/2 − r)² rounds,
/// m an agent's reports times states, D the L1 distance between laws of different efforts, K of them, r the radius of frequencies, are right with probability 1 − η, by any fixed map of reports that is best, or may be as far as frequencies tell. An agent that is indifferent and mixes its reports, at random or by turns, may be misread, and what rests on it is wrong then. Where efforts cannot be told apart, or not within
/// as many rounds as a profile is explored for, the search ends with what is left of the segment, and cost differences are as wide. Elsewhere it ends at an eighth of a radius: nearer, frequencies tell nothing.
/// <para>Searches take blocks for rounds: of order T^(2/3), but many of them. Time O(agents) per round besides the program. Immutable settings, single-threaded runs.</para>
/// </remarks>
[Reference("cacciamani2024", "the online problem; the identification of hidden efforts is our own")]
public sealed record HiddenEffortsPrincipal : IHiringLearner
{
    private const double RadiusParts = 8;

    /// <inheritdoc/>
    /// <value><c>ETC, efforts hidden</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearningSettings.Name(value); } = "ETC, efforts hidden";

    /// <inheritdoc/>
    /// <value>2/3.</value>
    public double? RateExponent => 2.0 / 3;

    /// <inheritdoc cref="Forecasting.SafeUcb.Confidence"/>
    public double Confidence { get; init => field = LearningSettings.Inside(value); } = 0.05;

    /// <inheritdoc cref="ObservedEffortsPrincipal.Scale"/>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <inheritdoc cref="ObservedEffortsPrincipal.Exploration"/>
    public double Exploration { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <inheritdoc cref="ObservedEffortsPrincipal.Program"/>
    public ILinearProgramMethod Program { get; init => field = LearningSettings.NotNull(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public HiringRun Begin(HiringTask task, long horizon)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        HiringSettings settings = new(Confidence, Scale, Exploration, Program);
        return new Run(new(task, horizon, settings, (counts, agent) => Search(task, settings, horizon, counts, agent)));
    }

    // The bad events of blocks share δ with those of exploration: as many as all searches can need.
    private static EffortSearch Search(HiringTask task, HiringSettings settings, long horizon, ProfileCounts counts, int agent)
    {
        int efforts = task.Efforts.Counts[agent];
        double[] radii = [.. Enumerable.Range(0, efforts).Select(effort => counts.OwnRadius(agent, effort))];
        double resolution = Math.Clamp(radii.Min() / RadiusParts, SwitchBisection.Resolution(task.PaymentCap, horizon), 0.5);
        double blocks = task.AgentCount * efforts * efforts * efforts * Math.Ceiling(Elementary.Log(1 / resolution) / Elementary.Log(2));
        double[][] weights = [.. Enumerable.Range(0, efforts).Select(effort => counts.OwnFrequencies(agent, effort))];
        return new(task, agent, resolution, new InferredEffort(
            weights, radii, task.PaymentCap, task.StateCount, settings.RoundsPerProfile(horizon), counts.Logarithm + Elementary.Log(blocks)));
    }

    private sealed class Run(HiringCore core) : HiddenEffortsRun
    {
        public override long Rounds => core.Rounds;

        public override HiringPhase Phase => core.Phase;

        public override long Pivots => core.Pivots;

        public override AnnouncedMechanism Announce() => core.Announce();

        public override EffortEstimate Estimate(int efforts) => core.Estimate(efforts);

        public override CostEstimate CostDifference(int agent, int effort, int other) => core.CostDifference(agent, effort, other);

        public override CommittedMechanism Commit() => core.Commit();

        public override HiringRun Fork() => new Run(core.Copy());

        public override void Observe(HiddenRound round) => core.Observe(-1, round.Reports, round.State);
    }
}
