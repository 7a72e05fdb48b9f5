using Mechanisms.Games.Deviations;

namespace Mechanisms.Learning.Senders;

/// <summary>What a receiver knows before she learns from informed senders: how many signals each has and how many actions she has herself.</summary>
/// <remarks>Neither utilities nor probabilities are among it. Utilities lie in [0, 1]. Immutable and thread-safe.</remarks>
public sealed record SendersTask
{
    /// <summary>Initializes a task.</summary>
    /// <param name="signals">The signal profiles.</param>
    /// <param name="actions">Number of actions, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no action.</exception>
    /// <exception cref="ArgumentException">There is no sender.</exception>
    public SendersTask(ProfileSpace signals, int actions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
        (Signals, Actions) = signals.Players > 0
            ? (signals, actions)
            : throw new ArgumentException("There must be at least 1 sender; got none. Give the number of signals of each.", nameof(signals));
    }

    /// <summary>Gets the signal profiles.</summary>
    public ProfileSpace Signals { get; }

    /// <summary>Gets the number of actions.</summary>
    public int Actions { get; }

    /// <summary>Gets the number of senders.</summary>
    public int Senders => Signals.Players;

    /// <summary>Gets the number of lies, pairs of a signal and another report over all senders.</summary>
    public int Lies => Signals.Counts.Sum(count => count * (count - 1));

    /// <summary>Gets the number of probabilities of a promise.</summary>
    internal int Entries => Signals.Count * Actions;
}
