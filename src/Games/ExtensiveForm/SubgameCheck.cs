using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>What anybody would gain by leaving a profile alone in some subgame, exactly.</summary>
/// <remarks>
/// Subgames are looked at from the last to the first; those below one have been, and stand in it for what a best response earns in them, which does not
/// depend on what comes before. So every node is looked at once: time O(players · nodes). Immutable, compares by value.
/// </remarks>
[Reference("selten1965", "the definition")]
public sealed record SubgameCheck
{
    private SubgameCheck(Rational largestGain, int root, int subgames) => (LargestGain, Root, Subgames) = (largestGain, root, subgames);

    /// <summary>Gets the largest gain of a player in a subgame, at least 0.</summary>
    public Rational LargestGain { get; }

    /// <summary>Gets the node at which that subgame begins, the first of several; 0 where nobody gains.</summary>
    public int Root { get; }

    /// <summary>Gets the number of subgames checked.</summary>
    public int Subgames { get; }

    /// <summary>Gets a value indicating whether nobody gains in any subgame: the profile is subgame perfect, exactly.</summary>
    public bool IsEquilibrium => LargestGain.IsZero;

    /// <summary>Checks a profile.</summary>
    /// <param name="game">The game, with perfect recall.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The largest gain and where.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The profile is for other information sets.</exception>
    /// <exception cref="InvalidOperationException">The game has not perfect recall; the message says where.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SubgameCheck Of(ExtensiveFormGame game, BehaviorProfile profile, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(profile);
        BehaviorProfile.RequireShape(game, profile.Strategies);
        game.RequireRecall();
        SubgameGains gains = new(game, profile);
        gains.Find(cancellation);
        return new(gains.Largest, gains.Root, gains.Subgames);
    }

    /// <summary>Writes the gain.</summary>
    /// <returns>For example <c>largest gain 1/2 at node 3 of 5 subgames</c>.</returns>
    public override string ToString() => $"largest gain {LargestGain} at node {Root} of {Subgames} subgames";
}
