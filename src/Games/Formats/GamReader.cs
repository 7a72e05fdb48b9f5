using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Reads games in normal form from GameTracer's .gam text, which GAMUT's generators write.</summary>
/// <remarks>
/// The number of players, the number of strategies of each, then all payoffs of the first player, all of the second, and so on; within a player the first
/// player's strategy varies fastest. Words are parted by blanks and line ends; a word that begins with <c>#</c> begins a comment to the end of its line. Numbers are exact, fractions
/// such as 1/3 are read, too. The form has no names: players and strategies are named by their numbers. Columns are counted in UTF-16 units, from 1.
/// <para>Time and memory O(text). Immutable, thread-safe.</para>
/// </remarks>
[Reference("blum2006", "GameTracer, the .gam form")]
[Reference("nudelman2004", "GAMUT, games in that form")]
public sealed record GamReader
{
    /// <summary>Gets the largest number of characters to read.</summary>
    /// <value>Positive; 1,000,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaximumCharacters
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 1_000_000_000;

    /// <summary>Gets the largest number of payoffs, players × profiles: what a few words can ask memory for.</summary>
    /// <value>Positive; 20,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int MaximumPayoffs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 20_000_000;

    /// <summary>Reads one game.</summary>
    /// <param name="source">The text; read to its end and left open.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The game, without title.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="DataException">The text is no complete game in this form, or too large; the message names line and column.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public NormalFormGame Read(TextReader source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellation.ThrowIfCancellationRequested();
        return new GamDocument(new(source, MaximumCharacters) { HasComments = true }, MaximumPayoffs, cancellation).Read();
    }
}
