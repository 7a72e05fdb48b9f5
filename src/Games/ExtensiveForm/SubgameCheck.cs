using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>What anybody would gain by leaving a profile alone in some subgame, exactly.</summary>
/// <remarks>Every subgame is cut out and checked by <see cref="BehaviorCheck"/>. Time O(players · nodes of all subgames). Immutable, compares by value.</remarks>
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
        (Rational largest, int where, int subgames) = (Rational.Zero, 0, 0);
        foreach (int root in game.SubgameRoots())
        {
            cancellation.ThrowIfCancellationRequested();
            Subgame subgame = SubgameSearch.Cut(game, root, _ => null);
            Rational gain = BehaviorCheck.Of(subgame.Game, subgame.Restrict(profile)).LargestGain;
            (largest, where) = gain > largest ? (gain, root) : (largest, where);
            subgames++;
        }

        return new(largest, where, subgames);
    }

    /// <summary>Writes the gain.</summary>
    /// <returns>For example <c>largest gain 1/2 at node 3 of 5 subgames</c>.</returns>
    public override string ToString() => $"largest gain {LargestGain} at node {Root} of {Subgames} subgames";
}
