using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Hiring;

/// <summary>Learns how to hire agents whose efforts are observed: explore every effort profile by rules that are known to induce it, search for what efforts cost, then commit to a mechanism that is incentive compatible.</summary>
/// <remarks>
/// Three phases. (1) Each effort profile is recommended for N = ⌈Exploration · T^(2/3)⌉ rounds and paid by the known rules, which makes behavior predictable; frequencies of reports and states estimate the model. (2) For every pair of efforts of every agent, all agents at once,
/// mixtures of the two known rules are bisected for the places where the effort switches: there payments make up for costs. Differences are added along the path of least width. (3) One linear program finds the mechanism that will be worth most on the estimates,
/// every incentive relaxed by k · μ_i(b_i), in proportion to the probability of being told, k = M (r + W) with r the largest radius, M W the width of the cost difference and M the cap. What an agent is paid when told an effort is then
/// β of the known rule and 1 − β of the program's, β = 2k / (2k + margin of the effort). The rest of the rounds is played so.
/// <para>
/// With probability 1 − <see cref="Confidence"/> at <see cref="Scale"/> = 1 the mechanism is exactly incentive compatible under the true model, and regret is of order T^(2/3). The radius is Scale · √(2 (m ln 2 + ln(K/δ)) / N) for m outcomes and K confidence sets.
/// Constants are safe and large: for two forecasters of accuracy 0.8, at a cost of 0.03 and with payments up to 1, β is near 1 and the bound trivial below some 10⁶ rounds. A horizon shorter than the exploration is explored throughout.
/// </para>
/// <para>Time O(agents) per round besides the program, which is solved once. Immutable settings, single-threaded runs.</para>
/// </remarks>
[Reference("cacciamani2024", "the online problem: explore, search for costs, commit; confidence radii and mixing weights are our own")]
public sealed record ObservedEffortsPrincipal : IHiringLearner
{
    /// <inheritdoc/>
    /// <value><c>ETC</c>, explore then commit, by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearningSettings.Name(value); } = "ETC";

    /// <inheritdoc/>
    /// <value>2/3.</value>
    public double? RateExponent => 2.0 / 3;

    /// <inheritdoc cref="Forecasting.SafeUcb.Confidence"/>
    public double Confidence { get; init => field = LearningSettings.Inside(value); } = 0.05;

    /// <summary>Gets the factor of every radius.</summary>
    /// <value>Positive and finite, without unit; 1 by default, for which δ holds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <summary>Gets how long every effort profile is explored: this times T^(2/3) of T rounds.</summary>
    /// <value>Positive and finite, without unit; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Exploration { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <summary>Gets the method that solves the program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ILinearProgramMethod Program { get; init => field = LearningSettings.NotNull(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public HiringRun Begin(HiringTask task, long horizon)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        double resolution = SwitchBisection.Resolution(task.PaymentCap, horizon);
        return new Run(new(task, horizon, new(Confidence, Scale, Exploration, Program), (_, agent) => new(task, agent, resolution, new SeenEffort())));
    }

    private sealed class Run(HiringCore core) : ObservedEffortsRun
    {
        public override long Rounds => core.Rounds;

        public override HiringPhase Phase => core.Phase;

        public override long Pivots => core.Pivots;

        public override AnnouncedMechanism Announce() => core.Announce();

        public override EffortEstimate Estimate(int efforts) => core.Estimate(efforts);

        public override CostEstimate CostDifference(int agent, int effort, int other) => core.CostDifference(agent, effort, other);

        public override CommittedMechanism Commit() => core.Commit();

        public override HiringRun Fork() => new Run(core.Copy());

        public override void Observe(ObservedRound round)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(round.Efforts, nameof(round));
            core.Observe(round.Efforts, round.Reports, round.State);
        }
    }
}
