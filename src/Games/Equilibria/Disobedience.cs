using System.Globalization;

namespace Mechanisms.Games.Equilibria;

/// <summary>One player ignores advice in one situation and takes an action instead.</summary>
/// <param name="Player">Index of the player.</param>
/// <param name="Advised">The action that it was advised to take; null when it decides before any advice.</param>
/// <param name="Profile">The advice to everybody, where that is public; null where the player knows only its own.</param>
/// <param name="Action">What it does.</param>
public sealed record Disobedience(int Player, int? Advised, int? Profile, int Action)
{
    /// <summary>Tells the deviation in words.</summary>
    /// <returns>For example <c>player 0, advised to take action 1, takes action 0</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"player {Player}{Situation}takes action {Action}");

    private string Situation => (Advised, Profile) switch
    {
        ({ } advised, null) => string.Create(CultureInfo.InvariantCulture, $", advised to take action {advised}, "),
        (_, { } profile) => string.Create(CultureInfo.InvariantCulture, $", when profile {profile} is advised in public, "),
        _ => ", before any advice, ",
    };
}
