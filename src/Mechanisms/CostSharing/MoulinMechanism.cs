using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.CostSharing;

/// <summary>Serves agents who all accept their Shapley shares of the cost; where costs are submodular, the largest such coalition.</summary>
/// <remarks>
/// All agents are offered their Shapley shares of the cost of serving all; those who bid less leave, the rest are offered their shares anew, until
/// all accept. A bid equal to the share accepts. Where costs are submodular, shares only rise as agents leave, so the order of leaving does not
/// matter, and the mechanism is group strategyproof, budget balanced, individually rational and without positive transfers; for other costs it may
/// be manipulable. It is not efficient: of all such mechanisms it loses least in the worst case, up to (1 + 1/2 + … + 1/n − 1) · cost for a
/// fixed cost.
/// <para>Exact. Time O(agents² · 2^agents). Thread-safe.</para>
/// </remarks>
[Reference("moulin2001", "the Shapley value mechanism")]
public sealed record MoulinMechanism : DeterministicMechanism<Rational, ServiceOutcome>
{
    /// <summary>Initializes a mechanism.</summary>
    /// <param name="game">What coalitions cost.</param>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    public MoulinMechanism(CostGame game) => Game = Given.Required(game);

    /// <summary>Gets what coalitions cost.</summary>
    public CostGame Game { get; }

    /// <inheritdoc/>
    public override string Name => "Moulin mechanism with Shapley shares";

    /// <inheritdoc/>
    /// <remarks>A report is the most that the agent would pay to be served, in money.</remarks>
    /// <exception cref="ArgumentException">There is not one report for each agent of the game, or one is negative.</exception>
    public override ServiceOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        Require(reports);
        int coalition = Game.Costs.Count - 1;
        while (true)
        {
            Sequence<Rational> shares = Game.ShapleyShares(coalition);
            int accepting = coalition;
            for (int agent = 0; agent < reports.Length; agent++)
            {
                accepting &= reports[agent] < shares[agent] ? ~(1 << agent) : -1;
            }

            if (accepting == coalition)
            {
                return new(Sequence.Of(Game.Agents, agent => (coalition & (1 << agent)) != 0), shares);
            }

            coalition = accepting;
        }
    }

    private void Require(ReadOnlySpan<Rational> reports)
    {
        if (reports.Length != Game.Agents)
        {
            throw new ArgumentException(
                $"The game has {Game.Agents} agents; got {reports.Length} reports. Give one for each agent.", nameof(reports));
        }

        foreach (Rational report in reports)
        {
            if (report.Sign < 0)
            {
                throw new ArgumentException($"A report must be at least 0; got {report}. Let agents without interest report 0.", nameof(reports));
            }
        }
    }
}
