using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Dynamics;

/// <summary>A learner of full information at work: mutable, single-threaded, forkable.</summary>
/// <remarks>
/// One round is reading <see cref="Strategy"/>, then <see cref="Observe"/> with the loss of every action (or the gradient of the loss at the strategy).
/// A player who earns utilities passes them with the sign turned. The run keeps the account of its own regret, so that it can show
/// <see cref="Evidence"/>. No round allocates.
/// </remarks>
public abstract class NoRegretRun
{
    private readonly double[] strategy;
    private readonly double[] totals;
    private CompensatedSum loss;

    /// <summary>Initializes a run before its first round, at the center of its set.</summary>
    /// <param name="set">The points to choose from.</param>
    /// <exception cref="ArgumentNullException"><paramref name="set"/> is null.</exception>
    protected NoRegretRun(ConvexSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Set = set;
        strategy = new double[set.Dimension];
        totals = new double[set.Dimension];
        set.Center(strategy);
    }

    /// <summary>Initializes a copy.</summary>
    /// <param name="original">The run to copy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="original"/> is null.</exception>
    protected NoRegretRun(NoRegretRun original)
    {
        ArgumentNullException.ThrowIfNull(original);
        Set = original.Set;
        strategy = [.. original.strategy];
        totals = [.. original.totals];
        loss = original.loss;
        Rounds = original.Rounds;
        LargestSpread = original.LargestSpread;
    }

    /// <summary>Gets the points to choose from.</summary>
    public ConvexSet Set { get; }

    /// <summary>Gets the number of rounds observed.</summary>
    public long Rounds { get; private set; }

    /// <summary>Gets the point of the coming round, shape [action]; on a simplex a mixed strategy, which sums to 1. A view until the next observation.</summary>
    public ReadOnlySpan<double> Strategy => strategy;

    /// <summary>Gets the cumulative losses, shape [action]. A view until the next observation.</summary>
    public ReadOnlySpan<double> TotalLosses => totals;

    /// <summary>Gets the learner's own cumulative loss: the sum of ⟨loss, strategy⟩.</summary>
    public double TotalLoss => loss.Value;

    /// <summary>Gets the cumulative loss less that of the best fixed point in hindsight.</summary>
    public virtual double Regret => TotalLoss - Set.SmallestValue(totals);

    /// <summary>Gets the regret with its bounds.</summary>
    public RegretBound Evidence => Rounds == 0 ? default : new(Regret, PathwiseBound, WorstCaseBound);

    /// <summary>Gets the bound on the regret that follows from the losses seen; +∞ where none is known.</summary>
    protected abstract double PathwiseBound { get; }

    /// <summary>Gets the bound on the regret over all sequences as long and as spread as the one seen; +∞ where none is known.</summary>
    protected abstract double WorstCaseBound { get; }

    /// <summary>Gets the largest difference between two losses of one round so far.</summary>
    protected double LargestSpread { get; private set; }

    /// <summary>Takes in the losses of the round.</summary>
    /// <param name="losses">Loss of every action, or gradient at the strategy, shape [action], finite.</param>
    /// <exception cref="ArgumentException">The shape differs, or a loss is NaN or infinite; the run is unchanged.</exception>
    public void Observe(ReadOnlySpan<double> losses)
    {
        Require(losses, nameof(losses));
        RequireMore(losses);
        double own = 0;
        double least = losses[0];
        double most = losses[0];
        for (int action = 0; action < losses.Length; action++)
        {
            own += losses[action] * strategy[action];
            totals[action] += losses[action];
            least = Math.Min(least, losses[action]);
            most = Math.Max(most, losses[action]);
        }

        loss += own;
        LargestSpread = Math.Max(LargestSpread, most - least);
        Rounds++;
        Learn(losses, strategy);
    }

    /// <summary>Tells an optimistic learner which losses to expect in the coming round, in place of its own hint.</summary>
    /// <remarks>The hint holds for one round. It moves <see cref="Strategy"/>, and never breaks a bound: a wrong hint only makes it larger.</remarks>
    /// <param name="losses">The losses expected, shape [action], finite.</param>
    /// <exception cref="ArgumentException">The shape differs, or a loss is NaN or infinite.</exception>
    /// <exception cref="NotSupportedException">The learner takes no hints.</exception>
    public void Expect(ReadOnlySpan<double> losses)
    {
        Require(losses, nameof(losses));
        LearnHint(losses, strategy);
    }

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract NoRegretRun Fork();

    /// <summary>Refuses losses that the learner's guarantee excludes, before anything changes.</summary>
    /// <param name="losses">Finite losses of the right shape.</param>
    /// <exception cref="ArgumentException">The guarantee excludes the losses.</exception>
    protected virtual void RequireMore(ReadOnlySpan<double> losses)
    {
    }

    /// <summary>Moves on by one round.</summary>
    /// <param name="losses">The losses of the round, already in <see cref="TotalLosses"/>.</param>
    /// <param name="strategy">The strategy of the round; receives that of the next.</param>
    protected abstract void Learn(ReadOnlySpan<double> losses, Span<double> strategy);

    /// <summary>Takes in a hint.</summary>
    /// <param name="losses">The losses expected.</param>
    /// <param name="strategy">Receives the strategy of the coming round.</param>
    /// <exception cref="NotSupportedException">The learner takes no hints.</exception>
    protected virtual void LearnHint(ReadOnlySpan<double> losses, Span<double> strategy) =>
        throw new NotSupportedException("This learner takes no hints. Use an optimistic one.");

    private void Require(ReadOnlySpan<double> losses, string name)
    {
        if (losses.Length != strategy.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"There must be one loss per action, that is {strategy.Length}; got {losses.Length}."), name);
        }

        for (int action = 0; action < losses.Length; action++)
        {
            if (!double.IsFinite(losses[action]))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Losses must be finite; got {losses[action]} for action {action}."), name);
            }
        }
    }
}
