using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>What principals with observed and with hidden efforts have in common: exploration, searches, one program, commitment. Single-threaded.</summary>
internal sealed class HiringCore
{
    private readonly HiringTask task;
    private readonly HiringSettings settings;
    private readonly long roundsPerProfile;
    private readonly Func<ProfileCounts, int, EffortSearch> begin;
    private readonly ProfileCounts counts;
    private EffortSearch[]? searches;
    private AnnouncedMechanism? announced;
    private CommittedMechanism? committed;

    /// <summary>Initializes a run.</summary>
    /// <param name="task">What the principal knows.</param>
    /// <param name="horizon">Rounds of the run.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="begin">Begins the search for what an agent's efforts cost, once the counts of the exploration are complete.</param>
    public HiringCore(HiringTask task, long horizon, HiringSettings settings, Func<ProfileCounts, int, EffortSearch> begin)
    {
        (this.task, this.settings, this.begin) = (task, settings, begin);
        roundsPerProfile = settings.RoundsPerProfile(horizon);
        counts = new(task, settings.Confidence, settings.Scale);
    }

    private HiringCore(HiringCore other)
    {
        (task, settings, begin, roundsPerProfile) = (other.task, other.settings, other.begin, other.roundsPerProfile);
        (counts, searches) = (other.counts.Copy(), other.searches is { } begun ? Array.ConvertAll(begun, search => search.Copy()) : null);
        (announced, committed, Rounds, Pivots) = (other.announced, other.committed, other.Rounds, other.Pivots);
    }

    /// <summary>Gets the rounds observed.</summary>
    public long Rounds { get; private set; }

    /// <summary>Gets the pivots of the program.</summary>
    public long Pivots { get; private set; }

    /// <summary>Gets what the principal is at.</summary>
    public HiringPhase Phase => committed is not null ? HiringPhase.Committed : searches is not null ? HiringPhase.Searching : HiringPhase.Exploring;

    private int Explored => (int)(Rounds / roundsPerProfile);

    /// <summary>The mechanism of the coming round.</summary>
    public AnnouncedMechanism Announce() => announced ??= committed?.Mechanism ?? (searches is null ? Exploration() : Search());

    /// <summary>Takes in a round; the effort profile is −1 where it is not seen.</summary>
    public void Observe(int efforts, int reports, int state)
    {
        RequireBelow(efforts, task.Efforts.Count, nameof(efforts), least: -1);
        RequireBelow(reports, task.Signals.Count, nameof(reports));
        RequireBelow(state, task.StateCount, nameof(state));
        switch (Phase)
        {
            case HiringPhase.Exploring:
                Count(efforts < 0 ? Explored : efforts, reports, state);
                break;
            case HiringPhase.Searching:
                Follow(efforts, reports, state);
                break;
            default:
                break;
        }

        Rounds++;
        if (searches is null && Explored == task.Efforts.Count)
        {
            searches = [.. Enumerable.Range(0, task.AgentCount).Select(agent => begin(counts, agent))];
            announced = null;
        }

        if (committed is null && searches is not null && Array.TrueForAll(searches, search => search.IsDone))
        {
            Solve();
        }
    }

    /// <summary>What is known of an effort profile.</summary>
    public EffortEstimate Estimate(int efforts)
    {
        RequireBelow(efforts, task.Efforts.Count, nameof(efforts));
        return new(counts.Of(efforts), Sequence.Create<double>(counts.Frequencies(efforts)), counts.Radius(efforts));
    }

    /// <summary>What is known of a difference of costs.</summary>
    public CostEstimate CostDifference(int agent, int effort, int other)
    {
        RequireBelow(agent, task.AgentCount, nameof(agent));
        RequireBelow(effort, task.Efforts.Counts[agent], nameof(effort));
        RequireBelow(other, task.Efforts.Counts[agent], nameof(other));
        return committed is null || searches is null ? new(0, effort == other ? 0 : task.PaymentCap) : HiringEstimates.CostOf(task, searches[agent].Costs, effort, other);
    }

    /// <summary>The mechanism that was learned; before that, the known rules of the first profile.</summary>
    public CommittedMechanism Commit() => committed ?? HiringMixing.Known(task, 0, reports => Decide(0, reports));

    /// <summary>An independent copy.</summary>
    public HiringCore Copy() => new(this);

    // Decisions are looked at anew whenever the rounds of the profile have doubled.
    private void Count(int efforts, int reports, int state)
    {
        int explored = Explored;
        counts.Add(efforts, reports, state);
        bool isOver = (Rounds + 1) / roundsPerProfile != explored;
        announced = isOver || (efforts == explored && long.IsPow2(counts.Of(efforts))) ? null : announced;
    }

    private void Follow(int efforts, int reports, int state)
    {
        for (int agent = 0; agent < task.AgentCount; agent++)
        {
            int effort = efforts < 0 ? -1 : task.Efforts.Choice(efforts, agent);
            announced = searches![agent].Observe(effort, task.Signals.Choice(reports, agent), state) ? null : announced;
        }
    }

    private AnnouncedMechanism Exploration()
    {
        int efforts = Explored;
        return HiringMixing.Known(task, efforts, reports => Decide(efforts, reports)).Mechanism;
    }

    private AnnouncedMechanism Search()
    {
        int told = task.Efforts.IndexOf(Array.ConvertAll(searches!, search => search.Told));
        return HiringMixing.Always(task, told, Array.ConvertAll(searches!, search => search.Rule), reports => Decide(told, reports));
    }

    private int Decide(int efforts, int reports) =>
        HiringEstimates.Decide(task, counts.Frequencies(efforts).AsSpan(reports * task.StateCount, task.StateCount));

    // On a bad event no mechanism may seem incentive compatible: then the known rules of the best profile are kept.
    private void Solve()
    {
        for (int agent = 0; agent < task.AgentCount; agent++)
        {
            HiringEstimates.Update(task, counts, agent, searches![agent].Costs);
        }

        HiringEstimates estimates = HiringEstimates.Of(task, counts, Array.ConvertAll(searches!, search => search.Costs));
        HiringProgram program = new(task, estimates);
        LinearProgramSolution solution = settings.Program.Solve(program.Write(), CancellationToken.None);
        Pivots += solution.Pivots;
        committed = solution.IsOptimal ? HiringMixing.Of(task, estimates, program, solution.Primal.Span) : Fallback(estimates);
        announced = null;
    }

    private CommittedMechanism Fallback(HiringEstimates estimates)
    {
        int best = Enumerable.Range(0, task.Efforts.Count).MaxBy(efforts =>
            estimates.Gross(task, efforts) - Enumerable.Range(0, task.AgentCount).Sum(agent => estimates.KnownPayments[agent][task.Efforts.Choice(efforts, agent)]));
        return HiringMixing.Known(task, best, reports => Decide(best, reports));
    }

    private static void RequireBelow(int index, int count, string name, int least = 0)
    {
        if (index < least || index >= count)
        {
            throw new ArgumentOutOfRangeException(name, index, FormattableString.Invariant($"The index must lie in 0..{count - 1}; got {index}. Count from 0."));
        }
    }
}
