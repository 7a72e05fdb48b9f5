using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Who owns which arms, how they decide and in which order they move.</summary>
/// <remarks>Every arm has exactly one owner. Immutable and thread-safe.</remarks>
public sealed record Population
{
    /// <summary>Initializes a population.</summary>
    /// <param name="owners">The owners; each arm from 0 to the number of arms - 1 belongs to exactly one.</param>
    /// <param name="order">Who moves between epochs.</param>
    /// <exception cref="ArgumentException">There is no owner, or an arm has no owner or two.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The order is no value of the enumeration.</exception>
    public Population(Sequence<Owner> owners, MoveOrder order = MoveOrder.AtOnce)
    {
        if (!Enum.IsDefined(order))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, $"Choose one of {string.Join(", ", Enum.GetNames<MoveOrder>())}; got {order}.");
        }

        int[] arms = [.. owners.SelectMany(owner => owner.Arms).Order()];
        if (arms.Length == 0 || !arms.SequenceEqual(Enumerable.Range(0, arms.Length)))
        {
            throw new ArgumentException(
                $"Every arm from 0 on must have exactly one owner; the owners hold {arms.ToSequence()}. Give each arm to one owner.", nameof(owners));
        }

        (Owners, Order, Arms) = (owners, order, arms.Length);
    }

    /// <summary>Gets the owners.</summary>
    public Sequence<Owner> Owners { get; }

    /// <summary>Gets who moves between epochs.</summary>
    public MoveOrder Order { get; }

    /// <summary>Gets the number of arms.</summary>
    public int Arms { get; }

    /// <summary>A population in which every arm has an owner of its own, all alike.</summary>
    /// <param name="arms">Number of arms, at least 1.</param>
    /// <param name="agent">How each decides.</param>
    /// <param name="order">Who moves between epochs.</param>
    /// <returns>The population.</returns>
    /// <exception cref="ArgumentException">There is no arm.</exception>
    public static Population Each(int arms, IStrategicAgent agent, MoveOrder order = MoveOrder.AtOnce) =>
        new(Sequence.Of(Math.Max(arms, 0), arm => new Owner([arm], agent)), order);

    /// <summary>The same population in which some arms act as one; their new owner comes last.</summary>
    /// <param name="members">Arms that join, at least one, increasing.</param>
    /// <param name="agent">How they decide together.</param>
    /// <returns>The population; owners that lost all their arms are gone.</returns>
    /// <exception cref="ArgumentException">A member is no arm of the population.</exception>
    public Population Join(Sequence<int> members, IStrategicAgent agent)
    {
        if (members.Any(member => member < 0 || member >= Arms))
        {
            throw new ArgumentException($"Members must be arms of the population, 0..{Arms - 1}; got {members}.", nameof(members));
        }

        IEnumerable<Owner> rest =
            from owner in Owners
            let left = owner.Arms.Except(members).ToSequence()
            where left.Count > 0
            select new Owner(left, owner.Agent);
        return new([.. rest, new Owner(members, agent)], Order);
    }

    /// <summary>Whether an owner may move after an epoch.</summary>
    internal bool Moves(int owner, int epoch) => Order == MoveOrder.AtOnce || epoch % Owners.Count == owner;
}
