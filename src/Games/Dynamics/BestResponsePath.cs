using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Dynamics;

/// <summary>The profiles that best responses went through, and how it ended.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record BestResponsePath
{
    internal BestResponsePath(NormalFormGame game, BestResponseDynamics settings, BestResponseEnd end, Sequence<int> profiles, long steps) =>
        (Game, Settings, End, Profiles, Steps) = (game, settings, end, profiles, steps);

    /// <summary>Gets the game.</summary>
    public NormalFormGame Game { get; }

    /// <summary>Gets the settings.</summary>
    public BestResponseDynamics Settings { get; }

    /// <summary>Gets how the path ended.</summary>
    public BestResponseEnd End { get; }

    /// <summary>Gets the profiles in order, the beginning first, each once for as long as it was played: flat indices of <see cref="NormalFormGame.Profiles"/>.</summary>
    public Sequence<int> Profiles { get; }

    /// <summary>Gets the place in <see cref="Profiles"/> from which on they repeat, of which the last is a repetition; null unless the path ended in a cycle.</summary>
    public int? CycleStart { get; internal init; }

    /// <summary>Gets the number of steps, those in which inertia kept everybody included.</summary>
    public long Steps { get; }

    /// <summary>Says how the path ended.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() => End switch
    {
        BestResponseEnd.Equilibrium => string.Create(CultureInfo.InvariantCulture, $"Best responses came to a Nash equilibrium in pure strategies in {Profiles.Count - 1} moves."),
        BestResponseEnd.Cycle => string.Create(CultureInfo.InvariantCulture, $"Best responses go round: {Profiles.Count - 1 - CycleStart!.Value} moves lead back to the same profile. Take inertia, another order, or a method for mixed equilibria."),
        _ => string.Create(CultureInfo.InvariantCulture, $"The limit of {Steps} steps stopped the path. Raise the limit."),
    };

    /// <summary>Writes <see cref="Explain"/>.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Explain();
}
