using Mechanisms.Bandits.Learners;
using static System.FormattableString;

namespace Mechanisms.Bandits.Linear;

/// <summary>A contextual learner at work: mutable, single-threaded, forkable.</summary>
/// <remarks>
/// One round is <see cref="Choose"/> followed by <see cref="Observe"/>. What is observed names the context that was played, so it may be
/// observed late, or of an arm that somebody else chose. A fork continues on its own from the same state with the same draws.
/// </remarks>
public abstract class ContextualRun
{
    /// <summary>What <see cref="Choose"/> returns when no arm may be played.</summary>
    public const int Nobody = LearnerRun.Nobody;

    /// <summary>More arms than this have no random streams of their own.</summary>
    private const int MostArms = 65_536;

    /// <summary>Initializes a run.</summary>
    /// <param name="arms">Number of arms, 1 to 65,536.</param>
    /// <param name="dimension">Length of every context, 1 to 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    protected ContextualRun(int arms, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arms, MostArms);
        Arms = arms;
        Dimension = LinearSettings.Dimension(dimension);
    }

    /// <summary>Gets the number of arms.</summary>
    public int Arms { get; }

    /// <summary>Gets the length of every context.</summary>
    public int Dimension { get; }

    /// <summary>Chooses the arm of the coming round.</summary>
    /// <param name="contexts">What the arms show, row-major, shape [arm, dimension], finite.</param>
    /// <param name="available">Which arms may be chosen, shape [arm]; all of them when empty.</param>
    /// <returns>
    /// Arm from 0; ties go to the lowest arm. Calling it twice without an observation gives the same arm. <see cref="Nobody"/> when no arm
    /// may be played.
    /// </returns>
    /// <exception cref="ArgumentException">A shape does not fit, or the context of an arm that may be chosen is not finite.</exception>
    public int Choose(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available = default)
    {
        if (contexts.Length != Arms * Dimension)
        {
            throw new ArgumentException(
                $"Contexts of {Arms} arms must have {Arms} × {Dimension} = {Arms * Dimension} entries; got {contexts.Length}.", nameof(contexts));
        }

        return available.Length == 0 || available.Length == Arms
            ? Pick(contexts, available)
            : throw new ArgumentException(
                $"Availability must have one entry for each of {Arms} arms, or none; got {available.Length}.", nameof(available));
    }

    /// <summary>Takes in what an arm paid.</summary>
    /// <param name="arm">The arm played.</param>
    /// <param name="context">The context it showed, shape [dimension], finite.</param>
    /// <param name="reward">What it paid, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arm.</exception>
    /// <exception cref="ArgumentException">The context has another length, or something is not finite.</exception>
    public void Observe(int arm, ReadOnlySpan<double> context, double reward)
    {
        RequireArm(arm);
        LinearSettings.RequireContext(context, Dimension);
        LinearSettings.RequireReward(reward);
        Learn(arm, context, reward);
    }

    /// <summary>Whether the learner has not removed an arm.</summary>
    /// <param name="arm">Arm from 0.</param>
    /// <returns>False once the learner removed the arm for good; always true for learners that remove none.</returns>
    public virtual bool IsActive(int arm) => true;

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract ContextualRun Fork();

    /// <summary>Chooses an arm; shapes are checked.</summary>
    /// <param name="contexts">Shape [arm, dimension]; whoever reads one checks that it is finite.</param>
    /// <param name="available">Shape [arm], or empty for all.</param>
    /// <returns>The arm, or <see cref="Nobody"/>.</returns>
    protected abstract int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available);

    /// <summary>Takes in a sample that is checked.</summary>
    /// <param name="arm">The arm played.</param>
    /// <param name="context">Its context, shape [dimension].</param>
    /// <param name="reward">What it paid.</param>
    protected abstract void Learn(int arm, ReadOnlySpan<double> context, double reward);

    /// <summary>Checks that an arm exists.</summary>
    /// <param name="arm">The arm.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arm.</exception>
    protected void RequireArm(int arm)
    {
        if ((uint)arm >= (uint)Arms)
        {
            throw new ArgumentOutOfRangeException(nameof(arm), arm, $"An arm must lie in 0..{Arms - 1}; got {arm}.");
        }
    }

    /// <summary>The error of an index that is no number.</summary>
    internal static ArgumentException NotFinite(int arm, double index) => new(Invariant(
        $"The index of arm {arm} is {index}: its context holds a number that is not finite, or one too large to square."), nameof(index));
}
