using System.Globalization;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Fairness;

/// <summary>A learner of fair acceptance at work: mutable, single-threaded, forkable.</summary>
/// <remarks>
/// One round: <see cref="Face"/> the individuals; <see cref="Acceptance"/> is then the policy an <see cref="AuditPanel"/> judges, and
/// <see cref="Hypothesis"/> the draw that decides; <see cref="Observe(ReadOnlySpan{bool}, FairnessReport?)"/> takes in the labels of the accepted and the panel's report.
/// </remarks>
public abstract class FairRun
{
    private readonly double[] acceptance;
    private readonly StreamKey key;
    private FairRound? faced;

    /// <summary>Initializes a run before its first round.</summary>
    /// <param name="hypotheses">Number of hypotheses, at least 1.</param>
    /// <param name="individuals">Number of individuals of a round, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    protected FairRun(int hypotheses, int individuals, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hypotheses, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(individuals, 1);
        Hypotheses = hypotheses;
        acceptance = new double[individuals];
        this.key = key.Role(Streams.Learner).Agent(0);
    }

    /// <summary>Initializes a copy.</summary>
    /// <param name="original">The run to copy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="original"/> is null.</exception>
    protected FairRun(FairRun original)
    {
        ArgumentNullException.ThrowIfNull(original);
        (Hypotheses, Hypothesis, Rounds, key, faced) = (original.Hypotheses, original.Hypothesis, original.Rounds, original.key, original.faced);
        acceptance = [.. original.acceptance];
    }

    /// <summary>Gets the number of hypotheses.</summary>
    public int Hypotheses { get; }

    /// <summary>Gets the number of individuals of a round.</summary>
    public int Individuals => acceptance.Length;

    /// <summary>Gets the number of rounds observed.</summary>
    public long Rounds { get; private set; }

    /// <summary>Gets the hypothesis drawn for the round faced.</summary>
    public int Hypothesis { get; private protected set; }

    /// <summary>Gets the probability with which the policy accepts each individual of the round faced, shape [individual]. A view until the next round.</summary>
    public ReadOnlySpan<double> Acceptance => acceptance;

    /// <summary>Gets the probability with which each hypothesis is drawn, shape [hypothesis]; they sum to 1. A view until the next observation.</summary>
    public abstract ReadOnlySpan<double> Weights { get; }

    /// <summary>Faces the individuals of the coming round: fixes the policy and draws the hypothesis that decides.</summary>
    /// <param name="round">The individuals.</param>
    /// <exception cref="ArgumentNullException"><paramref name="round"/> is null.</exception>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    public void Face(FairRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (round.Hypotheses != Hypotheses || round.Individuals != Individuals)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"A round must have {Hypotheses} hypotheses and {Individuals} individuals; got {round.Hypotheses} and {round.Individuals}."), nameof(round));
        }

        faced = round;
        RandomStream stream = new StreamPosition(key, 4 * (ulong)Rounds).Open();
        double uniform = stream.NextDouble();
        Hypothesis = SimplexSampler.Draw(Weights, uniform);
        for (int individual = 0; individual < acceptance.Length; individual++)
        {
            double probability = 0;
            for (int hypothesis = 0; hypothesis < Hypotheses; hypothesis++)
            {
                probability += round.Decisions[hypothesis, individual] ? Weights[hypothesis] : 0;
            }

            acceptance[individual] = probability;
        }
    }

    /// <summary>Takes in what came of the round faced.</summary>
    /// <param name="labels">Whether each individual deserved acceptance, shape [individual]; entries of rejected individuals are not read.</param>
    /// <param name="report">What the panel reported of <see cref="Acceptance"/>, or null.</param>
    /// <exception cref="InvalidOperationException">No round was faced.</exception>
    /// <exception cref="ArgumentException">The shape differs, or the report names no individual.</exception>
    public void Observe(ReadOnlySpan<bool> labels, FairnessReport? report) => Observe(Hypothesis, labels, report);

    /// <summary>Takes in what would have come of the round faced had another hypothesis been drawn: for checks that enumerate all draws.</summary>
    /// <param name="hypothesis">The hypothesis that decided.</param>
    /// <param name="labels">Whether each individual deserved acceptance, shape [individual]; entries of rejected individuals are not read.</param>
    /// <param name="report">What the panel reported of <see cref="Acceptance"/>, or null.</param>
    /// <exception cref="InvalidOperationException">No round was faced.</exception>
    /// <exception cref="ArgumentException">The shape differs, or the report names no individual.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hypothesis.</exception>
    internal void Observe(int hypothesis, ReadOnlySpan<bool> labels, FairnessReport? report)
    {
        FairRound round = faced ?? throw new InvalidOperationException("There is no round to observe. Face one first.");
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)hypothesis, (uint)Hypotheses, nameof(hypothesis));
        if (labels.Length != Individuals)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"There must be a label for each of {Individuals} individuals; got {labels.Length}."), nameof(labels));
        }

        if (report is { } pair && ((uint)pair.Favored >= (uint)Individuals || (uint)pair.Slighted >= (uint)Individuals || pair.Favored == pair.Slighted))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"A report must name two individuals in 0..{Individuals - 1}; got {pair}."), nameof(report));
        }

        Learn(round, hypothesis, labels, report);
        Rounds++;
        faced = null;
    }

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract FairRun Fork();

    /// <summary>Moves on by one round.</summary>
    /// <param name="round">The round faced.</param>
    /// <param name="hypothesis">The hypothesis that decided.</param>
    /// <param name="labels">Labels; those of rejected individuals must not be read.</param>
    /// <param name="report">The panel's report.</param>
    protected abstract void Learn(FairRound round, int hypothesis, ReadOnlySpan<bool> labels, FairnessReport? report);
}
