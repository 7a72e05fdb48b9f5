using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>What takes the place of the model in the program of a principal who learns.</summary>
/// <param name="Weights">Joint frequencies of report profile and state, shape [effort profile][report profile · state].</param>
/// <param name="Differences">Differences of costs, shape [agent][told · efforts + made].</param>
/// <param name="Forgiven">What an agent told an effort may gain by another, or at the effort itself by each misreported signal, given what it was told, shape [agent][told · efforts + made], in money.</param>
/// <param name="Shares">The share of the known rule in what an agent will be paid when told an effort, shape [agent][effort].</param>
/// <param name="KnownPayments">What the known rule pays in expectation, shape [agent][effort], in money.</param>
internal sealed record HiringEstimates(double[][] Weights, double[][] Differences, double[][] Forgiven, double[][] Shares, double[][] KnownPayments)
{
    /// <summary>Reads counts and searches.</summary>
    /// <remarks>
    /// Two distributions at L1 distance r give expectations of numbers between 0 and the cap M that differ by M r / 2 at most. Thus a deviation, which compares two expected payments, is misjudged by M r; so is a lie, whose payments differ by
    /// −M to M under one distribution; and the difference of costs at a switch by M/2 times the two own radii, and what is left of the segment.
    /// <para>
    /// Forgiven is k = M r and that width. On the good event an agent gains 2k at most, given what it was told, by another effort or by each signal that it misreports: once by what is forgiven, once by the error of estimates. Under the known rule it loses the margin.
    /// A share 2k / (2k + margin) of the known rule leaves no gain.
    /// </para>
    /// </remarks>
    public static HiringEstimates Of(HiringTask task, ProfileCounts counts, IReadOnlyList<CostDifferences<double[]>> costs)
    {
        double misjudged = task.PaymentCap * Enumerable.Range(0, task.Efforts.Count).Max(counts.Radius);
        double[][] differences = new double[task.AgentCount][];
        double[][] forgiven = new double[task.AgentCount][];
        for (int agent = 0; agent < differences.Length; agent++)
        {
            int efforts = task.Efforts.Counts[agent];
            (differences[agent], forgiven[agent]) = (new double[efforts * efforts], new double[efforts * efforts]);
            for (int pair = 0; pair < efforts * efforts; pair++)
            {
                CostEstimate cost = CostOf(task, costs[agent], pair / efforts, pair % efforts);
                (differences[agent][pair], forgiven[agent][pair]) = (cost.Difference, misjudged + cost.Width);
            }
        }

        return new(
            [.. Enumerable.Range(0, task.Efforts.Count).Select(counts.Frequencies)],
            differences,
            forgiven,
            PerEffort(task, (agent, effort) => Share(Slack(task, forgiven, agent, effort), task.Margins[agent][effort])),
            PerEffort(task, (agent, effort) => OwnRule.Value(task.InducingRules[agent][effort].Entries, counts.OwnFrequencies(agent, effort), task.StateCount)));
    }

    /// <summary>What is known of a difference of costs: between efforts that payments up to the cap induce it is no larger than the cap.</summary>
    public static CostEstimate CostOf(HiringTask task, CostDifferences<double[]> costs, int effort, int other) =>
        costs.Width(effort, other) is var width && width <= task.PaymentCap ? new(costs.Of(effort, other), width) : new(0, effort == other ? 0 : task.PaymentCap);

    /// <summary>Updates the differences of an agent's costs from present frequencies.</summary>
    public static void Update(HiringTask task, ProfileCounts counts, int agent, CostDifferences<double[]> costs)
    {
        double[][] own = [.. Enumerable.Range(0, task.Efforts.Counts[agent]).Select(effort => counts.OwnFrequencies(agent, effort))];
        costs.Update((effort, other, rule) => (
            OwnRule.Value(rule, own[effort], task.StateCount) - OwnRule.Value(rule, own[other], task.StateCount),
            task.PaymentCap / 2 * (counts.OwnRadius(agent, effort) + counts.OwnRadius(agent, other))));
    }

    /// <summary>What an agent told an effort may gain at most by a deviation that the program allows, given what it was told, on the good event.</summary>
    public double Slack(HiringTask task, int agent, int effort) => Slack(task, Forgiven, agent, effort);

    /// <summary>What an effort profile earns with the best decisions on these frequencies, once the known rules have had their share.</summary>
    public double Worth(HiringTask task, int efforts) =>
        Gross(task, efforts) - Enumerable.Range(0, task.AgentCount).Sum(agent => Shares[agent][task.Efforts.Choice(efforts, agent)] * KnownPayments[agent][task.Efforts.Choice(efforts, agent)]);

    /// <summary>What an effort profile earns with the best decisions on these frequencies, payments left out.</summary>
    public double Gross(HiringTask task, int efforts)
    {
        CompensatedSum sum = default;
        for (int reports = 0; reports < task.Signals.Count; reports++)
        {
            sum += Worth(task, Weights[efforts].AsSpan(reports * task.StateCount, task.StateCount), Decide(task, efforts, reports));
        }

        return sum.Value;
    }

    /// <summary>The best decision on these frequencies; ties go to the lowest.</summary>
    public int Decide(HiringTask task, int efforts, int reports) => Decide(task, Weights[efforts].AsSpan(reports * task.StateCount, task.StateCount));

    /// <summary>The best decision for joint weights of one report profile with each state; ties go to the lowest.</summary>
    public static int Decide(HiringTask task, ReadOnlySpan<double> weights)
    {
        (int best, double highest) = (0, Worth(task, weights, 0));
        for (int decision = 1; decision < task.Utility.Rows; decision++)
        {
            double worth = Worth(task, weights, decision);
            (best, highest) = worth > highest ? (decision, worth) : (best, highest);
        }

        return best;
    }

    private static double[][] PerEffort(HiringTask task, Func<int, int, double> of) =>
        [.. task.Efforts.Counts.Select((efforts, agent) => Enumerable.Range(0, efforts).Select(effort => of(agent, effort)).ToArray())];

    private static double Slack(HiringTask task, double[][] forgiven, int agent, int effort)
    {
        int efforts = task.Efforts.Counts[agent];
        return 2 * forgiven[agent].AsSpan(effort * efforts, efforts).ToArray().Max();
    }

    private static double Share(double slack, double margin) => slack / (slack + margin);

    private static double Worth(HiringTask task, ReadOnlySpan<double> weights, int decision)
    {
        double worth = 0;
        for (int state = 0; state < weights.Length; state++)
        {
            worth += weights[state] * task.Utility[decision, state];
        }

        return worth;
    }
}
