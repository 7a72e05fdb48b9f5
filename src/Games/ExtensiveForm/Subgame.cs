using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>A part of a game tree that is a game by itself.</summary>
/// <remarks>Immutable, compares by value.</remarks>
/// <param name="Game">The subgame, all players kept.</param>
/// <param name="InformationSets">The whole game's number of every set of <see cref="Game"/>, shape [set].</param>
[Reference("selten1965", "subgames")]
public sealed record Subgame(ExtensiveFormGame Game, Sequence<int> InformationSets)
{
    /// <summary>What a profile of the whole game says about the subgame.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>The profile of <see cref="Game"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile is for other information sets.</exception>
    public BehaviorProfile Restrict(BehaviorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (InformationSets.Take(Game.DecisionSets).Any(set => set >= profile.Strategies.Count))
        {
            throw new ArgumentException("The profile must be one of the whole game; it has fewer information sets. Take one that was made for it.", nameof(profile));
        }

        return BehaviorProfile.Create(Game, Sequence.Of(Game.DecisionSets, set => profile.Strategies[InformationSets[set]]));
    }
}
