using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Arms;

/// <summary>An agent that learns its click rate as a bandit of its own: a learner whose arms are the joint choices from a grid, one round per epoch.</summary>
/// <remarks>
/// It never probes: after an epoch it has seen its mean clicks there and nothing else, and gives them, divided by the horizon, to its learner as a
/// reward in [0, 1]. In epoch 0 it plays the start, which teaches it nothing. A learner that ends its run leaves the rates where they are.
/// <para>Its random numbers hang on a root of their own, drawn from the agent's stream. Immutable and thread-safe.</para>
/// </remarks>
public sealed record LearningArm : IStrategicAgent
{
    private const int MostArms = 1 << 16;

    /// <summary>Initializes the settings.</summary>
    /// <param name="learner">Learns which joint choice earns the most clicks.</param>
    /// <param name="grid">Click rates to choose from, at least one, in [0, 1], increasing.</param>
    /// <exception cref="ArgumentNullException">The learner is null.</exception>
    /// <exception cref="ArgumentException">The grid is empty, does not increase or leaves [0, 1].</exception>
    public LearningArm(ILearner learner, Sequence<double> grid)
    {
        ArgumentNullException.ThrowIfNull(learner);
        StrategyGrid.Require(grid, nameof(grid));
        (Learner, Grid) = (learner, grid);
    }

    /// <summary>Gets the learner.</summary>
    public ILearner Learner { get; }

    /// <summary>Gets the click rates to choose from, increasing.</summary>
    public Sequence<double> Grid { get; }

    /// <inheritdoc/>
    public string Name => $"arm that learns by {Learner.Name}";

    /// <inheritdoc/>
    public int ProbeReplications => 0;

    /// <inheritdoc/>
    public int ProbesFor(int arms) => 0;

    /// <inheritdoc/>
    public AgentRun Begin(AgentRole role, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(role);
        int choices = StrategyGrid.JointCount(Grid, role.Arms.Count, MostArms);
        RandomStream stream = key.Open();
        ulong root = ((ulong)stream.NextUInt32() << 32) | stream.NextUInt32();
        return new Run(this, role, Learner.Begin(choices, role.Epochs, new StreamKey(root)), LearnerRun.Nobody);
    }

    private sealed class Run(LearningArm settings, AgentRole role, LearnerRun run, int chosen) : AgentRun
    {
        private int chosen = chosen;

        /// <inheritdoc/>
        public override Sequence<Sequence<double>> Probes(Sequence<double> clickRates) => [];

        /// <inheritdoc/>
        public override AgentDecision Decide(AgentView view, Sequence<ProbeAnswer> answers)
        {
            if (chosen != LearnerRun.Nobody)
            {
                run.Observe(chosen, new(IsClicked: true, Math.Min(1, view.Clicks.Sum() / role.Horizon)));
            }

            chosen = run.Choose();
            return new([chosen == LearnerRun.Nobody ? view.ClickRates : StrategyGrid.At(settings.Grid, role.Arms.Count, chosen)]);
        }

        /// <inheritdoc/>
        public override AgentRun Fork() => new Run(settings, role, run.Fork(), chosen);
    }
}
