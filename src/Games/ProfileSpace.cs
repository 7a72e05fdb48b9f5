using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games;

/// <summary>All profiles of one choice per player, numbered: the last player's choice runs fastest.</summary>
/// <remarks>With counts (c₀, c₁, c₂) the profile (i₀, i₁, i₂) has the number (i₀ · c₁ + i₁) · c₂ + i₂. Immutable and thread-safe; every verb is O(1).</remarks>
public sealed record ProfileSpace
{
    private readonly Sequence<int> strides;

    /// <summary>Initializes a space.</summary>
    /// <param name="counts">Number of choices of each player, shape [player], at least one player and one choice each.</param>
    /// <exception cref="ArgumentException">There is no player, a player has no choice, or there are more profiles than an array holds.</exception>
    public ProfileSpace(ReadOnlySpan<int> counts)
    {
        ModelData.RequireSome(counts.Length, "player", nameof(counts));
        int[] steps = new int[counts.Length];
        long count = 1;
        for (int player = counts.Length - 1; player >= 0; player--)
        {
            ModelData.RequireSome(counts[player], $"choice of player {player}", nameof(counts));
            steps[player] = (int)count;
            count *= counts[player];
            if (count > Array.MaxLength)
            {
                throw new ArgumentException(
                    $"There may be at most {Array.MaxLength} profiles; the choices of the players from {player} on make {count} already. Model fewer choices or players.",
                    nameof(counts));
            }
        }

        Counts = Sequence.Create(counts);
        strides = Sequence.Create<int>(steps);
        Count = (int)count;
    }

    /// <summary>Gets the number of choices of each player, shape [player].</summary>
    public Sequence<int> Counts { get; }

    /// <summary>Gets the number of players.</summary>
    public int Players => Counts.Count;

    /// <summary>Gets the number of profiles.</summary>
    public int Count { get; }

    /// <summary>What a player chooses in a profile.</summary>
    /// <param name="profile">Number of the profile.</param>
    /// <param name="player">Index of the player.</param>
    /// <returns>The choice.</returns>
    public int ChoiceOf(int profile, int player) => profile / strides[player] % Counts[player];

    /// <summary>The profile in which one player chooses something else and everybody else the same.</summary>
    /// <param name="profile">Number of the profile.</param>
    /// <param name="player">Index of the player.</param>
    /// <param name="choice">What the player chooses instead.</param>
    /// <returns>Number of the changed profile.</returns>
    public int With(int profile, int player, int choice) => profile + ((choice - ChoiceOf(profile, player)) * strides[player]);

    /// <summary>The choices of a profile.</summary>
    /// <param name="profile">Number of the profile.</param>
    /// <returns>The choices, shape [player].</returns>
    public Sequence<int> Choices(int profile) => Sequence.Of(Players, player => ChoiceOf(profile, player));

    /// <summary>Writes the counts.</summary>
    /// <returns>For example <c>2 × 3 profiles</c>.</returns>
    public override string ToString() => $"{string.Join(" × ", Counts)} profiles";
}
