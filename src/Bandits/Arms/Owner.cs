using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Who decides for which arms.</summary>
/// <remarks>One arm is the usual case. Several are a coalition when they are independent arms that act as one, and Sybils when they are copies of one.</remarks>
public sealed record Owner
{
    /// <summary>Initializes an owner.</summary>
    /// <param name="arms">Indices of its arms, at least one, increasing, from 0.</param>
    /// <param name="agent">How it decides.</param>
    /// <exception cref="ArgumentNullException"><paramref name="agent"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no arm, or they do not increase from 0 on.</exception>
    public Owner(Sequence<int> arms, IStrategicAgent agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        int previous = -1;
        foreach (int arm in arms)
        {
            previous = arm > previous
                ? arm
                : throw new ArgumentException($"An owner's arms must increase from 0 on; got {arms}. Sort them and drop repetitions.", nameof(arms));
        }

        Arms = arms.Count > 0 ? arms : throw new ArgumentException("An owner needs at least one arm; got none.", nameof(arms));
        Agent = agent;
    }

    /// <summary>Gets the indices of its arms, increasing.</summary>
    public Sequence<int> Arms { get; }

    /// <summary>Gets how it decides.</summary>
    public IStrategicAgent Agent { get; }
}
