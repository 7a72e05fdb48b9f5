using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>Where the variables of a program for hired agents stand: μ of each profile that may be recommended, then x of each agent.</summary>
/// <remarks>
/// x of an agent is  μ(b) · payment, shape [position of b in the support, report cell, state], flat. A report cell is a report profile, or the own
/// report where payments depend on nothing else.
/// </remarks>
internal sealed class AgentsLayout
{
    private readonly HiredAgentsProblem problem;
    private readonly PaymentBasis basis;
    private readonly int[][][] positions;
    private readonly int[] firstPayments;

    public AgentsLayout(HiredAgentsProblem problem, Sequence<int> support, PaymentBasis basis)
    {
        this.problem = problem;
        this.basis = basis;
        Support = support;
        Cells = Sequence.Of(problem.AgentCount, agent =>
            basis == PaymentBasis.AllReports ? problem.Signals : new ProfileSpace([problem.Signals.Counts[agent]]));
        firstPayments = new int[problem.AgentCount + 1];
        firstPayments[0] = support.Count;
        positions = new int[problem.AgentCount][][];
        for (int agent = 0; agent < problem.AgentCount; agent++)
        {
            int recommended = agent;
            firstPayments[agent + 1] = firstPayments[agent] + (support.Count * BlockOf(agent));
            positions[agent] = [.. Enumerable.Range(0, problem.Costs[agent].Count).Select(effort =>
                Enumerable.Range(0, support.Count).Where(position => problem.Efforts.Choice(support[position], recommended) == effort).ToArray())];
        }
    }

    /// <summary>Gets the effort profiles that may be recommended, ascending; the variable of each has its position as index.</summary>
    public Sequence<int> Support { get; }

    /// <summary>Gets the report cells of each agent, shape [agent].</summary>
    public Sequence<ProfileSpace> Cells { get; }

    /// <summary>Gets the number of variables μ and x.</summary>
    public int VariableCount => firstPayments[^1];

    /// <summary>The place of an agent among the players of its report cells.</summary>
    public int PlaceIn(int agent) => basis == PaymentBasis.AllReports ? agent : 0;

    /// <summary>The report cell of a report profile.</summary>
    public int CellOf(int agent, int reports) => basis == PaymentBasis.AllReports ? reports : problem.Signals.Choice(reports, agent);

    /// <summary>The positions in the support at which an agent is told an effort.</summary>
    public ReadOnlySpan<int> Told(int agent, int effort) => positions[agent][effort];

    /// <summary>The first variable x of an agent at a position of the support.</summary>
    public int Payments(int agent, int position) => firstPayments[agent] + (position * BlockOf(agent));

    /// <summary>The number of payments to an agent at one position: report cells × states.</summary>
    public int BlockOf(int agent) => Cells[agent].Count * problem.StateCount;

    /// <summary>The number of coefficients that a program of this layout has, about.</summary>
    public long Coefficients(bool isCapped)
    {
        long count = Support.Count;
        for (int agent = 0; agent < problem.AgentCount; agent++)
        {
            long payments = (long)Support.Count * BlockOf(agent);
            long efforts = problem.Costs[agent].Count;
            long signals = problem.Signals.Counts[agent];
            count += payments * ((signals * (efforts + 1)) + efforts + (isCapped ? 2 : 0)) + (efforts * efforts * signals * (signals + 1));
        }

        return count;
    }
}
