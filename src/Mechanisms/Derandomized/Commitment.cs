using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mechanisms.Foundations.References;

namespace Mechanisms.Derandomized;

/// <summary>A hash that binds a player to its integers and hides them until it opens it.</summary>
/// <remarks>
/// SHA-256 of the UTF-8 text <c>mechanisms commitment 1</c>, player, integers separated by commas, and nonce, each on a line of its own with a
/// line feed between. The player is part of it, so that a copy of another's commitment cannot be opened. Thread-safe.
/// </remarks>
/// <param name="Digest">The hash, 64 lower-case hexadecimal digits.</param>
[Reference("fips180", "SHA-256")]
public sealed record Commitment(string Digest)
{
    private const string Domain = "mechanisms commitment 1";

    /// <summary>Gets the hash.</summary>
    /// <exception cref="ArgumentException">The value is not 64 lower-case hexadecimal digits.</exception>
    public string Digest { get; init => field = Checked(value); } = Checked(Digest);

    /// <summary>Commits to an opening.</summary>
    /// <param name="opening">What will be revealed.</param>
    /// <returns>What to publish before anybody reveals.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="opening"/> is null.</exception>
    public static Commitment To(Opening opening)
    {
        ArgumentNullException.ThrowIfNull(opening);
        string integers = string.Join(',', opening.Integers.Select(integer => integer.ToString(CultureInfo.InvariantCulture)));
        string text = string.Create(CultureInfo.InvariantCulture, $"{Domain}\n{opening.Player}\n{integers}\n{opening.Nonce}");
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>Whether an opening is the one committed to.</summary>
    /// <param name="opening">What was revealed.</param>
    /// <returns>True when it hashes to <see cref="Digest"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="opening"/> is null.</exception>
    public bool IsOpenedBy(Opening opening) => To(opening).Digest == Digest;

    private static string Checked(string digest) => digest is { Length: 2 * SHA256.HashSizeInBytes } && digest.All(char.IsAsciiHexDigitLower)
        ? digest
        : throw new ArgumentException($"A digest is 64 lower-case hexadecimal digits; got '{digest}'. Make it by Commitment.To.", nameof(digest));
}
