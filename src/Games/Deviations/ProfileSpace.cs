using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>All profiles of finitely many choices per player, numbered so that the last player's choice changes fastest.</summary>
/// <remarks>
/// With counts (c0, c1, c2) the profile (i0, i1, i2) has the flat index (i0 · c1 + i1) · c2 + i2. A unilateral deviation moves the flat index
/// by a multiple of the player's stride. Immutable and thread-safe; compares by value. The default value has no player and one profile.
/// </remarks>
public readonly record struct ProfileSpace
{
    private readonly int othersCount;

    /// <summary>Initializes the space of all profiles.</summary>
    /// <param name="counts">Number of choices of each player, shape [player], each at least 1; their product at most 2³¹ − 1.</param>
    /// <exception cref="ArgumentException">A count is below 1, or there are too many profiles.</exception>
    public ProfileSpace(Sequence<int> counts)
    {
        long count = 1;
        foreach (int choices in counts)
        {
            if (choices < 1)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"Each player must have at least 1 choice; got {choices}. Leave out players without choice, or give them one."), nameof(counts));
            }

            count *= choices;
            if (count > int.MaxValue)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"There may be {int.MaxValue} profiles; {counts} make more. Use fewer players or choices."), nameof(counts));
            }
        }

        Counts = counts;
        othersCount = (int)count - 1;
    }

    /// <summary>Gets the number of choices of each player, shape [player].</summary>
    public Sequence<int> Counts { get; }

    /// <summary>Gets the number of players.</summary>
    public int Players => Counts.Count;

    /// <summary>Gets the number of profiles, at least 1.</summary>
    public int Count => othersCount + 1;

    /// <summary>By how much the flat index grows when a player's choice grows by one.</summary>
    /// <param name="player">Index of the player.</param>
    /// <returns>The product of the counts of all later players.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player.</exception>
    public int Stride(int player)
    {
        _ = Counts[player];
        int stride = 1;
        for (int later = player + 1; later < Players; later++)
        {
            stride *= Counts[later];
        }

        return stride;
    }

    /// <summary>Reads a player's choice from a profile.</summary>
    /// <param name="profile">Flat index of the profile.</param>
    /// <param name="player">Index of the player.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player or profile.</exception>
    public int Choice(int profile, int player)
    {
        RequireProfile(profile);
        return profile / Stride(player) % Counts[player];
    }

    /// <summary>Replaces a player's choice in a profile.</summary>
    /// <param name="profile">Flat index of the profile.</param>
    /// <param name="player">Index of the player.</param>
    /// <param name="choice">The new choice.</param>
    /// <returns>Flat index of the new profile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player, profile or choice.</exception>
    public int With(int profile, int player, int choice)
    {
        RequireChoice(player, choice);
        return profile + ((choice - Choice(profile, player)) * Stride(player));
    }

    /// <summary>Finds the number of a profile.</summary>
    /// <param name="choices">The choice of each player, shape [player].</param>
    /// <returns>Its flat index.</returns>
    /// <exception cref="ArgumentException">There is not one choice per player.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A player has no such choice.</exception>
    public int IndexOf(params ReadOnlySpan<int> choices)
    {
        if (choices.Length != Players)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"A profile must have one choice per player, that is {Players}; got {choices.Length}. Give one for each."), nameof(choices));
        }

        int profile = 0;
        for (int player = 0; player < Players; player++)
        {
            RequireChoice(player, choices[player]);
            profile = (profile * Counts[player]) + choices[player];
        }

        return profile;
    }

    /// <summary>Lists a profile's choices.</summary>
    /// <param name="profile">Flat index of the profile.</param>
    /// <returns>The choice of each player, shape [player].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public Sequence<int> Choices(int profile)
    {
        RequireProfile(profile);
        ProfileSpace space = this;
        return Sequence.Of(Players, player => space.Choice(profile, player));
    }

    /// <summary>Lists the profiles in which a player makes its choice 0: one for each profile of the others.</summary>
    /// <param name="player">Index of the player.</param>
    /// <returns>Flat indices, ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player.</exception>
    public Sequence<int> OfOthers(int player)
    {
        int stride = Stride(player);
        int count = Counts[player];
        return Sequence.Of(Count / count, other => (other / stride * stride * count) + (other % stride));
    }

    private void RequireChoice(int player, int choice)
    {
        if ((uint)choice >= (uint)Counts[player])
        {
            throw new ArgumentOutOfRangeException(nameof(choice), choice, string.Create(
                CultureInfo.InvariantCulture, $"Player {player} has {Counts[player]} choices; got {choice}. Count from 0."));
        }
    }

    private void RequireProfile(int profile)
    {
        if ((uint)profile >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(profile), profile, string.Create(
                CultureInfo.InvariantCulture, $"There are {Count} profiles; got index {profile}. Count from 0."));
        }
    }
}
