using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>An agent that plays the strategy of a finite grid with the most clicks, or one within a slack of the most: a best or ε-best responder.</summary>
/// <remarks>
/// It tries the rates it plays and every joint choice of grid rates for its arms, others fixed, on the same random numbers, and counts clicks as
/// whole numbers: exact over the grid and the runs tried, ties included. Acceptable is whatever earns at least the most less
/// <see cref="Slack"/>; <see cref="Ties"/> chooses among them. With several arms it is a coalition or a Sybil, see <see cref="Agreement"/>.
/// <para>Probes per move: 1 + grid^arms, at most 65,536. Immutable and thread-safe.</para>
/// </remarks>
[Reference("nash1950", "best responses")]
public sealed record BestResponder : IStrategicAgent
{
    private const int MostProbes = 1 << 16;

    /// <summary>Initializes the settings.</summary>
    /// <param name="grid">Click rates to choose from, at least one, in [0, 1], increasing.</param>
    /// <param name="probeReplications">Runs per strategy tried, 1 to 524,288.</param>
    /// <exception cref="ArgumentException">The grid is empty, does not increase or leaves [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of runs is out of range.</exception>
    public BestResponder(Sequence<double> grid, int probeReplications = 10)
    {
        StrategyGrid.Require(grid, nameof(grid));
        Experiments.ReplicationLayout.RequireRuns(probeReplications, nameof(probeReplications));
        (Grid, ProbeReplications) = (grid, probeReplications);
    }

    /// <summary>Gets the click rates to choose from, increasing.</summary>
    public Sequence<double> Grid { get; }

    /// <inheritdoc/>
    /// <value>10 by default.</value>
    public int ProbeReplications { get; }

    /// <summary>Gets ε: how many clicks per run the agent gives away without minding.</summary>
    /// <value>At least 0 and finite, in clicks of all own arms per run; 0, the default, is the best responder.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Slack
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, Invariant($"The slack must be finite and at least 0 clicks; got {value}."));
    }

    /// <summary>Gets which of the acceptable strategies is played.</summary>
    /// <value><see cref="TieRule.FirstChoice"/> by default: to stay if that is acceptable, else the first grid point.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of the enumeration.</exception>
    public TieRule Ties { get; init => field = Learners.LearnerSettings.Member(value); }

    /// <summary>Gets when several own arms agree on a joint deviation.</summary>
    /// <value><see cref="Agreement.Total"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of the enumeration.</exception>
    public Agreement Agreement { get; init => field = Learners.LearnerSettings.Member(value); }

    /// <inheritdoc/>
    public string Name => Slack > 0 ? "ε-best responder" : "best responder";

    /// <inheritdoc/>
    public int ProbesFor(int arms) => 1 + StrategyGrid.JointCount(Grid, arms, MostProbes - 1);

    /// <inheritdoc/>
    public AgentRun Begin(AgentRole role, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(role);
        _ = ProbesFor(role.Arms.Count);
        return new Run(this);
    }

    /// <summary>The strategies that are acceptable, from the answers to the probes; the first is the one that is played now.</summary>
    private Sequence<Sequence<double>> Acceptable(Sequence<ProbeAnswer> answers)
    {
        ProbeAnswer stay = answers[0];
        ProbeAnswer[] agreed = [.. answers.Where(answer => Agreement == Agreement.Total
            || answer.Clicks.Zip(stay.Clicks).All(clicks => clicks.First >= clicks.Second))];
        double least = agreed.Max(answer => answer.TotalClicks) - (Slack * stay.Runs);
        return agreed.Where(answer => answer.TotalClicks >= least).Select(answer => answer.ClickRates).Distinct().ToSequence();
    }

    /// <summary>Nothing to remember: every move is made from scratch.</summary>
    private sealed class Run(BestResponder settings) : AgentRun
    {
        /// <inheritdoc/>
        public override Sequence<Sequence<double>> Probes(Sequence<double> clickRates) =>
            [clickRates, .. StrategyGrid.Joint(settings.Grid, clickRates.Count)];

        /// <inheritdoc/>
        public override AgentDecision Decide(AgentView view, Sequence<ProbeAnswer> answers) => new(settings.Acceptable(answers), settings.Ties);

        /// <inheritdoc/>
        public override AgentRun Fork() => new Run(settings);
    }
}
