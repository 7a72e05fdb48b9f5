using System.Diagnostics.CodeAnalysis;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>Run of <see cref="DiscoverAndCover"/>, with the samples that it took and the cover that it found.</summary>
/// <remarks>Rounds within a question allocate nothing. A fork takes the search up again from its samples.</remarks>
public sealed class DiscoverAndCoverRun : ContractRun
{
    private readonly DiscoverAndCover settings;
    private readonly Sequence<double> rewards;
    private readonly double sum;
    private readonly long horizon;
    private readonly double radius;
    private readonly MetaActions answers;
    private readonly long[] counts;
    private CoverSearch search;
    private IEnumerator<Contract> questions;
    private Contract announced;
    private int best = -1;
    private bool hasAskedAll;
    private long rounds;
    private long asked;
    private double wanted;

    internal DiscoverAndCoverRun(DiscoverAndCover settings, Sequence<double> rewards, double sum, long horizon)
    {
        (this.settings, this.rewards, this.sum, this.horizon) = (settings, rewards, sum, horizon);
        (radius, counts) = (settings.Radius(horizon), new long[rewards.Count]);
        answers = new(radius);
        announced = Contract.Create(new double[rewards.Count]);
        Restart();
        Advance();
    }

    private DiscoverAndCoverRun(DiscoverAndCoverRun other)
    {
        (settings, rewards, sum, horizon, radius) = (other.settings, other.rewards, other.sum, other.horizon, other.radius);
        (answers, counts, announced, best, hasAskedAll) = (other.answers.Copy(), [.. other.counts], other.announced, other.best, other.hasAskedAll);
        (rounds, asked, wanted, IsExploring, Programs, Cover) = (other.rounds, other.asked, other.wanted, other.IsExploring, other.Programs, other.Cover);
        Restart();
        if (IsExploring)
        {
            // The same samples lead the search to the same question; programs that it solves again on the way are counted already.
            _ = NextQuestion();
            Programs = other.Programs;
        }
    }

    /// <inheritdoc/>
    public override long Rounds => rounds;

    /// <inheritdoc/>
    public override Sequence<ContractSample> Samples => answers.Samples.ToSequence();

    /// <summary>Gets a value indicating whether the learner still asks questions.</summary>
    public bool IsExploring { get; private set; } = true;

    /// <summary>Gets the cover; null until every vertex of every region was asked about.</summary>
    public ContractCover? Cover { get; private set; }

    /// <summary>Gets the number of linear programs solved.</summary>
    public int Programs { get; private set; }

    /// <summary>Gets the number of meta-actions told apart.</summary>
    public int MetaActions => answers.Count;

    /// <inheritdoc/>
    public override Contract Announce() => announced;

    /// <inheritdoc/>
    public override void Observe(int outcome)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)outcome, (uint)rewards.Count, nameof(outcome));
        rounds++;
        if (!IsExploring)
        {
            return;
        }

        counts[outcome]++;
        asked++;
        if (asked >= wanted)
        {
            Conclude();
            Advance();
        }
    }

    /// <inheritdoc/>
    /// <remarks>The contract that left most of those asked about, the first of equal ones, with its sample; the first announced, without one, before any question ended. The bound on the loss is that of the <see cref="Cover"/>, once nothing is left to ask.</remarks>
    public override CommittedContract Commit() => best < 0 ? new(announced) : new(Best, answers.Samples[best], hasAskedAll ? Cover?.LossBound : null);

    /// <inheritdoc/>
    public override ContractRun Fork() => new DiscoverAndCoverRun(this);

    private Contract Best => best < 0 ? announced : answers.Samples[best].Contract;

    private void Conclude()
    {
        ContractSample sample = new(announced, counts.Select(count => (double)count / asked).ToSequence(), asked, radius);
        answers.Add(sample);
        best = best < 0 || sample.Value(rewards) > answers.Samples[best].Value(rewards) ? answers.Samples.Count - 1 : best;
        Array.Clear(counts);
        asked = 0;
    }

    private void Advance()
    {
        wanted = settings.Rounds(radius, rewards.Count, answers.Samples.Count + 1);
        IsExploring = wanted <= horizon - rounds && answers.Count <= DiscoverAndCover.MostMetaActions && NextQuestion();
        announced = IsExploring ? questions.Current : Best;
    }

    // Merged or wider meta-actions void all cuts: the search begins anew, and what it asks again is known.
    private bool NextQuestion()
    {
        bool isOpen;
        do
        {
            if (search.Version != answers.Version)
            {
                Restart();
                Cover = null;
            }

            isOpen = questions.MoveNext();
            Programs += Cover is null && search.Cover is { } found ? found.Regions.Count : 0;
            Cover = search.Cover;
        }
        while (isOpen && answers.Knows(questions.Current));
        hasAskedAll = !isOpen;
        return isOpen;
    }

    [MemberNotNull(nameof(search), nameof(questions))]
    private void Restart()
    {
        search = new(settings, rewards, sum, radius, answers);
        questions = search.Questions().GetEnumerator();
    }
}
