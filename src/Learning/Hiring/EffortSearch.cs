using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>Bisects between the known rules of every pair of one agent's efforts for the places where its effort switches. Single-threaded.</summary>
/// <remarks>
/// What an effort earns under a rule is the best report's payment on every signal: convex along the segment, and of slope at most the cap. A switch that lies in a part of length w tells the difference of costs, read off in its middle, up to
/// cap · w. Where the effort cannot be told under the next rule, the part that is left is taken as it is.
/// </remarks>
internal sealed class EffortSearch
{
    private readonly HiringTask task;
    private readonly int agent;
    private readonly double resolution;
    private readonly IEffortReading reading;
    private int pair;
    private SwitchBisection? bisection;
    private double[]? rule;

    public EffortSearch(HiringTask task, int agent, double resolution, IEffortReading reading)
    {
        (this.task, this.agent, this.resolution, this.reading) = (task, agent, resolution, reading);
        Costs = new(Efforts);
        Advance();
    }

    private EffortSearch(EffortSearch other)
    {
        (task, agent, resolution, reading, pair) = (other.task, other.agent, other.resolution, other.reading.Copy(), other.pair);
        (bisection, rule, Costs) = (other.bisection?.Copy(), other.rule, other.Costs.Copy());
    }

    /// <summary>Gets the differences of costs found.</summary>
    public CostDifferences<double[]> Costs { get; }

    /// <summary>Gets a value indicating whether all pairs have been searched.</summary>
    public bool IsDone => bisection is null;

    /// <summary>Gets the effort that the agent is told: the answer before the switch.</summary>
    public int Told => bisection?.Answer ?? 0;

    /// <summary>Gets the payments to try, shape [report, state], flat; those known to induce effort 0 in the end.</summary>
    public double[] Rule => rule ??= bisection is null ? task.InducingRules[agent][0].Entries.ToArray() : Between(bisection.Middle);

    private int Efforts => task.Efforts.Counts[agent];

    /// <summary>Takes in a round; whether the rule or the effort told has changed.</summary>
    /// <param name="effort">The effort made; −1 where it is not seen.</param>
    /// <param name="report">The report.</param>
    /// <param name="state">The state.</param>
    public bool Observe(int effort, int report, int state)
    {
        if (bisection is null)
        {
            return false;
        }

        int answer = reading.Read(effort, report, state);
        if (answer < 0)
        {
            return false;
        }

        Note(bisection.Observe(answer));
        Advance();
        return true;
    }

    /// <summary>An independent copy.</summary>
    public EffortSearch Copy() => new(this);

    // Goes on to the next rule under which the effort can be told.
    private void Advance()
    {
        rule = null;
        NextPair();
        while (bisection is not null && !reading.Begin(Rule))
        {
            Note(bisection.Settle());
            rule = null;
            NextPair();
        }
    }

    private void NextPair()
    {
        if (bisection is { IsDone: true })
        {
            bisection = null;
            pair++;
        }

        while (bisection is null && pair < Efforts * Efforts)
        {
            (int one, int other) = (pair / Efforts, pair % Efforts);
            bisection = one < other ? new(one, other, Efforts, resolution) : null;
            pair += bisection is null ? 1 : 0;
        }
    }

    private void Note(AnswerSwitch? settled)
    {
        if (settled is { } found)
        {
            Costs.Add(found.Before, found.After, Between(found.Place), task.PaymentCap * found.Width);
        }
    }

    private double[] Between(double place)
    {
        Sequence<Matrix<double>> known = task.InducingRules[agent];
        return OwnRule.Mixed(known[pair / Efforts], known[pair % Efforts], place);
    }
}
