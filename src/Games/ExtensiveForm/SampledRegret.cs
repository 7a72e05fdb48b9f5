using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Counterfactual regret minimization on samples of the tree, unbiased in every regret.</summary>
/// <remarks>
/// In an iteration each player learns once. External sampling draws what chance and the others do and tries all own actions; outcome sampling draws a
/// single path, on which the learner explores, and divides by the probability of what it drew. The average strategy is gathered as its authors do:
/// by external sampling where the player before learns (a lone player's where it learns itself, by own reach), by outcome sampling by own reach over the
/// probability of the path.
/// <para>
/// With external sampling and more than two players the weight of an iteration in the average of a set is the own reach times that of the players who
/// neither learn nor own it, not own reach alone: sets that these come to avoid keep the averages of early iterations. Outcome sampling weighs by own reach
/// with any number of players, and so does <see cref="CounterfactualRegret"/>.
/// </para>
/// <para>
/// Time O(own actions on the paths drawn) an iteration, no allocation. Perfect recall is required, and no path of more than 2,000 moves. Runs are
/// single-threaded; settings are immutable.
/// </para>
/// </remarks>
[Reference("lanctot2009", "external sampling, outcome sampling")]
public sealed record SampledRegret
{
    /// <summary>Gets how paths are drawn.</summary>
    /// <value><see cref="PathSampling.External"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the choices.</exception>
    public PathSampling Sampling
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The sampling must be one of the choices.");
    }

    /// <summary>Gets how much of the learner's draws is uniform in outcome sampling.</summary>
    /// <value>Above 0 and at most 1; 0.6 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1] or NaN.</exception>
    public double Exploration
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The exploration must be above 0 and at most 1.");
    }

    = 0.6;

    /// <summary>Begins a run.</summary>
    /// <param name="game">The game, with perfect recall.</param>
    /// <param name="key">Owner of the random numbers.</param>
    /// <returns>The run, before its first iteration: all strategies are uniform.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The game has not perfect recall, or a path of more than 2,000 moves.</exception>
    public SampledRegretRun Begin(ExtensiveFormGame game, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(game);
        return new(this, SequenceTree<double>.Of(game, number => number.ToDouble()), key);
    }
}
