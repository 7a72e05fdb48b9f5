using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Derandomized;

/// <summary>What a player reveals: the integers that it committed to, and the nonce that hid them.</summary>
/// <remarks>The nonce must be fresh and unpredictable: drawn by a cryptographic generator, never from a simulation's key that others hold.</remarks>
/// <param name="Player">Index of the player.</param>
/// <param name="Integers">Integers for the games in turn.</param>
/// <param name="Nonce">At least <see cref="ShortestNonce"/> characters.</param>
public sealed record Opening(int Player, Sequence<int> Integers, string Nonce)
{
    /// <summary>Fewest characters of a nonce: 128 bits in hexadecimal.</summary>
    public const int ShortestNonce = 32;

    /// <summary>Gets the nonce.</summary>
    /// <exception cref="ArgumentException">The nonce is null or too short.</exception>
    public string Nonce { get; init => field = Checked(value); } = Checked(Nonce);

    private static string Checked(string nonce) => nonce?.Length >= ShortestNonce
        ? nonce
        : throw new ArgumentException(
            $"A nonce needs at least {ShortestNonce} characters to hide small integers; got {nonce?.Length ?? 0}. Draw 128 bits and write them in hexadecimal.",
            nameof(nonce));
}
